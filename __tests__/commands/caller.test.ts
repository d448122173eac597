import { refuseOtherAccount } from "../../commands/caller";
import { Failure } from "../../commands/verb";
import { exampleEnvironment } from "../stacks/example-environment";

it("refuses the credentials of another account than the configured one", () => {
  const environment = { ...exampleEnvironment, name: "prod", account: "111111111111" };
  expect(() => refuseOtherAccount(environment, "222222222222")).toThrow(
    new Failure(
      'config/prod.json: account is "111111111111", but the credentials are of the account 222222222222; use credentials of 111111111111 (AWS_PROFILE), or choose another environment with --env',
    ),
  );
  expect(() => refuseOtherAccount(environment, "111111111111")).not.toThrow();
});

it("takes any account where none is configured", () => {
  expect(() => refuseOtherAccount(exampleEnvironment, "222222222222")).not.toThrow();
});
