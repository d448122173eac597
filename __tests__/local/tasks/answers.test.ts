import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Json } from "../../../asl/language/definition";
import { answered } from "../../../local/tasks/answered";
import { answersOf, readAnswers } from "../../../local/tasks/answers";
import { calledOf } from "../../../local/tasks/called";
import { caller, impatientClock, make } from "./surroundings";

/** The ends of calls, one after the other, of a state that is answered so. */
async function calls(written: Json, parameters: readonly Json[], resource = "arn:aws:states:::sqs:sendMessage") {
  const read = answersOf({ here: written });
  const called = calledOf(resource);
  if ("findings" in read || called === undefined) throw new Error(JSON.stringify(read));
  const task = answered("here", called, read.answers.get("here") ?? (() => undefined), impatientClock);
  const made = [];
  for (const sent of parameters) made.push(await make(task.accept(sent, caller)));
  return made;
}
const replies = async (written: Json, count: number) => {
  const made = await calls(written, new Array(count).fill("sent"));
  return made.map(({ reply }) => reply);
};

const succeeded = (output: Json) => ({ status: "SUCCEEDED", output });
const failed = (error: string, cause: string | undefined = undefined) => ({ status: "FAILED", error, cause });

describe("answers of a state", () => {
  it("are one result for every call", async () => {
    expect(await replies({ rows: 3 }, 2)).toEqual([succeeded({ rows: 3 }), succeeded({ rows: 3 })]);
    expect(await replies([1, 2], 1)).toEqual([succeeded([1, 2])]);
    expect(await replies(null, 1)).toEqual([succeeded(null)]);
    // An object whose keys are numbers is a result too, unless its values say otherwise.
    expect(await replies({ "0": "a" }, 1)).toEqual([succeeded({ "0": "a" })]);
  });

  it("are a list, one a call, the last of which stands for all further ones", async () => {
    const written = [{ Throw: { Error: "Busy", Cause: "why" } }, { Return: 1 }, { Return: 2 }];
    expect(await replies(written, 4)).toEqual([failed("Busy", "why"), succeeded(1), succeeded(2), succeeded(2)]);
  });

  it("are the mocked responses of AWS Step Functions Local, by the number of the call", async () => {
    const written = { "0": { Throw: { Error: "Busy" } }, "1-2": { Return: { Return: 1 } } };
    expect(await replies(written, 3)).toEqual([failed("Busy"), succeeded({ Return: 1 }), succeeded({ Return: 1 })]);
    await expect(replies(written, 4)).rejects.toThrow(
      'state "here" is called for the 4. time, and its answers have none for call number 3 (they count from 0)',
    );
  });

  it("are an echo of what was sent", async () => {
    const made = await calls({ Echo: true }, [{ a: 1 }, 2]);
    expect(made.map(({ reply }) => reply)).toEqual([succeeded({ a: 1 }), succeeded(2)]);
  });

  it("never come", async () => {
    expect(await replies({ Timeout: true }, 1)).toEqual([{ status: "TIMED_OUT" }]);
  });

  it("come after the service has taken the work, of a state that waits for its end", async () => {
    const resource = "arn:aws:states:::ecs:runTask.sync";
    expect(await calls({ Return: 1 }, [{}], resource)).toMatchObject([{ submitted: [{}], reply: succeeded(1) }]);
    expect(await calls({ Return: 1 }, [{}])).toMatchObject([{ submitted: [] }]);
  });
});

describe("a file of answers", () => {
  const folder = mkdtempSync(join(tmpdir(), "answers-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const read = (text: string) => {
    writeFileSync(join(folder, "tasks.json"), text);
    return () => readAnswers("tasks.json", folder);
  };

  it("holds them by the name of the state", () => {
    const answers = read('{"a":{"Return":1},"b":2}')();
    expect([...answers.keys()]).toEqual(["a", "b"]);
    expect(answers.get("b")?.(7)).toEqual({ do: "return", output: 2 });
  });

  it("is refused with everything that is wrong with it", () => {
    const text = JSON.stringify({
      a: { Throw: "x" },
      b: [{ Return: 1 }, 2],
      c: { "0": { Return: 1 }, "1": { Echo: "yes" } },
    });
    const sentences = (() => {
      try {
        return String(read(text)());
      } catch (error) {
        return error instanceof Error ? error.message : "";
      }
    })();
    expect(sentences.split("\n")).toEqual([
      '--tasks tasks.json: state "a": found {"Throw":"x"}, {"Throw": {"Error": "…", "Cause": "…"}} is expected; to return such an object, write {"Return": {"Throw":"x"}}',
      '--tasks tasks.json: state "b"[1]: found 2, one of {"Return": …}, {"Throw": …}, {"Echo": true}, {"Timeout": true} is expected',
      '--tasks tasks.json: state "c"["1"]: found {"Echo":"yes"}, only true is allowed',
    ]);
  });

  it("is refused when it is no JSON object or not there", () => {
    expect(read("{")).toThrow(/^--tasks tasks.json: the file is not JSON: /);
    expect(read("[]")).toThrow(
      "--tasks tasks.json: a JSON object is expected, with an answer by the name of each state",
    );
    expect(() => readAnswers("other.json", folder)).toThrow(
      expect.objectContaining({ message: expect.stringContaining("there is no file"), exitCode: 2 }),
    );
  });
});
