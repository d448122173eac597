import type { LifecycleRule } from "@aws-sdk/client-s3";
import { lifecycleInWords, withLifecycle } from "../../../commands/bootstrap/lifecycle";

const oldVersions: LifecycleRule = {
  ID: "old-versions",
  Status: "Enabled",
  Filter: { Prefix: "" },
  NoncurrentVersionExpiration: { NoncurrentDays: 90, NewerNoncurrentVersions: 10 },
};
const incompleteUploads: LifecycleRule = {
  ID: "incomplete-uploads",
  Status: "Enabled",
  Filter: { Prefix: "" },
  AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
};
const logs: LifecycleRule = { ID: "logs", Status: "Enabled", Filter: { Prefix: "logs/" }, Expiration: { Days: 30 } };

it("adds both rules to a bucket without any", () => {
  expect(withLifecycle([])).toEqual([oldVersions, incompleteUploads]);
});

it("says in words what they do", () => {
  expect(lifecycleInWords).toBe(
    "old versions expire after 90 days, the newest 10 of each object never; incomplete uploads after 7 days",
  );
});

it("puts nothing where both are in force, in one rule or two, after any number of days", () => {
  expect(withLifecycle([oldVersions, incompleteUploads])).toBeUndefined();
  const both: LifecycleRule = {
    ID: "ours",
    Status: "Enabled",
    Prefix: "",
    NoncurrentVersionExpiration: { NoncurrentDays: 365 },
    AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
  };
  expect(withLifecycle([both])).toBeUndefined();
});

it("keeps the rules that are there, and adds what they do not do", () => {
  expect(withLifecycle([logs, incompleteUploads])).toEqual([logs, incompleteUploads, oldVersions]);
});

it.each<readonly [what: string, rule: LifecycleRule]>([
  ["disabled", { ...oldVersions, Status: "Disabled" }],
  ["for a part of the bucket", { ...oldVersions, Filter: { Prefix: "dev/" } }],
  ["for a part of the bucket, in the older form", { ...oldVersions, Filter: undefined, Prefix: "dev/" }],
  ["for objects with a tag", { ...oldVersions, Filter: { Tag: { Key: "a", Value: "b" } } }],
  ["for large objects", { ...oldVersions, Filter: { ObjectSizeGreaterThan: 1000 } }],
])("does not count a rule that is %s, and takes its place when it has our id", (_, rule) => {
  expect(withLifecycle([rule, incompleteUploads])).toEqual([incompleteUploads, oldVersions]);
  const named = { ...rule, ID: "theirs" };
  expect(withLifecycle([named, incompleteUploads])).toEqual([named, incompleteUploads, oldVersions]);
});
