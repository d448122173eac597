import { PassThrough } from "node:stream";
import { eachLine, longestLine } from "../../../local/tasks/output-lines";

/** The lines of chunks that a program writes. */
async function linesOf(...chunks: readonly (string | Buffer)[]): Promise<readonly string[]> {
  const stream = new PassThrough();
  const lines: string[] = [];
  const told = eachLine(stream, (line) => lines.push(line));
  for (const chunk of chunks) stream.write(chunk);
  stream.end();
  await told;
  return lines;
}

it("puts together what comes in parts, also the bytes of one character", async () => {
  const [first = 0, ...others] = Buffer.from("é");
  expect(await linesOf("a", "b\nc", Buffer.from([first]), Buffer.from(others), "\r\n\nd")).toEqual([
    "ab",
    "cé",
    "",
    "d",
  ]);
});

it("keeps a line that is as long as the logs take", async () => {
  const line = "x".repeat(longestLine);
  expect(await linesOf(line, "\nnext\n")).toEqual([line, "next"]);
});

it.each([
  ["in one part", ["x".repeat(longestLine + 10), "\nnext\n"]],
  ["in many", [...new Array(27).fill("x".repeat(9_709)), "x\nnext\n"]],
  ["without an end", ["next\n", "x".repeat(longestLine), "x".repeat(10)]],
])("cuts a line that is longer, and says by how much (%s)", async (_, chunks) => {
  const over = chunks.join("").length - "\nnext\n".length - longestLine + (chunks[0] === "next\n" ? 1 : 0);
  const said = `… (cut here: the logs keep ${longestLine} bytes a line, this one is ${over} bytes longer)`;
  const lines = await linesOf(...chunks);
  expect(lines).toHaveLength(2);
  expect(lines).toContain("next");
  expect(lines.find((line) => line !== "next")).toBe(`${"x".repeat(longestLine)}${said}`);
});

it("counts bytes, and cuts no character in two", async () => {
  const [line = ""] = await linesOf("é".repeat(longestLine / 2 + 1));
  expect(line).toMatch(/^é+… \(cut here: .*, this one is 2 bytes longer\)$/);
});

it("reads no more while a line is being told, so that the program has to wait too", async () => {
  const stream = new PassThrough();
  const lines: string[] = [];
  let goOn = () => {};
  const told = eachLine(stream, (line) => {
    lines.push(line);
    return line === "busy" ? new Promise<void>((resolve) => (goOn = resolve)) : undefined;
  });
  stream.write("first\nbusy\nlast\n");
  await new Promise(setImmediate);
  expect(lines).toEqual(["first", "busy"]);
  expect(stream.isPaused()).toBe(true);
  goOn();
  stream.end("end\n");
  await told;
  expect(lines).toEqual(["first", "busy", "last", "end"]);
});
