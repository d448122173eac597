import { z } from "zod";
import { environmentVariables, namesOnce, secrets } from "./container-environment";
import { onAnyObject } from "./text";
import { listed } from "./wording";

/** What a task runs with: CPU units (1024 are one vCPU) and memory in MiB. */
export interface TaskSize {
  readonly cpu: number;
  readonly memory: number;
}

const gigabytes = (from: number, to: number, step = 1): readonly number[] =>
  Array.from({ length: (to - from) / step + 1 }, (_, index) => (from + index * step) * 1024);

/**
 * Memory in MiB that Fargate takes with each number of CPU units.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html
 */
const memoryByCpu: ReadonlyMap<number, readonly number[]> = new Map([
  [256, [512, 1024, 2048]],
  [512, gigabytes(1, 4)],
  [1024, gigabytes(2, 8)],
  [2048, gigabytes(4, 16)],
  [4096, gigabytes(8, 30)],
  [8192, gigabytes(16, 60, 4)],
  [16384, gigabytes(32, 120, 8)],
]);

const cpu = z.literal([...memoryByCpu.keys()]);
const memory = z.int("a whole number of MiB from 512 to 122880").min(512).max(122_880);

/**
 * The settings of one container task. A size left out keeps the value of `defaults`, so the pair that is checked
 * against Fargate's table is the one that will run.
 */
export const containerTask = (defaults: TaskSize) =>
  z
    .strictObject({
      cpu: z.exactOptional(cpu).describe(`CPU units: 1024 are one vCPU. Default: ${defaults.cpu}.`),
      memory: z
        .exactOptional(memory)
        .describe(`Memory in MiB, as Fargate takes it with the CPU units. Default: ${defaults.memory}.`),
      environment: z.exactOptional(environmentVariables),
      secrets: z.exactOptional(secrets),
    })
    .superRefine((written, context) => {
      const size = z.object({ cpu: z.exactOptional(cpu), memory: z.exactOptional(memory) }).safeParse(written);
      if (!size.success) return;
      const taken = { ...defaults, ...size.data };
      const allowed = memoryByCpu.get(taken.cpu) ?? [];
      if (allowed.includes(taken.memory)) return;
      if (size.data.memory !== undefined) {
        const which = size.data.cpu === undefined ? ", the default of this task" : "";
        const message = `found ${taken.memory}, allowed ${mebibytes(allowed)} with cpu ${taken.cpu}${which}`;
        context.addIssue({ code: "custom", path: ["memory"], message });
      } else if (size.data.cpu !== undefined) {
        const message = `found ${taken.cpu}, which does not go with memory ${taken.memory}, the default of this task: write memory too, ${mebibytes(allowed)}`;
        context.addIssue({ code: "custom", path: ["cpu"], message });
      }
    }, onAnyObject)
    .superRefine(namesOnce, onAnyObject)
    .describe("Overrides of this container task, and what its container is given.");

/** What is wrong with a size, as the rest of a sentence; `undefined` when Fargate has it. */
export const sizeFault = ({ cpu, memory }: TaskSize): string | undefined => {
  const allowed = memoryByCpu.get(cpu);
  if (allowed === undefined) return `cpu: found ${cpu}, allowed ${listed([...memoryByCpu.keys()], "or")}`;
  return allowed.includes(memory)
    ? undefined
    : `memory: found ${memory}, allowed ${mebibytes(allowed)} with cpu ${cpu}`;
};

const mebibytes = (values: readonly number[]): string => {
  const [first = 0, second = 0] = values;
  if (values.length <= 4) return `${listed(values, "or")} (MiB)`;
  return `${first} to ${values.at(-1)} in steps of ${second - first} (MiB)`;
};
