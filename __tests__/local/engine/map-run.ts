import type { Json } from "../../../asl/language/definition";
import { type Clock, skippingClock } from "../../../local/engine/clock";
import { execute } from "../../../local/engine/drive";
import type { Execution } from "../../../local/engine/execution";
import type { HistoryEvent } from "../../../local/engine/history";
import { type Objects, ObjectsError } from "../../../local/engine/objects";
import type { World } from "../../../local/engine/world";

const states = "arn:aws:states:ap-northeast-1:000000000000";

export const parentArn = `${states}:execution:m:e`;

/** What a run of a machine left. */
export interface Run {
  readonly execution: Execution;
  /** The events of the parent as `id <- previous id: type` and details, if there are some. */
  readonly history: readonly string[];
  readonly result: Execution["result"];
  /** The events of the children, by ARN, in the order in which they began. */
  readonly children: ReadonlyMap<string, readonly HistoryEvent[]>;
}

/** Runs a machine whose time is simulated. */
export async function run(
  definition: object,
  input: Json,
  objects?: Objects,
  clock: Clock = skippingClock({ now: () => 0 }),
): Promise<Run> {
  const events: HistoryEvent[] = [];
  const children = new Map<string, HistoryEvent[]>();
  const random = { last: 1 };
  const world: World = {
    taskOf: () => {
      throw new Error("these machines call nothing");
    },
    clock,
    record: (arn, event) => {
      if (arn === parentArn) events.push(event);
      else children.set(arn, [...(children.get(arn) ?? []), event]);
    },
    line: () => {},
    newToken: () => "token",
    random: () => {
      // The generator of Park and Miller.
      random.last = (random.last * 16_807) % 2_147_483_647;
      return random.last / 2_147_483_647;
    },
    signal: new AbortController().signal,
    ...(objects && { objects }),
  };
  const machine = {
    arn: `${states}:stateMachine:m`,
    name: "m",
    region: "ap-northeast-1",
    roleArn: "arn:aws:iam::000000000000:role/r",
    definition: definition as { StartAt: string; States: Record<string, never> },
  };
  const execution = await execute({ machine, name: "e", input }, world);
  const history = events.map(({ id, previousEventId, timestamp: _, type, ...details }) =>
    [`${id} <- ${previousEventId}: ${type}`, shown(Object.values(details)[0])].join(" ").trim(),
  );
  return { execution, history, result: execution.result, children };
}

/** Details that this is about, without names and payloads. */
function shown(details: unknown): string {
  const { length, error, cause } = (details ?? {}) as Record<string, unknown>;
  return [length, error, cause].filter((part) => part !== undefined).join(" | ");
}

/** A machine that is one distributed Map, whose children give what they get. */
export const distributedMap = (
  fields: object,
  body: object = { StartAt: "give", States: { give: { Type: "Pass", End: true } } },
) => ({
  StartAt: "map",
  States: {
    map: {
      Type: "Map",
      ItemProcessor: { ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" }, ...body },
      End: true,
      ...fields,
    },
  },
});

/** A body that fails for items over 10. */
export const failsOver10 = {
  StartAt: "choose",
  States: {
    choose: { Type: "Choice", Choices: [{ Variable: "$", NumericGreaterThan: 10, Next: "fail" }], Default: "give" },
    give: { Type: "Pass", End: true },
    fail: { Type: "Fail", Error: "TooLarge", Cause: "over 10" },
  },
};

/** Buckets in memory: what is in them by key, by bucket. */
export function bucketsOf(buckets: Record<string, Record<string, string | Buffer>>): Objects {
  const bucketAt = (name: string) => {
    const bucket = buckets[name];
    if (bucket === undefined) throw new ObjectsError("The specified bucket does not exist");
    return bucket;
  };
  return {
    read: async (bucket, key) => {
      const body = bucketAt(bucket)[key];
      if (body === undefined) throw new ObjectsError("The specified key does not exist.");
      return Buffer.from(body);
    },
    list: async (bucket, prefix) =>
      Object.entries(bucketAt(bucket))
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, body]) => ({ key, size: Buffer.byteLength(body), lastModified: 1_789_180_622_500, md5: "401b" })),
    write: async (bucket, key, body) => {
      bucketAt(bucket)[key] = body;
    },
  };
}
