/** Wrong names, accounts, tags and keys. */
import type { Edit } from "./edit";

export const namesAndKeys: readonly Edit[] = [
  {
    what: "a region without its hyphen",
    replace: '"ap-northeast-1",',
    by: '"ap-northeast1",',
    says: 'config/dev.json:3:13: region: found "ap-northeast1", allowed an AWS region such as "ap-northeast-1"',
  },
  {
    what: "a list as region",
    replace: '"region": "ap-northeast-1"',
    by: '"region": ["ap-northeast-1"]',
    says: 'config/dev.json:3:13: region: found a list of 1, allowed an AWS region such as "ap-northeast-1"',
  },
  {
    what: "an account as a number",
    replace: '"repository"',
    by: '"account": 123456789012, "repository"',
    says: 'config/dev.json:4:14: account: found 123456789012, allowed 12 digits in quotes, such as "123456789012"',
  },
  {
    what: "an account of eleven digits",
    replace: '"repository"',
    by: '"account": "12345678901", "repository"',
    says: 'config/dev.json:4:14: account: found "12345678901", allowed 12 digits in quotes, such as "123456789012"',
  },
  {
    what: "null as a value",
    replace: '"repository"',
    by: '"account": null, "repository"',
    says: 'config/dev.json:4:14: account: found null, allowed 12 digits in quotes, such as "123456789012"',
  },
  {
    what: "a prefix with a capital",
    replace: '"repository"',
    by: '"namePrefix": "Prod-", "repository"',
    says: 'config/dev.json:4:17: namePrefix: found "Prod-", allowed up to 20 lower-case letters, digits and single hyphens, first a letter, not "sg-", such as "prod-"',
  },
  {
    what: "a prefix of 21 characters",
    replace: '"repository"',
    by: '"namePrefix": "abcdefghijklmnopqrst-", "repository"',
    says: 'config/dev.json:4:17: namePrefix: found "abcdefghijklmnopqrst-", allowed up to 20 lower-case letters, digits and single hyphens, first a letter, not "sg-", such as "prod-"',
  },
  {
    what: "a repository in capitals",
    replace: "go-batch",
    by: "Go-Batch",
    says: 'config/dev.json:4:17: repository: found "Go-Batch", allowed 2 to 236 lower-case letters and digits, first a letter, with single ". _ - /" between, such as "go-batch"',
  },
  {
    what: "a repository with two hyphens",
    replace: "go-batch",
    by: "go--batch",
    says: 'config/dev.json:4:17: repository: found "go--batch", allowed 2 to 236 lower-case letters and digits, first a letter, with single ". _ - /" between, such as "go-batch"',
  },
  {
    what: "a bucket's name with an underscore",
    replace: '"repository"',
    by: '"stateBucket": "my_bucket", "repository"',
    says: 'config/dev.json:4:18: stateBucket: found "my_bucket", allowed 3 to 63 lower-case letters, digits, "-" and ".", first and last a letter or digit',
  },
  {
    what: "a bucket's name like an IP address",
    replace: '"repository"',
    by: '"stateBucket": "192.168.5.4", "repository"',
    says: 'config/dev.json:4:18: stateBucket: found "192.168.5.4", but S3 takes no name in the form of an IP address',
  },
  {
    what: "a bucket's name of 64 characters",
    replace: '"repository"',
    by: '"stateBucket": "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggg", "repository"',
    says: 'config/dev.json:4:18: stateBucket: found "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggg", allowed 3 to 63 lower-case letters, digits, "-" and ".", first and last a letter or digit',
  },
  {
    what: "days that CloudWatch Logs does not have",
    replace: '"repository"',
    by: '"logRetentionDays": 31, "repository"',
    says: "config/dev.json:4:23: logRetentionDays: found 31, allowed 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653",
  },
  {
    what: "yes for true",
    replace: '"repository"',
    by: '"protected": "yes", "repository"',
    says: 'config/dev.json:4:16: protected: found "yes", allowed true or false',
  },
  {
    what: "a tag that AWS keeps to itself",
    replace: '"repository"',
    by: '"tags": { "aws:team": "data" }, "repository"',
    says: 'config/dev.json:4:13: tags["aws:team"]: found the key "aws:team", but AWS keeps keys that start with "aws:" to itself',
  },
  {
    what: "a tag with a number",
    replace: '"repository"',
    by: '"tags": { "rows": 5 }, "repository"',
    says: 'config/dev.json:4:21: tags.rows: found 5, allowed up to 256 letters, digits, spaces and "_ . : / = + - @", in quotes',
  },
  {
    what: "two tags that differ in case",
    replace: '"repository"',
    by: '"tags": { "Team": "a", "team": "b" }, "repository"',
    says: 'config/dev.json:4:34: tags.team: differs from "Team" only in case, and IAM takes these for one key: keep one',
  },
  {
    what: "a misspelt key",
    replace: '"wayOut"',
    by: '"wayout"',
    says: 'config/dev.json:7:5: network.wayout: unknown key, did you mean "wayOut"? allowed "cidr", "availabilityZones" or "wayOut"',
  },
  {
    what: "an unknown key",
    replace: '"repository"',
    by: '"vpc": {}, "repository"',
    says: 'config/dev.json:4:3: vpc: unknown key, allowed "$schema", "region", "account", "namePrefix", "protected", "tags", "stateBucket", "repository", "logRetentionDays", "executionLogging", "tracing", "customerManagedKeys", "flowLogs", "network", "notifications", "containerTasks" or "schedules"',
  },
  {
    what: "a key written twice",
    replace: '"repository"',
    by: '"region": "ap-northeast-1", "repository"',
    says: "config/dev.json:4:3: region: written twice, first on line 3: keep one",
  },
  {
    what: "a key twice in an inner object",
    replace: '"wayOut": "nat"',
    by: '"wayOut": "nat", "wayOut": "endpoints"',
    says: "config/dev.json:7:22: network.wayOut: written twice, first on line 7: keep one",
  },
  {
    what: "a key that objects cannot hold",
    replace: '"repository"',
    by: '"__proto__": {}, "repository"',
    says: "config/dev.json:4:3: __proto__: this key cannot be used",
  },
];
