import { pipedOutput } from "../../commands/cdktf/piped-output";

/** What goes to the output, and what is kept as errors, of texts written one after the other. */
const taken = (...chunks: readonly string[]) => {
  const lines: string[] = [];
  const output = pipedOutput("app", (line) => lines.push(line));
  for (const chunk of chunks) output.take(chunk);
  return { lines, errors: output.errors() };
};

it("hands lines on as they come, without control codes, however they are cut", () => {
  expect(taken("app  \u001b[1maws_vpc.v", "pc (vpc): Creating...\u001b[0m\u001b[0m\n\n     still", " here\n")).toEqual({
    lines: ["app  aws_vpc.vpc (vpc): Creating...", "", "     still here"],
    errors: "",
  });
});

it("leaves out the last frame, whose outputs are cut at 80 characters", () => {
  expect(
    taken('app  Apply complete!\n\n     Outputs:\n\n  app\n  images = {\n    "batch": "12345\n6789"\n  }\n').lines,
  ).toEqual(["app  Apply complete!", "", "     Outputs:", ""]);
});

it("keeps Terraform's errors apart, in its own words", () => {
  const { lines, errors } = taken(
    [
      "app  aws_iam_role.role (role): Creating...",
      "app  Error: creating IAM Role (role): EntityAlreadyExists",
      "",
      "       with aws_iam_role.role (role),",
      "     Error: creating something else",
      "",
      "app  Error: execution halted",
      "",
      "",
      "0 Stacks deploying     1 Stack done     0 Stacks waiting",
      "",
    ].join("\n"),
  );
  expect(lines).toEqual(["app  aws_iam_role.role (role): Creating..."]);
  expect(errors).toBe(
    "Error: creating IAM Role (role): EntityAlreadyExists\n\n  with aws_iam_role.role (role),\n\nError: creating something else",
  );
});

it("does not take a resource that is called Error for an error", () => {
  expect(
    taken('app  + resource "aws_sqs_queue" "Error" {\n         name = <<-EOT\n             Error: none\n').errors,
  ).toBe("");
});
