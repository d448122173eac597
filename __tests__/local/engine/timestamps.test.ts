import { momentOf } from "../../../local/engine/timestamps";

it.each([
  ["1970-01-01T00:00:00Z", 0, ""],
  ["1970-01-01T01:00:00+01:00", 0, ""],
  ["1969-12-31T16:30:00-07:30", 0, ""],
  ["2026-11-24T00:00:00.5Z", Date.UTC(2026, 10, 24) + 500, ""],
  ["1970-01-01T00:00:00.000250Z", 0, "25"],
  ["1970-01-01T00:00:00.123456789000Z", 123, "456789"],
])(
  "%s is %d milliseconds after the beginning of 1970, and the digits %j of another one",
  (text, milliseconds, rest) => {
    expect(momentOf(text)).toEqual({ milliseconds, rest });
  },
);

// The first five are recorded on the service: LocalStack's test_wait_timestamp_invalid.
it.each([
  "2016-12-05 21:29:29Z",
  "2016-12-05T21:29:29",
  "2016-13-05T21:29:29Z",
  "2016-12-05T25:29:29Z",
  "05-12-2016T21:29:29Z",
  "2016-02-30T00:00:00Z",
  "",
])("%j is no moment", (text) => {
  expect(momentOf(text)).toBeUndefined();
});
