import { linesOf } from "../../../commands/explain-iam/lines";
import { paintFor } from "../../../local/paint";

const plain = paintFor({ write: () => true }, {});
const statement = { effect: "Allow", principals: [], actions: [], resources: [], conditions: [], neededBy: [] };

it("tells a role as a list: what, on what, under which condition, for whom", () => {
  const lines = linesOf(
    {
      name: "role nightly",
      trusts: [
        {
          ...statement,
          principals: ["Service states.amazonaws.com"],
          conditions: ["StringEquals aws:SourceAccount <account>"],
        },
      ],
      statements: [
        {
          ...statement,
          actions: ["a:One", "a:Two"],
          resources: ["r1", "r2"],
          conditions: ["ArnEquals k v"],
          neededBy: ['state "s"', 'state "t"'],
        },
      ],
      unreadable: [],
    },
    plain,
  );
  expect(lines).toEqual([
    "role nightly",
    "  is taken on by Service states.amazonaws.com",
    "    if  StringEquals aws:SourceAccount <account>",
    "  allows a:One",
    "         a:Two",
    "    on  r1",
    "        r2",
    "    if  ArnEquals k v",
    '    for state "s"',
    '        state "t"',
    "",
  ]);
});

it("says that a role may do nothing, that something is denied, and that nobody wrote down why", () => {
  expect(linesOf({ name: "role idle", trusts: [], statements: [], unreadable: [] }, plain)).toEqual([
    "role idle",
    "  may do nothing",
    "",
  ]);
  const denied = { ...statement, effect: "Deny", principals: ["AWS *"], actions: ["s3:*"] };
  expect(linesOf({ name: "bucket", trusts: [], statements: [denied], unreadable: [] }, plain)).toEqual([
    "bucket",
    "  denies s3:*",
    "    to  AWS *",
    "    for nothing that is written down",
    "",
  ]);
});

it("says never of a role that it may do nothing, where its rights cannot be read", () => {
  const unreadable = ["aws_iam_role_policy_attachment.admin"];
  expect(linesOf({ name: "role admin", trusts: [], statements: [], unreadable }, plain)).toEqual([
    "role admin",
    "  and aws_iam_role_policy_attachment.admin, which cannot be read here",
    "",
  ]);
});
