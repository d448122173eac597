import { expressionFault } from "../../config/schedule-expression";

describe("EventBridge Scheduler takes", () => {
  it.each([
    "cron(0 10 * * ? *)",
    "cron(15,45 0-6 1 JAN-MAR ? 2026)",
    "cron(*/5 8-17/3 ? * MON-FRI 2026-2030)",
    "cron(0/15 0 1/7 */2 ? 2026/2)",
    "cron(0 0 L * ? *)",
    "cron(0 0 29 2 ? *)",
    "cron(0 0 29 FEB ? 2027-2028)",
    "cron(0 0 30,31 2,3 ? *)",
    "cron(0 0 LW * ? *)",
    "cron(0 0 31W * ? *)",
    "cron(0 0 ? * 1,SAT *)",
    "cron(0 0 ? * 6L *)",
    "cron(0 0 ? * FRI#5 *)",
    "cron(0 0 ? * * 1970,2199)",
    "cron(0 0 ? FEB L *)",
    "rate(1 minute)",
    "rate(90 minutes)",
    "rate(1 day)",
    "at(2028-02-29T23:59:59)",
  ])("%s", (expression) => {
    expect(expressionFault(expression)).toBeUndefined();
  });
});

describe("EventBridge Scheduler refuses, and we say why", () => {
  const minute = "allowed 0-59 with , - * /";
  const hour = "allowed 0-23 with , - * /";
  const dayOfMonth = "allowed 1-31 with , - * /, or alone ?, L (last day) or 15W (weekday nearest the 15th)";
  const month = "allowed 1-12 or JAN-DEC with , - * /";
  const dayOfWeek =
    "allowed 1-7 (1 is SUN) or SUN-SAT with , - *, or alone ?, L (Saturday), 6L (last Friday) or 6#3 (third Friday)";
  const year = "allowed 1970-2199 with , - * /";
  const oneDayField = 'but EventBridge Scheduler needs "?" in exactly one of day-of-month and day-of-week';
  const fields = "EventBridge Scheduler needs 6 (minute hour day-of-month month day-of-week year)";
  const rate = 'allowed a whole number from 1 and minutes, hours or days, such as "rate(5 minutes)" or "rate(1 day)"';
  const at = 'allowed a date and time that exist, as at(yyyy-mm-ddThh:mm:ss), such as "at(2030-01-31T10:00:00)"';

  it.each<readonly [expression: string, sentence: string]>([
    ["cron(0 10 31 2 ? *)", 'found "cron(0 10 31 2 ? *)", which never comes: 31 February does not exist'],
    ["cron(0 10 30 FEB ? 2028)", 'found "cron(0 10 30 FEB ? 2028)", which never comes: 30 February does not exist'],
    ["cron(0 10 31 4,6 ? *)", 'found "cron(0 10 31 4,6 ? *)", which never comes: 31 April or June does not exist'],
    ["cron(0 10 29 2 ? 2027)", 'found "cron(0 10 29 2 ? 2027)", which never comes: 29 February does not exist in 2027'],
    ["cron()", `"cron()" has 0 fields, ${fields}`],
    ["cron(hourly)", `"cron(hourly)" has 1 field, ${fields}`],
    ["cron(0 10 * * *)", `"cron(0 10 * * *)" has 5 fields, ${fields}`],
    ["cron(0 0 10 * * ? *)", `"cron(0 0 10 * * ? *)" has 7 fields, ${fields}`],
    ["cron(60 10 * * ? *)", `found minute "60" in "cron(60 10 * * ? *)", ${minute}`],
    ["cron(? 10 * * ? *)", `found minute "?" in "cron(? 10 * * ? *)", ${minute}`],
    ["cron(-1 10 * * ? *)", `found minute "-1" in "cron(-1 10 * * ? *)", ${minute}`],
    ["cron(0, 10 * * ? *)", `found minute "0," in "cron(0, 10 * * ? *)", ${minute}`],
    ["cron(*/0 10 * * ? *)", `found minute "*/0" in "cron(*/0 10 * * ? *)", ${minute}`],
    ["cron(*/60 10 * * ? *)", `found minute "*/60" in "cron(*/60 10 * * ? *)", ${minute}`],
    ["cron(/5 10 * * ? *)", `found minute "/5" in "cron(/5 10 * * ? *)", ${minute}`],
    ["cron(*-5 10 * * ? *)", `found minute "*-5" in "cron(*-5 10 * * ? *)", ${minute}`],
    ["cron(0 24 * * ? *)", `found hour "24" in "cron(0 24 * * ? *)", ${hour}`],
    ["cron(0 22-2 * * ? *)", 'found hour "22-2" in "cron(0 22-2 * * ? *)", which runs backwards: write "22-23,0-2"'],
    ["cron(0 10 0 * ? *)", `found day-of-month "0" in "cron(0 10 0 * ? *)", ${dayOfMonth}`],
    ["cron(0 10 32W * ? *)", `found day-of-month "32W" in "cron(0 10 32W * ? *)", ${dayOfMonth}`],
    ["cron(0 10 1,L * ? *)", `found day-of-month "1,L" in "cron(0 10 1,L * ? *)", ${dayOfMonth}`],
    ["cron(0 10 * 13 ? *)", `found month "13" in "cron(0 10 * 13 ? *)", ${month}`],
    ["cron(0 10 * jan ? *)", `found month "jan" in "cron(0 10 * jan ? *)", ${month}`],
    ["cron(0 10 ? * 0 *)", `found day-of-week "0" in "cron(0 10 ? * 0 *)", ${dayOfWeek}`],
    ["cron(0 10 ? * MON/2 *)", `found day-of-week "MON/2" in "cron(0 10 ? * MON/2 *)", ${dayOfWeek}`],
    ["cron(0 10 ? * MON#6 *)", `found day-of-week "MON#6" in "cron(0 10 ? * MON#6 *)", ${dayOfWeek}`],
    [
      "cron(0 10 ? * FRI-SUN *)",
      'found day-of-week "FRI-SUN" in "cron(0 10 ? * FRI-SUN *)", which runs backwards: write "FRI-SAT,SUN"',
    ],
    ["cron(0 10 * * ? 1969)", `found year "1969" in "cron(0 10 * * ? 1969)", ${year}`],
    ["cron(0 10 * * ? 2026-2200)", `found year "2026-2200" in "cron(0 10 * * ? 2026-2200)", ${year}`],
    ["cron(0 10 * * * *)", `found "cron(0 10 * * * *)", ${oneDayField}: write "cron(0 10 * * ? *)"`],
    ["cron(0 10 ? * ? *)", `found "cron(0 10 ? * ? *)", ${oneDayField}: write "cron(0 10 * * ? *)"`],
    ["cron(0 10 1 * * *)", `found "cron(0 10 1 * * *)", ${oneDayField}: write "cron(0 10 1 * ? *)"`],
    ["cron(0 10 * * MON *)", `found "cron(0 10 * * MON *)", ${oneDayField}: write "cron(0 10 ? * MON *)"`],
    ["cron(0 10 1 * MON *)", `found "cron(0 10 1 * MON *)", ${oneDayField}`],
    ["rate(1 minutes)", 'found "rate(1 minutes)": write "rate(1 minute)"'],
    ["rate(5 minute)", 'found "rate(5 minute)": write "rate(5 minutes)"'],
    ["rate(0 minutes)", `found "rate(0 minutes)", ${rate}`],
    ["rate(1.5 hours)", `found "rate(1.5 hours)", ${rate}`],
    ["rate(30 seconds)", `found "rate(30 seconds)", ${rate}`],
    ["at(2027-02-29T00:00:00)", `found "at(2027-02-29T00:00:00)", ${at}`],
    ["at(2027-01-01T24:00:00)", `found "at(2027-01-01T24:00:00)", ${at}`],
    ["at(2027-01-01)", `found "at(2027-01-01)", ${at}`],
    ["at(2027-01-01T00:00:00Z)", `found "at(2027-01-01T00:00:00Z)", ${at}`],
  ])("%s", (expression, sentence) => {
    expect(expressionFault(expression)).toBe(sentence);
  });
});
