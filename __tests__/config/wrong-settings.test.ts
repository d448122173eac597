import { declared, fileWith, fileWithout, inTemporaryFolder, loading } from "./temporary-folder";

inTemporaryFolder();

/** A line of the file beside the whole message. */
type Row = readonly [line: string, message: string];

const schedule = (fields: string): string => `"schedules": { "nightly": { ${fields} } }`;
const expression = (written: string): string =>
  schedule(`"expression": "${written}", "timeZone": "UTC", "state": "DISABLED"`);
const day = '"expression": "rate(1 day)", "timeZone": "UTC", "state": "DISABLED"';
const zones = '"availabilityZones": ["ap-northeast-1a", "ap-northeast-1c"]';
const eitherNetwork =
  'either an own VPC ("availabilityZones", "cidr", "wayOut") or an existing one ("vpcId", "subnetIds", "assignPublicIp")';

describe("a wrong setting is refused with its place, what was found and what is allowed", () => {
  const groups: Readonly<Record<string, readonly Row[]>> = {
    "region, account and names": [
      [
        '"region": "ap-northeast1"',
        'config/dev.json:2:13: region: found "ap-northeast1", allowed an AWS region such as "ap-northeast-1"',
      ],
      [
        '"region": ["ap-northeast-1"]',
        'config/dev.json:2:13: region: found a list of 1, allowed an AWS region such as "ap-northeast-1"',
      ],
      [
        '"account": 123456789012',
        'config/dev.json:6:14: account: found 123456789012, allowed 12 digits in quotes, such as "123456789012"',
      ],
      [
        '"account": null',
        'config/dev.json:6:14: account: found null, allowed 12 digits in quotes, such as "123456789012"',
      ],
      [
        '"namePrefix": "Prod-"',
        'config/dev.json:6:17: namePrefix: found "Prod-", allowed up to 20 lower-case letters, digits and single hyphens, first a letter, not "sg-", such as "prod-"',
      ],
      [
        '"namePrefix": "abcdefghijklmnopqrst-"',
        'config/dev.json:6:17: namePrefix: found "abcdefghijklmnopqrst-", allowed up to 20 lower-case letters, digits and single hyphens, first a letter, not "sg-", such as "prod-"',
      ],
      [
        '"namePrefix": "sg-"',
        'config/dev.json:6:17: namePrefix: found "sg-", allowed up to 20 lower-case letters, digits and single hyphens, first a letter, not "sg-", such as "prod-"',
      ],
      [
        '"repository": "go--batch"',
        'config/dev.json:3:17: repository: found "go--batch", allowed 2 to 236 lower-case letters and digits, first a letter, with single ". _ - /" between, such as "go-batch"',
      ],
      [
        '"stateBucket": "My_bucket"',
        'config/dev.json:6:18: stateBucket: found "My_bucket", allowed 3 to 63 lower-case letters, digits, "-" and ".", first and last a letter or digit',
      ],
      [
        '"stateBucket": "xn--state"',
        'config/dev.json:6:18: stateBucket: found "xn--state", but S3 keeps names that start with "xn--" to itself',
      ],
      [
        '"stateBucket": "state-s3alias"',
        'config/dev.json:6:18: stateBucket: found "state-s3alias", but S3 keeps names that end with "-s3alias" to itself',
      ],
      ['"stateBucket": "a..b"', 'config/dev.json:6:18: stateBucket: found "a..b", but S3 takes no two dots in a row'],
      [
        '"stateBucket": "192.168.5.4"',
        'config/dev.json:6:18: stateBucket: found "192.168.5.4", but S3 takes no name in the form of an IP address',
      ],
      [
        '"logRetentionDays": 31',
        "config/dev.json:6:23: logRetentionDays: found 31, allowed 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653",
      ],
      ['"$schema": 1', "config/dev.json:6:14: $schema: found 1, allowed a path to the JSON Schema in quotes"],
    ],
    tags: [
      [
        '"tags": "team"',
        'config/dev.json:6:11: tags: found "team", allowed an object of texts, such as { "team": "data" }',
      ],
      [
        '"tags": { "rows": 5 }',
        'config/dev.json:6:21: tags.rows: found 5, allowed up to 256 letters, digits, spaces and "_ . : / = + - @", in quotes',
      ],
      [
        '"tags": { "": "data" }',
        'config/dev.json:6:13: tags[""]: found the key "", allowed a key of 1 to 128 letters, digits, spaces and "_ . : / = + - @"',
      ],
      [
        '"tags": { "cost,center": "7" }',
        'config/dev.json:6:13: tags["cost,center"]: found the key "cost,center", allowed a key of 1 to 128 letters, digits, spaces and "_ . : / = + - @"',
      ],
      [
        '"tags": { "AWS:team": "data" }',
        'config/dev.json:6:13: tags["AWS:team"]: found the key "AWS:team", but AWS keeps keys that start with "aws:" to itself',
      ],
      [
        '"tags": { "Team": "data", "team": "data" }',
        'config/dev.json:6:37: tags.team: differs from "Team" only in case, and IAM takes these for one key: keep one',
      ],
      [
        `"tags": { ${Array.from({ length: 50 }, (_, index) => `"t${index}": ""`).join(", ")} }`,
        "config/dev.json:6:11: tags: found 50 tags, allowed at most 49: AWS takes 50, and Name is added",
      ],
      ['"tags": { "__proto__": "data" }', "config/dev.json:6:13: tags.__proto__: this key cannot be used"],
    ],
    "the network": [
      [
        `"network": { ${zones}, "wayOut": "igw" }`,
        'config/dev.json:4:87: network.wayOut: found "igw", allowed "nat", "endpoints" or "public-ip"',
      ],
      [
        `"network": { ${zones}, "wayout": "nat" }`,
        'config/dev.json:4:77: network.wayout: unknown key, did you mean "wayOut"? allowed "cidr", "availabilityZones" or "wayOut"',
      ],
      [
        `"network": { ${zones}, "cidr": "10.0.0.0" }`,
        'config/dev.json:4:85: network.cidr: found "10.0.0.0", allowed an IPv4 range of /16 to /26, such as "10.0.0.0/16"',
      ],
      [
        `"network": { ${zones}, "cidr": "10.0.256.0/16" }`,
        'config/dev.json:4:85: network.cidr: found "10.0.256.0/16", allowed an IPv4 range of /16 to /26, such as "10.0.0.0/16"',
      ],
      [
        `"network": { ${zones}, "cidr": "10.0.0.0/27" }`,
        'config/dev.json:4:85: network.cidr: found "10.0.0.0/27", allowed /16 to /26: it is divided into four subnets, each of /28 or larger',
      ],
      [
        `"network": { ${zones}, "cidr": "10.0.1.64/24" }`,
        'config/dev.json:4:85: network.cidr: found "10.0.1.64/24", which is not the start of a range of /24: write "10.0.1.0/24"',
      ],
      [
        '"network": { "availabilityZones": ["ap-northeast-1a"] }',
        'config/dev.json:4:37: network.availabilityZones: found a list of 1, allowed two zones of the region, such as ["ap-northeast-1a", "ap-northeast-1c"]',
      ],
      [
        '"network": { "availabilityZones": ["ap-northeast-1a", "ap-northeast-1a"] }',
        'config/dev.json:4:57: network.availabilityZones[1]: found "ap-northeast-1a" twice, allowed two different zones',
      ],
      [
        '"network": { "availabilityZones": ["ap-northeast-1a", "c"] }',
        'config/dev.json:4:57: network.availabilityZones[1]: found "c", allowed a zone of the region, such as "ap-northeast-1a"',
      ],
      [
        '"network": { "availabilityZones": ["us-east-1a", "ap-northeast-1c"] }',
        'config/dev.json:4:38: network.availabilityZones[0]: found "us-east-1a", allowed a zone of the region ap-northeast-1, such as "ap-northeast-1a"',
      ],
      ['"network": "default"', `config/dev.json:4:14: network: found "default", allowed ${eitherNetwork}`],
      ['"network": {}', `config/dev.json:4:14: network: found {}, allowed ${eitherNetwork}`],
      [
        `"network": { ${zones}, "vpcId": "vpc-0123456789abcdef0" }`,
        `config/dev.json:4:14: network: found an object with "availabilityZones" and "vpcId", allowed ${eitherNetwork}`,
      ],
      [
        '"network": { "cidr": "10.0.0.0/16" }',
        'config/dev.json:4:14: network.availabilityZones: missing, write two zones of the region, such as ["ap-northeast-1a", "ap-northeast-1c"]',
      ],
      [
        '"network": { "vpcId": "vpc-1", "subnetIds": ["subnet-01234567"] }',
        'config/dev.json:4:25: network.vpcId: found "vpc-1", allowed the id of a VPC, such as "vpc-0123456789abcdef0"',
      ],
      [
        '"network": { "vpcID": "vpc-01234567", "subnetIds": ["subnet-01234567"] }',
        'config/dev.json:4:16: network.vpcID: unknown key, did you mean "vpcId"? allowed "vpcId", "subnetIds" or "assignPublicIp"',
      ],
      [
        '"network": { "vpcId": "vpc-01234567", "subnetIds": [] }',
        'config/dev.json:4:54: network.subnetIds: found [], allowed a list of 1 to 16 ids of subnets, such as ["subnet-0123456789abcdef0"]',
      ],
      [
        '"network": { "vpcId": "vpc-01234567", "subnetIds": ["subnet-01234567", "subnet-01234567"] }',
        'config/dev.json:4:74: network.subnetIds[1]: found "subnet-01234567" twice, allowed once',
      ],
      [
        '"network": { "vpcId": "vpc-01234567", "subnetIds": ["subnet-01234567"], "assignPublicIp": "yes" }',
        'config/dev.json:4:93: network.assignPublicIp: found "yes", allowed true or false',
      ],
    ],
    "container tasks": [
      [
        '"containerTasks": { "extrct": { "cpu": 1024 } }',
        'config/dev.json:6:23: containerTasks.extrct: unknown key, did you mean "extract"? allowed "extract", the container tasks that the app declares',
      ],
      [
        '"containerTasks": { "extract": { "vcpu": 1 } }',
        'config/dev.json:6:36: containerTasks.extract.vcpu: unknown key, did you mean "cpu"? allowed "cpu", "memory", "environment" or "secrets"',
      ],
      [
        '"containerTasks": { "extract": 1024 }',
        'config/dev.json:6:34: containerTasks.extract: found 1024, allowed an object with "cpu", "memory", "environment" and "secrets"',
      ],
      [
        '"containerTasks": { "extract": { "cpu": "512" } }',
        'config/dev.json:6:43: containerTasks.extract.cpu: found "512", allowed 256, 512, 1024, 2048, 4096, 8192 or 16384',
      ],
      [
        '"containerTasks": { "extract": { "memory": 1024.5 } }',
        "config/dev.json:6:46: containerTasks.extract.memory: found 1024.5, allowed a whole number of MiB from 512 to 122880",
      ],
      [
        '"containerTasks": { "extract": { "cpu": 1024, "memory": 1024 } }',
        "config/dev.json:6:59: containerTasks.extract.memory: found 1024, allowed 2048 to 8192 in steps of 1024 (MiB) with cpu 1024",
      ],
      [
        '"containerTasks": { "extract": { "memory": 8192 } }',
        "config/dev.json:6:46: containerTasks.extract.memory: found 8192, allowed 1024, 2048, 3072 or 4096 (MiB) with cpu 512, the default of this task",
      ],
      [
        '"containerTasks": { "extract": { "cpu": 16384 } }',
        "config/dev.json:6:43: containerTasks.extract.cpu: found 16384, which does not go with memory 1024, the default of this task: write memory too, 32768 to 122880 in steps of 8192 (MiB)",
      ],
    ],
    schedules: [
      [
        '"schedules": {}',
        'config/dev.json:5:16: schedules.nightly: missing, write an object with "expression", "timeZone" and "state"',
      ],
      [
        `"schedules": { "nightly": { ${day} }, "hourly": { ${day} } }`,
        'config/dev.json:5:102: schedules.hourly: unknown key, allowed "nightly", the schedules that the app declares',
      ],
      [
        `"schedules": { "nigthly": { ${day} } }`,
        'config/dev.json:5:18: schedules.nigthly: unknown key, did you mean "nightly"? allowed "nightly", the schedules that the app declares',
      ],
      [
        schedule('"expression": "rate(1 day)", "timeZone": "UTC"'),
        'config/dev.json:5:29: schedules.nightly.state: missing, write "ENABLED" or "DISABLED"',
      ],
      [
        schedule('"expression": "rate(1 day)", "timeZone": "UTC", "state": "enabled"'),
        'config/dev.json:5:88: schedules.nightly.state: found "enabled", allowed "ENABLED" or "DISABLED"',
      ],
      [
        expression("every day"),
        'config/dev.json:5:45: schedules.nightly.expression: found "every day", allowed "cron(minute hour day-of-month month day-of-week year)", "rate(value unit)" or "at(yyyy-mm-ddThh:mm:ss)", such as "cron(0 10 * * ? *)"',
      ],
      [
        expression("cron(0 10 * * *)"),
        'config/dev.json:5:45: schedules.nightly.expression: "cron(0 10 * * *)" has 5 fields, EventBridge Scheduler needs 6 (minute hour day-of-month month day-of-week year)',
      ],
      [
        schedule('"expression": "rate(1 day)", "timeZone": "asia/tokyo", "state": "DISABLED"'),
        'config/dev.json:5:72: schedules.nightly.timeZone: found "asia/tokyo", did you mean "Asia/Tokyo"? allowed an IANA time zone such as "Asia/Tokyo" or "UTC"',
      ],
      [
        schedule('"expression": "rate(1 day)", "timeZone": "JST", "state": "DISABLED"'),
        'config/dev.json:5:72: schedules.nightly.timeZone: found "JST", allowed an IANA time zone such as "Asia/Tokyo" or "UTC"',
      ],
      [
        schedule(`${day}, "retryPolicy": { "maximumRetryAttempts": 186 }`),
        "config/dev.json:5:141: schedules.nightly.retryPolicy.maximumRetryAttempts: found 186, allowed a whole number of attempts from 0 to 185",
      ],
      [
        schedule(`${day}, "retryPolicy": { "maximumEventAgeInSeconds": 59 }`),
        "config/dev.json:5:145: schedules.nightly.retryPolicy.maximumEventAgeInSeconds: found 59, allowed a whole number of seconds from 60 to 86400",
      ],
      [
        schedule(`${day}, "deadLetterQueue": false`),
        "config/dev.json:5:119: schedules.nightly.deadLetterQueue: found false, allowed true (to make a queue) or the ARN of an SQS queue in quotes",
      ],
      [
        schedule(`${day}, "deadLetterQueue": "undelivered"`),
        'config/dev.json:5:119: schedules.nightly.deadLetterQueue: found "undelivered", allowed the ARN of a queue, such as "arn:aws:sqs:ap-northeast-1:123456789012:undelivered"',
      ],
      [
        schedule(`${day}, "deadLetterQueue": "arn:aws:sqs:ap-northeast-1:123456789012:undelivered.fifo"`),
        'config/dev.json:5:119: schedules.nightly.deadLetterQueue: found "arn:aws:sqs:ap-northeast-1:123456789012:undelivered.fifo", but EventBridge Scheduler takes no FIFO queue: name a standard one',
      ],
    ],
    "the file as a whole": [
      [
        '"regoin": "ap-northeast-1"',
        'config/dev.json:6:3: regoin: unknown key, allowed "$schema", "region", "account", "namePrefix", "protected", "tags", "stateBucket", "repository", "logRetentionDays", "executionLogging", "tracing", "customerManagedKeys", "flowLogs", "network", "notifications", "containerTasks" or "schedules"',
      ],
      [
        '"name": "dev"',
        'config/dev.json:6:3: name: unknown key, allowed "$schema", "region", "account", "namePrefix", "protected", "tags", "stateBucket", "repository", "logRetentionDays", "executionLogging", "tracing", "customerManagedKeys", "flowLogs", "network", "notifications", "containerTasks" or "schedules"',
      ],
    ],
  };

  for (const [group, rows] of Object.entries(groups)) {
    describe(group, () => {
      it.each(rows)("%s", (line, message) => {
        expect(() => loading(fileWith(line))).toThrow(new Error(message));
      });
    });
  }
});

