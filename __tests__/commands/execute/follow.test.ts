import { type HistoryEvent, SFNClient } from "@aws-sdk/client-sfn";
import { eventsAfter, followExecution } from "../../../commands/execute/follow";
import { answering } from "../answering";

const executionArn = "arn:aws:states:ap-northeast-1:123456789012:execution:nightly:1";
const json = (body: object) => ({
  status: 200,
  headers: { "content-type": "application/x-amz-json-1.0" },
  body: JSON.stringify(body),
});

/** Step Functions with a history of 7 events, three on a page, the newest first. */
const historyOf7 = () =>
  answering(({ body }) => {
    const newest = Number(JSON.parse(body).nextToken ?? 7);
    const ids = [newest, newest - 1, newest - 2].filter((id) => id > 0);
    return json({
      events: ids.map((id) => ({
        id,
        previousEventId: id - 1,
        type: "PassStateEntered",
        timestamp: 1_800_000_000 + id,
      })),
      ...(newest > 3 && { nextToken: String(newest - 3) }),
    });
  });

const idsOf = (events: readonly HistoryEvent[]) => events.map(({ id }) => id);
const goesOn = new AbortController().signal;

it.each([
  [0, [1, 2, 3, 4, 5, 6, 7], 3],
  [3, [4, 5, 6, 7], 2],
  [5, [6, 7], 1],
  [7, [], 1],
])("reads the events after %i in order, and no page further than it must", async (id, ids, requests) => {
  const { settings, asked, close } = await historyOf7();
  expect(idsOf(await eventsAfter(id, new SFNClient(settings), executionArn, goesOn))).toEqual(ids);
  expect(asked.map(({ body }) => JSON.parse(body).reverseOrder)).toEqual(Array(requests).fill(true));
  close();
});

it("stops waiting as soon as the signal aborts", async () => {
  const { settings, asked, close } = await historyOf7();
  const following = followExecution(
    new SFNClient(settings),
    executionArn,
    () => undefined,
    AbortSignal.abort("SIGINT"),
  );
  await expect(following).rejects.toMatchObject({ name: "AbortError" });
  expect(asked).toEqual([]);
  close();
});
