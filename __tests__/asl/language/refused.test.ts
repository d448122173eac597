/**
 * Programs that must not compile. In `refused/` each line that is wrong stands below a comment `// refused: <words>`;
 * all files are compiled once, and what the compiler says of each such line has to contain the words.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { compilerOptions } from "./compile";

const folder = join(__dirname, "refused");
const files = readdirSync(folder).map((name) => join(folder, name));

/** What the compiler says of each file, by line, counted from 1. */
const messages = (() => {
  const program = ts.createProgram(files, compilerOptions());
  return files.map((file) => {
    const source = program.getSourceFile(file);
    return (source === undefined ? [] : ts.getPreEmitDiagnostics(program, source)).map(({ start, messageText }) => ({
      line: (source?.getLineAndCharacterOfPosition(start ?? 0).line ?? -1) + 1,
      text: ts.flattenDiagnosticMessageText(messageText, " ").replaceAll('\\"', '"'),
    }));
  });
})();

describe.each(files.map((file, index) => [file.slice(folder.length + 1), file, messages[index] ?? []] as const))(
  "%s",
  (_, file, said) => {
    const refusals = readFileSync(file, "utf8")
      .split("\n")
      .flatMap((text, index) => {
        const words = /^\s*\/\/ refused: (.*)$/.exec(text)?.[1];
        return words === undefined ? [] : [{ line: index + 2, words }];
      });

    it.each(refusals)("line $line: $words", ({ line, words }) => {
      const ofLine = said.filter((message) => message.line === line).map(({ text }) => text);
      expect(ofLine.join("\n")).toContain(words);
    });

    it("refuses nothing else", () => {
      const lines = refusals.map(({ line }) => line);
      expect(said.filter((message) => !lines.includes(message.line))).toEqual([]);
    });
  },
);
