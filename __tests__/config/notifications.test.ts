import { declared, fileWith, inTemporaryFolder, loading } from "./temporary-folder";

inTemporaryFolder();

const either = 'either { "email": "on-call@example.com" } or { "none": "the reason in words" }';
const address = 'a mail address, such as "on-call@example.com"';

it.each<readonly [line: string, means: object]>([
  ['"notifications": { "email": "on-call@example.com" }', { email: "on-call@example.com" }],
  ['"notifications": { "email": "o\'neil+batch@mail.example.co.jp" }', { email: "o'neil+batch@mail.example.co.jp" }],
  [
    '"notifications": { "email": "on-call@example.com", "withoutCause": true }',
    { email: "on-call@example.com", withoutCause: true },
  ],
  ['"notifications": { "none": "nobody waits for it" }', { none: "nobody waits for it" }],
])("%s says who is told", (line, means) => {
  expect(loading(fileWith(line)).notifications).toEqual(means);
});

it("tells nobody where nothing is said, in an environment that is not protected and whose schedules are DISABLED", () => {
  expect(loading(fileWith('"protected": false'))).not.toHaveProperty("notifications");
});

it("has it stated in a protected environment, also that it is nobody", () => {
  expect(() => loading(fileWith('"protected": true'))).toThrow(
    new Error(
      'config/dev.json:6:16: protected: found true, but nothing says who is told when a run fails: write "notifications": { "email": "on-call@example.com" }, or { "none": "the reason in words" }',
    ),
  );
  const both = '"protected": true, "notifications": { "none": "a trial of two days" }';
  expect(loading(fileWith(both)).notifications).toEqual({ none: "a trial of two days" });
});

it("has it stated as soon as a schedule is ENABLED, told once", () => {
  const enabled = '{ "expression": "rate(1 day)", "timeZone": "UTC", "state": "ENABLED" }';
  const schedules = `"schedules": { "nightly": ${enabled} }`;
  const says =
    'schedules.nightly.state: found "ENABLED", but nothing says who is told when a run fails: write "notifications": { "email": "on-call@example.com" }, or { "none": "the reason in words" }';
  expect(() => loading(fileWith(schedules))).toThrow(new Error(`config/dev.json:5:88: ${says}`));
  const two = `"schedules": { "nightly": ${enabled}, "hourly": ${enabled} }`;
  expect(() => loading(fileWith(two), { ...declared, schedules: ["nightly", "hourly"] })).toThrow(
    new Error(`config/dev.json:5:88: ${says}`),
  );
  const stated = `"notifications": { "none": "a trial" }, ${schedules}`;
  expect(loading(fileWith(stated).replace(/"schedules".*"DISABLED" } },\n/, "")).notifications).toEqual({
    none: "a trial",
  });
});

it.each<readonly [line: string, message: string]>([
  ['"notifications": "on-call@example.com"', `:20: notifications: found "on-call@example.com", allowed ${either}`],
  ['"notifications": {}', `:20: notifications: found {}, allowed ${either}`],
  [
    '"notifications": { "email": "a@example.com", "none": "why" }',
    `:20: notifications: found an object with "email" and "none", allowed ${either}`,
  ],
  ['"notifications": { "email": "on-call" }', `:31: notifications.email: found "on-call", allowed ${address}`],
  [
    '"notifications": { "email": "a@b@example.com" }',
    `:31: notifications.email: found "a@b@example.com", allowed ${address}`,
  ],
  [
    '"notifications": { "email": "a b@example.com" }',
    `:31: notifications.email: found "a b@example.com", allowed ${address}`,
  ],
  [
    '"notifications": { "email": ["a@example.com"] }',
    `:31: notifications.email: found a list of 1, allowed ${address}`,
  ],
  [
    '"notifications": { "email": "a@example.com", "withoutCause": "yes" }',
    ':64: notifications.withoutCause: found "yes", allowed true or false',
  ],
  [
    '"notifications": { "mail": "a@example.com" }',
    ':22: notifications.mail: unknown key, did you mean "email"? allowed "email" or "withoutCause"',
  ],
  [
    '"notifications": { "none": " " }',
    ':30: notifications.none: found " ", allowed the reason in words, such as "staging: nobody waits for it"',
  ],
])("refuses %s", (line, message) => {
  expect(() => loading(fileWith(line))).toThrow(new Error(`config/dev.json:6${message}`));
});
