/** What the language's tests share: container tasks and machines to name, and resources whose names can be read in the output. */
import { type ContainerTask, input, stateMachine } from "../../../asl/language";
import type { Definition } from "../../../asl/language/definition";
import type { MachineNode } from "../../../asl/language/nodes/statement";
import { type Resolve, render } from "../../../asl/language/render/render-machine";

export const job: ContainerTask = {
  name: "job",
  container: { name: "main", imageFolder: "job", environment: {} },
  cpu: 256,
  memory: 512,
};

/** An input with keys at two depths, one of them optional. */
export interface ChildInput {
  readonly table: string;
  readonly limits: { readonly rows: number; readonly unit: string };
  readonly tags?: readonly string[];
}

/** A child whose input and output have types. */
export const child = stateMachine("child", input<ChildInput>(), ({ input, step }) => {
  step.runTask("load", job, { command: [input.table] });
  return { table: input.table, rows: input.limits.rows };
});

export const resources: Resolve = {
  partition: "aws",
  attributeOf: ({ attribute, resource }) =>
    attribute === "AwsvpcConfiguration" ? { Subnets: ["subnet"] } : `<${attribute} of ${resource.name}>`,
};

export const definitionOf = (machine: MachineNode): Definition => render(machine, resources);
