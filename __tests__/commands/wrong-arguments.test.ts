/** Every command as a process: a wrong argument is one sentence on stderr and exit code 2, before anything is asked or written. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import path from "node:path";
import { text } from "node:stream/consumers";
import { report } from "../report";

jest.setTimeout(60_000);

const root = path.join(__dirname, "../..");

/** Runs a command without credentials and without a way to AWS. */
const running = async (command: string, ...argv: readonly string[]) => {
  const child = spawn(process.execPath, ["--require", "tsx/cjs", `commands/${command}.ts`, ...argv], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      AWS_ENDPOINT_URL: "http://127.0.0.1:9",
      AWS_EC2_METADATA_DISABLED: "true",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  return { code, stdout, stderr: stderr.replace(/^\(node:\d+\) [\s\S]*?\(Use `node --trace-warnings.*\)\n/, "") };
};

const help = "(--help shows the arguments)";
const helpOfLocal = "(npm run local -- --help shows the arguments)";
const machine = "execEcsRunStateMachine1";
const machines =
  "asl/machines/state-machines.ts has: execEcsRunStateMachine1, execEcsRunStateMachine2, execStepFunctionsStateMachine";
const quotes = `in a shell the whole JSON stands in single quotes: --input '{"commands":["a"],"env":"b"}'`;

const rows: readonly (readonly [argv: string, says: string])[] = [
  ["local", `the name of a state machine is missing ${helpOfLocal}`],
  [`local ${machine} --inptu {}`, `--inptu is no option of this command; did you mean --input? ${helpOfLocal}`],
  [`local ${machine} --input`, `--input needs a value ${helpOfLocal}`],
  [`local ${machine} --input --from x`, `--input needs a value ${helpOfLocal}`],
  [`local ${machine} --input {} --input {}`, `--input is written twice ${helpOfLocal}`],
  [`local ${machine} --input {'a':1}`, `--input is not JSON: invalid symbol at line 1, column 2; ${quotes}`],
  [`local ${machine} --input @none.json`, `--input @none.json: there is no file ${root}/none.json`],
  [`local ${machine} other`, `one state machine can be run at a time, found also: other ${helpOfLocal}`],
  ["execute", `machine is missing ${help}`],
  [
    "execute execEcsRunStateMachine3",
    `there is no state machine "execEcsRunStateMachine3"; did you mean execEcsRunStateMachine1?\n${machines}`,
  ],
  [`execute ${machine} --env --json`, `--env needs a value ${help}`],
  [`execute ${machine} --env=`, `--env needs a value ${help}`],
  [`execute ${machine} --json=yes`, `--json takes no value ${help}`],
  [`execute ${machine} -v`, `-v is no option of this command ${help}`],
  [`execute ${machine} --input {"a":1`, `--input is not JSON: close brace expected at line 1, column 7; ${quotes}`],
  [`execute ${machine} --input @.`, `--input @.: ${root} is a folder`],
  ["runs --limit 0", '--limit: found "0", allowed a whole number from 1 to 100'],
  ["runs --limit 1.5", '--limit: found "1.5", allowed a whole number from 1 to 100'],
  ["runs --limit", `--limit needs a value ${help}`],
  ["plan --envv dev", `--envv is no option of this command; did you mean --env? ${help}`],
  ["plan app", `found more than this command takes: app ${help}`],
  ["deploy --env dev --env prod", `--env is written twice ${help}`],
  ["deploy --builder podman", '--builder: found "podman", allowed docker or ko (--help shows the arguments)'],
  ["destroy --confirm", `--confirm needs a value ${help}`],
  ["image --builder", `--builder needs a value ${help}`],
  ["bootstrap --env", `--env needs a value ${help}`],
  ["explain-iam --env", `--env needs a value ${help}`],
  ["config-schema --env dev", `--env is no option of this command ${help}`],
];

let refused = 0;
afterAll(() => report(`wrong arguments refused: ${refused} of ${rows.length}`));

const schema = path.join(root, "config", "environment.schema.json");

// Two at a time: each is a process of its own.
const pairs = rows.flatMap((_, index) => (index % 2 === 0 ? [rows.slice(index, index + 2)] : []));

it.each(pairs.map((pair) => [pair.map(([argv]) => argv).join(" | "), pair] as const))("%s", async (_, pair) => {
  const before = readFileSync(schema, "utf8");
  const ended = await Promise.all(pair.map(([argv]) => running(...(argv.split(" ") as [string, ...string[]]))));
  expect(ended).toEqual(pair.map(([, says]) => ({ code: 2, stdout: "", stderr: `${says}\n` })));
  expect(readFileSync(schema, "utf8")).toBe(before);
  refused += pair.length;
});

it("an environment that there is not is a sentence and exit code 1", async () => {
  expect(await running("plan", "--env", "porduction")).toEqual({
    code: 1,
    stdout: "",
    stderr: expect.stringMatching(/^DEPLOY_ENV: found "porduction", allowed [^\n]*, the files? in config; [^\n]*\n$/),
  });
});
