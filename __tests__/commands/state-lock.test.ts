import { lockedSentences } from "../../commands/state-lock";

it("says who holds a lock, since when, and how to release it", () => {
  const lock = { ID: "0decf86e-f9de", Who: "ana@laptop", Created: "2026-11-25T00:42:06.123456789Z" };
  expect(lockedSentences("app", lock)).toBe(
    [
      "the state of app is locked by ana@laptop since 2026-11-25 00:42:06 UTC, lock 0decf86e-f9de.",
      "If that run is still going on, wait until it ends. If it was killed, release its lock and run this command again:",
      "  terraform -chdir=cdktf.out/stacks/app force-unlock 0decf86e-f9de",
      "docs/interrupted-deploy.md says what else a killed run can leave behind.",
    ].join("\n"),
  );
});
