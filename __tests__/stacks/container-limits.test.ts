import { goBatch } from "../../asl/machines/container-tasks";
import { containerLimits } from "../../stacks/container-limits";

const limitsWith = (container: Partial<(typeof goBatch)["container"]>) =>
  containerLimits({ ...goBatch, container: { ...goBatch.container, ...container } });

it("runs a program as nobody, on a file system that it cannot write to, without any capability", () => {
  expect(containerLimits(goBatch)).toEqual({
    user: "65532:65532",
    readonlyRootFilesystem: true,
    linuxParameters: { capabilities: { add: [], drop: ["ALL"] } },
  });
});

it("takes another user, and a disk to write to for a reason", () => {
  expect(limitsWith({ user: "1000" })).toMatchObject({ user: "1000", readonlyRootFilesystem: true });
  expect(limitsWith({ user: "1000:1001" })).toMatchObject({ user: "1000:1001" });
  expect(limitsWith({ writableRootFilesystem: { reason: "sorts in /tmp" } })).toMatchObject({
    user: "65532:65532",
    readonlyRootFilesystem: false,
  });
});

it.each(["0", "0:0", "00", "0:1000", "root", "", "1000:", "-1"])("refuses the user %j", (user) => {
  expect(() => limitsWith({ user })).toThrow(
    `container task "taskDefinition": found the user ${JSON.stringify(user)}, allowed a number above 0, alone or with a group, such as "1000:1000"`,
  );
});
