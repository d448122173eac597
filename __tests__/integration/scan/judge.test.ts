import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { configJsonSchema } from "../../../config/json-schema";
import { exceptions, judge, type Report } from "./judge";

const report = (failed: readonly (readonly [check: string, resource: string])[] = []): Report => ({
  summary: { passed: 10, parsing_errors: 0, resource_count: 5 },
  results: { failed_checks: failed.map(([check_id, resource]) => ({ check_id, resource, check_name: "Ensure it" })) },
});
const exception = { check: "CKV_1", resource: "aws_vpc", reason: "why", price: "nothing" };

it("counts what passed and what is excepted, over all plans", () => {
  expect(judge([report([["CKV_1", "aws_vpc.vpc"]]), report([["CKV_1", "aws_vpc.other"]])], [exception])).toEqual({
    passed: 20,
    excepted: 2,
    open: [],
    idle: [],
  });
});

it.each([
  ["another check", "CKV_2", "aws_vpc.vpc"],
  ["another type of resource", "CKV_1", "aws_vpc_endpoint.s3"],
])("leaves a finding of %s open", (_, check, resource) => {
  const { open, excepted } = judge(
    [
      report([
        ["CKV_1", "aws_vpc.vpc"],
        [check, resource],
      ]),
    ],
    [exception],
  );
  expect(open).toEqual([`${check} ${resource}: Ensure it`]);
  expect(excepted).toBe(1);
});

it("tells an exception that is about nothing", () => {
  expect(judge([report()], [exception]).idle).toEqual(["CKV_1 aws_vpc: no such finding"]);
});

it.each([
  ["could not read its plan", { passed: 10, parsing_errors: 1, resource_count: 5 }],
  ["found no resource in it", { passed: 10, parsing_errors: 0, resource_count: 0 }],
  ["checked nothing", { passed: 0, parsing_errors: 0, resource_count: 5 }],
])("takes nothing from a checkov that %s", (_, summary) => {
  expect(() => judge([{ ...report(), summary }], [])).toThrow("checkov did not read the plan");
});

describe("every exception", () => {
  const page = readFileSync(path.join(__dirname, "../../../docs/hardening.md"), "utf8");
  const schema = configJsonSchema({ schedules: [], containerTasks: {} }) as { properties: object };

  it("is there once", () => {
    const names = exceptions.map(({ check, resource }) => `${check} ${resource}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(exceptions)("$check has a reason and a price, is on the page, and names an option that exists", (one) => {
    expect(one.reason).toMatch(/\.$/);
    expect(one.price).not.toBe("");
    expect(page).toContain(`\`${one.check}\``);
    if (one.option !== undefined) expect(Object.keys(schema.properties)).toContain(one.option);
  });

  it("is about a type of resource that the provider has", () => {
    for (const { resource } of exceptions) {
      const folder = resource.replace(/^aws_/, "").replaceAll("_", "-");
      expect(existsSync(path.join(__dirname, "../../../node_modules/@cdktf/provider-aws/lib", folder))).toBe(true);
    }
  });
});
