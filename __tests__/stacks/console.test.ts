import { consolePage } from "../../stacks/console";

it.each([
  ["ap-northeast-1", "https://ap-northeast-1.console.aws.amazon.com/a"],
  ["us-gov-west-1", "https://us-gov-west-1.console.amazonaws-us-gov.com/a"],
  ["cn-north-1", "https://cn-north-1.console.amazonaws.cn/a"],
  ["eusc-de-east-1", "https://eusc-de-east-1.console.amazonaws-eusc.eu/a"],
  ["us-iso-east-1", undefined],
  ["us-isob-east-1", undefined],
  ["eu-isoe-west-1", undefined],
])("a page for %s is %s", (region, page) => {
  expect(consolePage(region, "a")).toBe(page);
});
