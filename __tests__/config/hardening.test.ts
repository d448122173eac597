import { fileWith, inTemporaryFolder, loading } from "./temporary-folder";

inTemporaryFolder();

const task = (fields: string): string => `"containerTasks": { "extract": { ${fields} } }`;
const reference =
  'a reference to a secret, never its text: the whole ARN of a Secrets Manager secret or of an SSM parameter, or a parameter\'s name that begins with "/", such as "/batch/db-password"';
const wayOut = (name: string): string =>
  `which everybody who sees the task definition can read: keep it in Secrets Manager or as an SSM parameter, and write a reference to it in "secrets", such as { "${name}": "/path/of/parameter" }`;

it.each<readonly [line: string, means: object]>([
  [
    task('"environment": { "LOG_LEVEL": "", "_1": "${HOME} %{x}" }'),
    { containerTasks: { extract: { environment: { LOG_LEVEL: "", _1: "${HOME} %{x}" } } } },
  ],
  [
    task('"secrets": { "DB_PASSWORD": "/batch/db-password" }'),
    { containerTasks: { extract: { secrets: { DB_PASSWORD: "/batch/db-password" } } } },
  ],
  ['"executionLogging": {}', { executionLogging: { level: "ALL", includeExecutionData: false } }],
  ['"executionLogging": { "level": "OFF" }', { executionLogging: { level: "OFF", includeExecutionData: false } }],
  ['"tracing": true', { tracing: true, customerManagedKeys: false, flowLogs: false }],
])("takes %s", (line, means) => {
  expect(loading(fileWith(line))).toMatchObject(means);
});

it.each<readonly [line: string, message: string]>([
  [
    task('"environment": { "DB_PASSWORD": "hunter2" }'),
    `config/dev.json:6:68: containerTasks.extract.environment.DB_PASSWORD: found text for a variable that is called like a secret, ${wayOut("DB_PASSWORD")}; give it another name if it is none`,
  ],
  [
    task('"environment": { "DB": "mysql://batch:hunter2@db/orders" }'),
    `config/dev.json:6:59: containerTasks.extract.environment.DB: found an address with a password as text, ${wayOut("DB")}`,
  ],
  [
    task('"environment": { "LOG-LEVEL": "debug" }'),
    'config/dev.json:6:53: containerTasks.extract.environment.LOG-LEVEL: found the key "LOG-LEVEL", allowed a name of up to 255 letters, digits and "_", first no digit, such as "LOG_LEVEL"',
  ],
  [
    task('"environment": { "RETRIES": 3 }'),
    "config/dev.json:6:64: containerTasks.extract.environment.RETRIES: found 3, allowed text in quotes",
  ],
  [
    task('"environment": ["LOG_LEVEL=debug"]'),
    'config/dev.json:6:51: containerTasks.extract.environment: found a list of 1, allowed an object of texts, such as { "LOG_LEVEL": "debug" }',
  ],
  [
    task('"secrets": { "DB_PASSWORD": "hunter2" }'),
    `config/dev.json:6:64: containerTasks.extract.secrets.DB_PASSWORD: found 7 characters that are no reference, allowed ${reference}`,
  ],
  [
    task('"environment": { "USER": "batch" }, "secrets": { "USER": "/batch/user" }'),
    'config/dev.json:6:93: containerTasks.extract.secrets.USER: "USER" stands in "environment" too, and ECS takes a name once: keep one',
  ],
  [
    '"executionLogging": { "level": "all" }',
    'config/dev.json:6:34: executionLogging.level: found "all", allowed "ALL", "ERROR", "FATAL" or "OFF"',
  ],
  [
    '"executionLogging": { "includeData": true }',
    'config/dev.json:6:25: executionLogging.includeData: unknown key, allowed "level" or "includeExecutionData"',
  ],
  ['"tracing": "on"', 'config/dev.json:6:14: tracing: found "on", allowed true or false'],
  ['"customerManagedKeys": 1', "config/dev.json:6:26: customerManagedKeys: found 1, allowed true or false"],
])("refuses %s with its place, and without repeating a secret", (line, message) => {
  expect(() => loading(fileWith(line))).toThrow(new Error(message));
  expect(message).not.toContain("hunter2");
});

it("refuses flow logs of a VPC that is not the environment's own", () => {
  const text = fileWith('"network": { "vpcId": "vpc-01234567", "subnetIds": ["subnet-01234567"] }');
  expect(() => loading(text.replace("{\n", '{ "flowLogs": true,\n'))).toThrow(
    new Error(
      "config/dev.json:1:15: flowLogs: found true with an existing VPC, whose flow logs are its owner's: leave it out, or name an own VPC",
    ),
  );
});

it("refuses data in a log that is off", () => {
  expect(() => loading(fileWith('"executionLogging": { "level": "OFF", "includeExecutionData": true }'))).toThrow(
    new Error(
      'config/dev.json:6:65: executionLogging.includeExecutionData: found true with the level "OFF", which logs nothing: leave it out, or choose another level',
    ),
  );
});
