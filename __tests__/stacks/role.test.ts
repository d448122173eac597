import { appStack, reference } from "./example-app";
import { synthesized } from "./synthesized";

it("makes no policy for a role that needs no rights: a task's own, until its program needs some", () => {
  const { resource } = synthesized(appStack());
  expect(resource.aws_iam_role).toHaveProperty("taskDefinitionTaskRole");
  expect(resource.aws_iam_role_policy).not.toHaveProperty("taskDefinitionTaskRolePolicy");
});

it("refuses a role whose name is longer than IAM takes", () => {
  const namePrefix = `${"p".repeat(40)}-`;
  expect(() => appStack({ ...reference, namePrefix })).toThrow(
    `role "${namePrefix}taskDefinitionExecutionRole": its name has 68 characters, IAM takes 64; shorten the name of what it belongs to`,
  );
});