describe("a setting that has no default must be there", () => {
  it.each<Row>([
    ["region", 'config/dev.json:1:1: region: missing, write an AWS region such as "ap-northeast-1"'],
    [
      "repository",
      'config/dev.json:1:1: repository: missing, write 2 to 236 lower-case letters and digits, first a letter, with single ". _ - /" between, such as "go-batch"',
    ],
    ["network", `config/dev.json:1:1: network: missing, write ${eitherNetwork}`],
    ["schedules", 'config/dev.json:1:1: schedules: missing, write an object with "nightly"'],
  ])("%s", (key, message) => {
    expect(() => loading(fileWithout(key))).toThrow(new Error(message));
  });

  it("reports a misspelt key once, not as missing too", () => {
    const text = fileWith('"account": "123456789012"').replace('"region"', '"Region"');
    expect(() => loading(text)).toThrow(
      /^config\/dev\.json:2:3: Region: unknown key, did you mean "region"\? allowed [^\n]*$/,
    );
  });
});

describe("all findings come at once", () => {
  it("one line each, in the order of the file", () => {
    const text = `{
  "region": "tokyo",
  "region": "ap-northeast-1",
  "network": {
    "availabilityZones": ["us-east-1a", "ap-northeast-1c"],
    "wayOut": "igw"
  },
  "tags": { "Team": "a", "team": "b", "rows": 1 },
  "containerTasks": { "extract": { "cpu": 4096, "gpu": 1 } },
  "schedules": { "nightly": { "expression": "cron(0 10 * * * *)", "timeZone": "Tokyo" } },
  "extra": null
}
`;
    expect(() => loading(text)).toThrow(
      new Error(
        [
          'config/dev.json:1:1: repository: missing, write 2 to 236 lower-case letters and digits, first a letter, with single ". _ - /" between, such as "go-batch"',
          "config/dev.json:3:3: region: written twice, first on line 2: keep one",
          'config/dev.json:5:27: network.availabilityZones[0]: found "us-east-1a", allowed a zone of the region ap-northeast-1, such as "ap-northeast-1a"',
          'config/dev.json:6:15: network.wayOut: found "igw", allowed "nat", "endpoints" or "public-ip"',
          'config/dev.json:8:34: tags.team: differs from "Team" only in case, and IAM takes these for one key: keep one',
          'config/dev.json:8:47: tags.rows: found 1, allowed up to 256 letters, digits, spaces and "_ . : / = + - @", in quotes',
          "config/dev.json:9:43: containerTasks.extract.cpu: found 4096, which does not go with memory 1024, the default of this task: write memory too, 8192 to 30720 in steps of 1024 (MiB)",
          'config/dev.json:9:49: containerTasks.extract.gpu: unknown key, allowed "cpu", "memory", "environment" or "secrets"',
          'config/dev.json:10:29: schedules.nightly.state: missing, write "ENABLED" or "DISABLED"',
          'config/dev.json:10:45: schedules.nightly.expression: found "cron(0 10 * * * *)", but EventBridge Scheduler needs "?" in exactly one of day-of-month and day-of-week: write "cron(0 10 * * ? *)"',
          'config/dev.json:10:79: schedules.nightly.timeZone: found "Tokyo", allowed an IANA time zone such as "Asia/Tokyo" or "UTC"',
          'config/dev.json:11:3: extra: unknown key, allowed "$schema", "region", "account", "namePrefix", "protected", "tags", "stateBucket", "repository", "logRetentionDays", "executionLogging", "tracing", "customerManagedKeys", "flowLogs", "network", "notifications", "containerTasks" or "schedules"',
        ].join("\n"),
      ),
    );
  });

  it("says so where the app declares no name that could be allowed", () => {
    const text = fileWith('"containerTasks": { "extract": {} }');
    expect(() => loading(text, { ...declared, containerTasks: {} })).toThrow(
      new Error(
        "config/dev.json:6:23: containerTasks.extract: unknown key, allowed none: the app declares no container tasks",
      ),
    );
  });
});
