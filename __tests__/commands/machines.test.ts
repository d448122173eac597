import { machineArn, machineNames, notDeployed, refuseUnknownMachine } from "../../commands/machines";
import { Failure } from "../../commands/verb";
import { exampleEnvironment } from "../stacks/example-environment";

const environment = { ...exampleEnvironment, name: "prod", namePrefix: "prod-" };

it("names a deployed machine by prefix, account and region, in the partition of the caller", () => {
  const caller = { account: "123456789012", partition: "aws-cn" };
  expect(machineArn("nightly", { ...environment, region: "cn-north-1" }, caller)).toBe(
    "arn:aws-cn:states:cn-north-1:123456789012:stateMachine:prod-nightly",
  );
});

describe("a name that no machine has", () => {
  const refused = (written: string) => () => refuseUnknownMachine(written, ["nightly", "hourly"]);
  const all = "asl/machines/state-machines.ts has: nightly, hourly";

  it.each([
    ["nigthly", `there is no state machine "nigthly"; did you mean nightly?\n${all}`],
    ["prod-hourly", `there is no state machine "prod-hourly"\n${all}`],
  ])("%s is refused, with the nearest one where one is near", (written, sentence) => {
    expect(refused(written)).toThrow(new Failure(sentence, 2));
  });

  it("is told apart from the app's own", () => {
    expect(machineNames()).toContain("execStepFunctionsStateMachine");
    expect(() => refuseUnknownMachine("execStepFunctionsStateMachine")).not.toThrow();
  });
});

it("says what to run when machines are not deployed", () => {
  const caller = { account: "123456789012", partition: "aws" };
  const where = "deployed in account 123456789012, region ap-northeast-1; run: npm run deploy -- --env prod";
  expect(notDeployed("nightly", environment, caller).message).toBe(`the state machine prod-nightly is not ${where}`);
  expect(notDeployed(undefined, environment, caller).message).toBe(`no state machine is ${where}`);
});

it("finds the definitions only when it is asked, so that somebody is there to tell what is wrong with one", () => {
  jest.isolateModules(() => {
    jest.doMock("../../asl/machines/state-machines", () => {
      throw new Error("a wrong definition");
    });
    for (const command of ["execute", "runs"]) expect(() => require(`../../commands/${command}`)).not.toThrow();
    const { machineNames: ofWrongDefinitions } = require("../../commands/machines");
    expect(ofWrongDefinitions).toThrow("a wrong definition");
  });
});
