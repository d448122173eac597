import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { batchLines, runLocal } from "./run-local";
import {
  override,
  project,
  referenceContainer,
  referenceMachines,
  runTask,
  single,
  stack,
  startExecution,
  writeStack,
} from "./synthesized";

// A first Go build takes seconds on a slow computer.
jest.setTimeout(60_000);

// The real batch of the repository, built by the first test that runs it.
const folder = project();
afterAll(() => rmSync(folder, { recursive: true }));

const synthesized = (...changes: Parameters<typeof stack>) => writeStack(folder, stack(...changes));
const execution = "arn:aws:states:ap-northeast-1:000000000000:execution";

describe("the reference", () => {
  it("runs the two batches in order and links the children to their parent", async () => {
    synthesized();
    const { code, lines, stderr } = await runLocal(folder, "execStepFunctionsStateMachine");
    expect(lines).toEqual([
      "▶ execStepFunctionsStateMachine  <name>",
      "  ▶ stepFunctionsRunTask1",
      "    ▶ execEcsRunStateMachine1  <name>",
      "      ▶ ecsRunTask1",
      "        │ from1 object1",
      "        │ ENV=Start Execution input1",
      "      ✔ ecsRunTask1  <time>",
      "    ✔ execEcsRunStateMachine1  SUCCEEDED  <time>",
      "  ✔ stepFunctionsRunTask1  <time>",
      "  ▶ stepFunctionsRunTask2",
      "    ▶ execEcsRunStateMachine2  <name>",
      "      ▶ ecsRunTask2",
      "        │ from2 object2",
      "        │ ENV=From step functions2.",
      "      ✔ ecsRunTask2  <time>",
      "    ✔ execEcsRunStateMachine2  SUCCEEDED  <time>",
      "  ✔ stepFunctionsRunTask2  <time>",
      "✔ execStepFunctionsStateMachine  SUCCEEDED  <time>",
      "",
      "state                      tries  duration  status",
      "stepFunctionsRunTask1          1  <time>  SUCCEEDED",
      "  execEcsRunStateMachine1",
      "    ecsRunTask1                1  <time>  SUCCEEDED",
      "stepFunctionsRunTask2          1  <time>  SUCCEEDED",
      "  execEcsRunStateMachine2",
      "    ecsRunTask2                1  <time>  SUCCEEDED",
      "",
      `execStepFunctionsStateMachine  SUCCEEDED  <time>  ${execution}:execStepFunctionsStateMachine:<name>`,
      `  stepFunctionsRunTask1 > execEcsRunStateMachine1  SUCCEEDED  <time>  ${execution}:execEcsRunStateMachine1:<name>`,
      `  stepFunctionsRunTask2 > execEcsRunStateMachine2  SUCCEEDED  <time>  ${execution}:execEcsRunStateMachine2:<name>`,
      expect.stringMatching(/^output: \{"ExecutionArn":.*… \(\d+ characters more\)$/),
      "SUCCEEDED",
    ]);
    expect(stderr).toBe("");
    expect(code).toBe(0);
  });

  it("runs what stands in the synthesized file, with neither asl/ nor stacks/ beside it", async () => {
    const file = synthesized();
    expect(readdirSync(folder).sort()).toEqual(["batch", "cdktf.out"]);
    const edited = readFileSync(file, "utf8")
      .replace('\\"from1\\",\\"object1\\"', '\\"edited\\",\\"by hand\\"')
      .replace("From step functions2.", "From an edited file.");
    writeFileSync(file, edited);
    const ran = await runLocal(folder, "execStepFunctionsStateMachine");
    expect(batchLines(ran)).toEqual([
      "edited by hand",
      "ENV=Start Execution input1",
      "from2 object2",
      "ENV=From an edited file.",
    ]);
    expect(ran.code).toBe(0);
  });

  it("builds the batch below the synthesized output and leaves its folder as it was", async () => {
    synthesized();
    const before = readdirSync(join(folder, "batch"));
    await runLocal(folder, "execStepFunctionsStateMachine");
    expect(readdirSync(join(folder, "batch"))).toEqual(before);
    expect(existsSync(join(folder, "cdktf.out/local/batch/program"))).toBe(true);
  });
});

describe("a child by hand", () => {
  it("takes its command and ENV from the input", async () => {
    synthesized();
    const input = '{"commands":["arg-1","arg-2"],"env":"hello"}';
    const ran = await runLocal(folder, "execEcsRunStateMachine1", "--input", input);
    expect(batchLines(ran)).toEqual(["arg-1 arg-2", "ENV=hello"]);
    expect(ran.code).toBe(0);
  });

  it("takes the input from a file", async () => {
    synthesized();
    writeFileSync(join(folder, "cdktf.out", "input.json"), '{ "commands": ["of a file"],\n "env": "x" }');
    const ran = await runLocal(folder, "execEcsRunStateMachine1", "--input", "@cdktf.out/input.json");
    expect(batchLines(ran)).toEqual(["of a file", "ENV=x"]);
  });

  it("fails with States.Runtime when $.env is missing, and names path and state", async () => {
    synthesized();
    const ran = await runLocal(folder, "execEcsRunStateMachine1", "--input", '{"commands":["arg-1","arg-2"]}');
    expect(ran.lines.slice(-3)).toEqual([
      `execEcsRunStateMachine1  FAILED  <time>  ${execution}:execEcsRunStateMachine1:<name>`,
      "  ecsRunTask1  States.Runtime: An error occurred while executing the state 'ecsRunTask1' (entered at the event id #2). " +
        "The JSONPath '$.env' specified for the field 'Value.$' could not be found in the input '{\"commands\":[\"arg-1\",\"arg-2\"]}'",
      "FAILED",
    ]);
    expect(batchLines(ran)).toEqual([]);
    expect(ran.code).toBe(1);
  });

  it("fails with States.Runtime when the commands are no list of texts", async () => {
    synthesized();
    const ran = await runLocal(folder, "execEcsRunStateMachine1", "--input", '{"commands":"arg-1","env":"x"}');
    expect(ran.lines.at(-2)).toContain("ecsRunTask1  States.Runtime: ");
    expect(ran.lines.at(-2)).toContain(
      "could not be used to start the Task: [The value of the field 'Command' has an invalid format]",
    );
    expect(ran.code).toBe(1);
  });

  it("takes an empty input when none is given", async () => {
    synthesized();
    const { lines } = await runLocal(folder, "execEcsRunStateMachine1");
    expect(lines.at(-2)).toMatch(/The JSONPath '\$\.commands' .* could not be found in the input '{}'$/);
  });

  it("is found by its logical id when the environment puts a prefix before names", async () => {
    synthesized({ namePrefix: "prod-" });
    const input = '{"commands":["a"],"env":"b"}';
    const { lines } = await runLocal(folder, "execEcsRunStateMachine1", "--input", input);
    expect(lines[0]).toBe("▶ prod-execEcsRunStateMachine1  <name>");
    expect(lines.at(-1)).toBe("SUCCEEDED");
  });
});

describe("a batch that exits with 3", () => {
  const child = single("ecsRunTask1", runTask(override({ Name: "ENV", Value: "x" })));
  const parent = single("first", startExecution("child", { commands: ["from1", "--exit-code=3"] }));

  it("fails its state, the child and the parent, and the end says where and why", async () => {
    synthesized({ machines: { child, parent } });
    const { code, lines } = await runLocal(folder, "parent");
    expect(lines.slice(4)).toEqual([
      "        │ from1",
      "        │ ENV=x",
      "        ✖ States.TaskFailed: goBatchContainer exited with 3",
      "      ✖ ecsRunTask1  FAILED  <time>",
      "    ✖ child  FAILED  <time>",
      "    ✖ States.TaskFailed",
      "  ✖ first  FAILED  <time>",
      "✖ parent  FAILED  <time>",
      "",
      "state            tries  duration  status",
      "first                1  <time>  FAILED",
      "  child",
      "    ecsRunTask1      1  <time>  FAILED",
      "",
      `parent  FAILED  <time>  ${execution}:parent:<name>`,
      `  first > child  FAILED  <time>  ${execution}:child:<name>`,
      "    ecsRunTask1  States.TaskFailed: goBatchContainer exited with 3",
      "FAILED",
    ]);
    expect(code).toBe(1);
  });
});

describe("the environment of the container", () => {
  it("is the container's own unless it is overridden", async () => {
    synthesized({ machines: { child: single("run", runTask({ Name: "goBatchContainer", Command: ["a"] })) } });
    expect(batchLines(await runLocal(folder, "child"))).toEqual(["a", "ENV=Original env value."]);
  });

  it("keeps its own command when the override has none, and its own variables beside an overridden one", async () => {
    const environment = [...referenceContainer.environment, { name: "OTHER", value: "x" }];
    synthesized({
      containers: [{ ...referenceContainer, environment, command: ["own", "command"] }],
      machines: { child: single("run", runTask()) },
    });
    expect(batchLines(await runLocal(folder, "child"))).toEqual(["own command", "ENV=Original env value."]);
  });

  it("gets ${ and %{ of a user's text as they were written", async () => {
    const container = { ...referenceContainer, environment: [{ name: "ENV", value: "$${HOME} %%{if} 100%" }] };
    synthesized({
      containers: [container],
      machines: { child: single("run", runTask({ Name: "goBatchContainer", Command: ["$${aws_x.y.arn}", "$HOME"] })) },
    });
    expect(batchLines(await runLocal(folder, "child"))).toEqual(["${aws_x.y.arn} $HOME", "ENV=${HOME} %{if} 100%"]);
  });
});

describe("other programs of the language", () => {
  it("passes an early result on by a variable, and builds a command of texts and values", async () => {
    const started = startExecution("child", {});
    const child = {
      StartAt: "extract",
      States: {
        extract: {
          ...runTask({ Name: "goBatchContainer", "Command.$": "States.Array('--date', $.date)" }),
          Assign: { "extract.$": "$" },
          Next: "load",
        },
        load: {
          ...runTask({
            Name: "goBatchContainer",
            "Command.$": "States.Array($extract.Containers[0].Name, $$.Execution.Input.date, 'it\\'s')",
          }),
          ResultSelector: { "exit.$": "$.Containers[0].ExitCode" },
          OutputPath: "$.exit",
          End: true,
        },
      },
    };
    synthesized({ machines: { child, parent: single("start", started) } });
    const ran = await runLocal(folder, "child", "--input", '{"date":"2026-11-24"}');
    expect(batchLines(ran)).toEqual([
      "--date 2026-11-24",
      "ENV=Original env value.",
      "goBatchContainer 2026-11-24 it's",
      "ENV=Original env value.",
    ]);
    expect(ran.code).toBe(0);
  });
});

describe("before anything starts", () => {
  const refused = async (changes: Parameters<typeof stack>[0], machine = "child") => {
    synthesized(changes);
    const { code, lines, stderr } = await runLocal(folder, machine);
    expect(lines).toEqual([]);
    expect(code).toBe(1);
    return stderr;
  };
  const place = "cdktf.out/stacks/app/cdk.tf.json";

  it("refuses a wrong definition with all that is wrong in it, also of a machine that is started later", async () => {
    const machines = {
      child: single("wait", { Type: "Wait", Second: 5 }),
      parent: {
        StartAt: "run",
        States: { run: { ...runTask(), Next: "start" }, start: { ...startExecution("child", {}), End: true } },
      },
    };
    const at = `state machine "child" (${place}, aws_sfn_state_machine.child): state "wait"`;
    expect(await refused({ machines }, "parent")).toBe(
      `${at} has the field Second, which a Wait state does not take; did you mean Seconds?\n` +
        `${at} needs exactly one of Seconds, SecondsPath, Timestamp, TimestampPath, found none\n`,
    );
  });

  it("refuses an integration that nothing stands for, and says how to add it", async () => {
    const machines = { child: single("send", { Type: "Task", Resource: "arn:aws:states:::sns:publish" }) };
    const said = await refused({ machines });
    expect(said).toContain(`state machine "child" (${place}, aws_sfn_state_machine.child): state "send"`);
    expect(said).toContain("sns:publish");
    expect(said).toContain("--handlers");
  });

  it("refuses parameters that it would have to ignore", async () => {
    const machines = {
      child: single("run", runTask({ Name: "goBatchContainer", EnvironmentFiles: [{ Type: "s3", Value: "x" }] })),
    };
    expect(await refused({ machines })).toContain(
      'state "run", Parameters.Overrides.ContainerOverrides[0].EnvironmentFiles is not run locally; the fields that are: Name, Command, Environment, Cpu, Memory, MemoryReservation',
    );
  });

  it("refuses a container whose program would miss something", async () => {
    const containers = [{ ...referenceContainer, environmentFiles: [{ type: "s3", value: "arn" }] }];
    expect(await refused({ containers }, "execEcsRunStateMachine1")).toContain(
      'aws_ecs_task_definition.taskDefinition: container "goBatchContainer" has environmentFiles, which the local run does not give to a program',
    );
  });

  it("refuses a task of two containers", async () => {
    const containers = [referenceContainer, { ...referenceContainer, name: "sidecar" }];
    expect(await refused({ containers }, "execEcsRunStateMachine1")).toContain(
      "aws_ecs_task_definition.taskDefinition: found 2 containers, a task with exactly one runs locally",
    );
  });

  it("refuses a container whose image is of no folder", async () => {
    const containers = [{ ...referenceContainer, image: "public.ecr.aws/nginx:1" }];
    expect(await refused({ containers }, "execEcsRunStateMachine1")).toContain(
      'container "goBatchContainer" has the image public.ecr.aws/nginx:1, and the output "images" names no folder that it is built from',
    );
  });

  it("refuses an image folder that is not there, or holds no Go module", async () => {
    const { image } = referenceContainer;
    expect(await refused({ images: { jobs: image } }, "execEcsRunStateMachine1")).toBe(
      `the image folder jobs/ is not in ${folder}; start the command in the project's root\n`,
    );
    expect(await refused({ images: { "cdktf.out": image } }, "execEcsRunStateMachine1")).toBe(
      "cdktf.out/ has no go.mod: the local run builds Go programs only, a program in another language runs on AWS only\n",
    );
  });

  it("refuses a reference that only a deploy can resolve, and only when something that runs needs it", async () => {
    const resources = { aws_sns_topic: { topic: {} } };
    const needsTopic = single("run", runTask({ Name: "goBatchContainer", Command: ["${aws_sns_topic.topic.arn}"] }));
    const machines = { ...referenceMachines, needsTopic };
    expect(await refused({ machines, resources }, "needsTopic")).toBe(
      `${place}, aws_sfn_state_machine.needsTopic: \${aws_sns_topic.topic.arn} has no value on this computer; only a deploy makes "arn" of aws_sns_topic.topic\n`,
    );
    const { code } = await runLocal(folder, "execStepFunctionsStateMachine");
    expect(code).toBe(0);
  });

  it("says what go build says when the program does not compile", async () => {
    const broken = project();
    writeFileSync(join(broken, "batch", "main.go"), "package main\n\nfunc main() { missing() }\n");
    writeStack(broken, stack());
    const { code, lines, stderr } = await runLocal(broken, "execStepFunctionsStateMachine");
    expect(stderr).toContain("go build in batch/ failed:\n# batch\n./main.go:3:15: undefined: missing");
    expect(lines).toEqual([]);
    expect(code).toBe(1);
    rmSync(broken, { recursive: true });
  });
});

describe("wrong arguments", () => {
  it.each([
    {
      argv: [],
      code: 2,
      says: "the name of a state machine is missing (npm run local -- --help shows the arguments)\n",
    },
    { argv: ["a", "b"], code: 2, says: "one state machine can be run at a time, found also: b" },
    { argv: ["a", "--inptu", "{}"], code: 2, says: "--inptu is no option of this command; did you mean --input?" },
    { argv: ["a", "--input"], code: 2, says: "--input needs a value" },
    { argv: ["a", "--input", "1", "--input", "2"], code: 2, says: "--input is written twice" },
    { argv: ["a", "--json=yes"], code: 2, says: "--json takes no value" },
    {
      argv: ["a", "--definition", "b.json"],
      code: 2,
      says: "--definition runs a file, found also the state machine a",
    },
    { argv: ["a", "--parallel", "many"], code: 2, says: '--parallel: found "many", a whole number from 1 to 9999' },
    { argv: ["a", "--name", "a b"], code: 2, says: '--name "a b": 1 to 80 characters are allowed, without spaces' },
    { argv: ["a", "--history", "no/h.json"], code: 2, says: "--history no/h.json: there is no folder /" },
    { argv: ["a", "--history", "batch"], code: 2, says: "is a folder, the name of a file is expected" },
    {
      argv: ["a", "--input", '{"a": 1 "b": 2}'],
      code: 2,
      says: "--input is not JSON: comma expected at line 1, column 9; in a shell",
    },
    {
      argv: ["a", "--input", "@cdktf.out/none.json"],
      code: 2,
      says: "--input @cdktf.out/none.json: there is no file /",
    },
    {
      argv: ["a", "--input", "@cdktf.out/broken.json"],
      code: 2,
      says: "--input @cdktf.out/broken.json: the file is not JSON: value expected at line 2, column 8\n",
    },
    {
      argv: ["execEcsRunStateMachin1"],
      code: 1,
      says:
        'cdktf.out holds no state machine "execEcsRunStateMachin1"; did you mean execEcsRunStateMachine1?\n' +
        "It holds: execEcsRunStateMachine1, execEcsRunStateMachine2, execStepFunctionsStateMachine\n",
    },
    { argv: ["nightly"], code: 1, says: 'cdktf.out holds no state machine "nightly"\nIt holds: exec' },
  ])("$argv ends with $code", async ({ argv, code, says }) => {
    synthesized();
    writeFileSync(join(folder, "cdktf.out", "broken.json"), '{\n  "a": ,\n}');
    const ran = await runLocal(folder, ...argv);
    expect(ran.stderr).toContain(says);
    expect(ran.lines).toEqual([]);
    expect(ran.code).toBe(code);
  });

  it("shows the arguments when help is asked for", async () => {
    const { code, lines } = await runLocal(folder, "--help");
    expect(lines[0]).toBe("npm run local -- <state machine> [options]");
    expect(code).toBe(0);
  });
});
