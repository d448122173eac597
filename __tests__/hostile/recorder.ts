/** A program in place of the batch that prints what it was given, byte for byte. */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { runLocal } from "../local/run-local";

const program = `package main

import (
	"encoding/base64"
	"fmt"
	"os"
	"strings"
)

func main() {
	for _, list := range [][]string{os.Args[1:], os.Environ()} {
		coded := make([]string, len(list))
		for i, text := range list {
			coded[i] = base64.StdEncoding.EncodeToString([]byte(text))
		}
		fmt.Println("recorded:" + strings.Join(coded, ","))
	}
}
`;

/** Puts its sources into the image folder of the batch. */
export const writeRecorder = (folder: string): void => {
  const batch = path.join(folder, "batch");
  mkdirSync(batch);
  writeFileSync(path.join(batch, "go.mod"), "module recorder\n\ngo 1.22\n");
  writeFileSync(path.join(batch, "main.go"), program);
};

/** What the program was given. */
export interface Recorded {
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** Runs a machine on this computer and returns what its container was given. */
export const recordedRun = async (folder: string, machine: string, input: unknown): Promise<Recorded> => {
  const { code, lines, stderr } = await runLocal(folder, machine, "--input", JSON.stringify(input));
  if (code !== 0) throw new Error(`${machine}: ${stderr}${lines.join("\n")}`);
  const [args = [], environment = []] = lines
    .flatMap((line) => /recorded:(.*)$/.exec(line)?.slice(1) ?? [])
    .map((list) =>
      (list === "" ? [""] : list.split(",")).map((coded) => Buffer.from(coded, "base64").toString("utf8")),
    );
  const variables = environment.map((text): [string, string] => {
    const end = text.indexOf("=");
    return [text.slice(0, end), text.slice(end + 1)];
  });
  return { args, environment: Object.fromEntries(variables) };
};
