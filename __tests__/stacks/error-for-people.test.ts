import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformStack, Testing } from "cdktf";
import { DefinitionError } from "../../asl/language/errors";
import { ConfigurationError } from "../../config/errors";
import { errorForPeople } from "../../stacks/error-for-people";

const thrownBy = (action: () => unknown): unknown => {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
};

describe("an error that ends the app", () => {
  it.each([
    new ConfigurationError("config/dev.json:3: region: found 7"),
    new DefinitionError('state machine "nightly": found no state'),
  ])("is its sentence alone when it is written for people: $name", (error) => {
    expect(errorForPeople(error)).toBe(error.message);
  });

  it("is the findings alone when it comes from a validation of a stack", () => {
    const stack = new TerraformStack(Testing.app(), "app");
    stack.node.addValidation({ validate: () => ["first finding", "second finding"] });
    expect(errorForPeople(thrownBy(() => Testing.synth(stack, true)))).toBe(
      "[app] first finding\n[app] second finding",
    );
  });

  it("is the findings alone when it comes from a validation of the app", () => {
    const app = Testing.app();
    new AwsProvider(new TerraformStack(app, "app"), "aws", {});
    app.node.addValidation({ validate: () => ["first finding", "second finding"] });
    expect(errorForPeople(thrownBy(() => app.synth()))).toBe("first finding\nsecond finding");
  });

  it("keeps its stack and its cause when nobody foresaw it", () => {
    const shown = errorForPeople(new TypeError("x is not a function", { cause: new Error("deeper") }));
    expect(shown).toMatch(/^TypeError: x is not a function\n +at .*error-for-people\.test\.ts/);
    expect(shown).toContain("deeper");
  });

  it("is shown as it is when it is no error at all", () => {
    expect(errorForPeople({ code: 7 })).toBe("{ code: 7 }");
  });
});
