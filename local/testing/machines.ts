import type { Definition, Json } from "../../asl/language/definition";
import type { MachineNode } from "../../asl/language/nodes/statement";
import { type Resolve, render } from "../../asl/language/render/render-machine";
import { CannotRun } from "../cannot-run";
import { readPlainDefinition } from "../plain-definition";
import type { Machine } from "../read-stacks";
import { asJson } from "./answer";

/** A definition in the Amazon States Language, as it is or as the path of the JSON file that holds it. */
export type PlainDefinition = string | Definition | { readonly StartAt: string; readonly States: object };

/** Where machines of tests are: nobody's account, in the region of AWS's own examples. */
const place = { region: "us-east-1", account: "000000000000" };
const arnOf = (service: string, resource: string) => `arn:aws:${service}:${place.region}:${place.account}:${resource}`;

/** ARNs that can be read: `arn:aws:ecs:us-east-1:000000000000:cluster/taskDefinition`. */
const placeholders: Resolve = {
  partition: "aws",
  attributeOf: ({ attribute, resource: { name } }) => {
    switch (attribute) {
      case "StateMachineArn":
        return arnOf("states", `stateMachine:${name}`);
      case "Cluster":
        return arnOf("ecs", `cluster/${name}`);
      case "TaskDefinition":
        return arnOf("ecs", `task-definition/${name}`);
      case "AwsvpcConfiguration":
        return { Subnets: ["subnet-1"], SecurityGroups: ["sg-1"] };
    }
  },
};

/** A machine of the language with its definition, placeholders standing for what only an environment knows. */
export const typedMachine = (node: MachineNode): Machine =>
  machine(node.name, `machine ${node.name}`, render(node, placeholders) as unknown as Json);

/** The machine of a plain definition. An object's is called `definition`. @throws CannotRun for a file that is none */
export function plainMachine(definition: PlainDefinition): Machine {
  if (typeof definition !== "string") return machine("definition", "the definition of the test", asJson(definition));
  try {
    return readPlainDefinition(definition, process.cwd()).machines[0] as Machine;
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error;
    // A test has no options.
    throw new CannotRun(error.sentences.map((sentence) => sentence.replace(/^--definition /, "definition ")));
  }
}

const machine = (name: string, at: string, definition: Json): Machine => ({
  name,
  id: name,
  arn: arnOf("states", `stateMachine:${name}`),
  region: place.region,
  place: at,
  roleArn: () => `arn:aws:iam::${place.account}:role/${name}`,
  definition: () => definition,
});
