/** Brings an environment to what this checkout says, step by step. */
import type { Environment } from "../config/schema";
import { changeStack } from "./change-stack";
import { chosenEnvironment, environmentOption } from "./environment";
import { builderOption, namedBuilder } from "./image/choose-builder";
import type { NamedImage } from "./image/named-images";
import { missingImages, pushMissingImages } from "./image/push-images";
import { approvalOption, isInteractive, readyToChange } from "./ready-to-change";
import { stepsOf } from "./steps";
import { synthesize } from "./synthesize";
import { Failure, readArguments, runAsProcess, type Verb } from "./verb";

const usage = `npm run deploy -- [--env NAME] [--auto-approve] [--builder docker|ko]

Deploys an environment: checks the configuration and whose the credentials are, writes the stacks, deploys the repository (ecr), pushes
the images that are missing, looks whether all are in ECR, and deploys everything else (app). Before a stack it shows what would
change, and asks. It goes on where an interrupted deploy stopped, and changes nothing where nothing has changed.

  --env NAME      the environment; the default is DEPLOY_ENV, then dev
  --auto-approve  does not ask; needed where there is no terminal
  --builder NAME  what builds images, as in npm run image
`;

const options = { ...environmentOption, ...approvalOption, ...builderOption } as const;

/** Ends with 0 only when everything is deployed. */
export const deploy: Verb = async (argv, process) => {
  const { values } = readArguments({ usage, options }, argv);
  const builder = namedBuilder(values);
  const autoApprove = values["auto-approve"] === true;
  const step = stepsOf(process);
  const environment = await step("check", async () => {
    const chosen = chosenEnvironment(values, process.env);
    await readyToChange(chosen, { command: "deploy", autoApprove, canAsk: isInteractive(process) }, process);
    return chosen;
  });
  await step("synth", () => synthesize(environment, process));
  await step("ecr", () => changeStack({ verb: "deploy", stack: "ecr", autoApprove }, environment, process));
  await step("image", async () => {
    const tell = (line: string) => process.stdout.write(`${line}\n`);
    for (const { uri, digest } of await pushMissingImages(environment, { builder, tell }, process)) {
      tell(`${uri}  ${digest}`);
    }
  });
  await step("image in ECR", async () => refuseMissing(await missingImages(environment, process), environment));
  await step("app", () => changeStack({ verb: "deploy", stack: "app", autoApprove }, environment, process));
  return 0;
};

/**
 * A task definition can name an image that is not there; its tasks then fail to start.
 * @throws Failure that names what is missing
 */
export const refuseMissing = (missing: readonly NamedImage[], { name }: Pick<Environment, "name">): void => {
  const [first] = missing;
  if (first === undefined) return;
  const tags = missing.map(({ tag }) => tag).join(", ");
  throw new Failure(
    `the repository ${first.repository} has no image ${tags}, so app is not deployed; push it with \`npm run image -- --env ${name}\``,
  );
};

if (require.main === module) runAsProcess(deploy, usage);
