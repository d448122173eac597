/** The environment `dev` as it is shipped, from the first command to the last. */
import type { Life } from "../log";
import type { Stage } from "./stage";
import { bootstrap } from "./whole-life/bootstrap";
import { changes } from "./whole-life/changes";
import { executions } from "./whole-life/executions";
import { firstDeploy } from "./whole-life/first-deploy";
import { rollBack, theEnd } from "./whole-life/roll-back";

export const wholeLife = (stage: Stage): Life => ({
  name: stage.name,
  steps: [
    ...bootstrap(stage),
    ...firstDeploy(stage),
    ...changes(stage),
    ...executions(stage),
    ...rollBack(stage),
    ...theEnd(stage),
  ],
});
