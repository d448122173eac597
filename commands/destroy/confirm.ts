/** A protected environment is destroyed only by who names it. */
import { once } from "node:events";
import { createInterface } from "node:readline/promises";
import type { Environment } from "../../config/schema";
import { Failure } from "../verb";

/**
 * @param confirmed the value of --confirm
 * @param ask asks a person a question; absent where there is no terminal
 * @throws Failure when the name is missing or another
 */
export const confirmDestroy = async (
  { name, protected: isProtected }: Pick<Environment, "name" | "protected">,
  confirmed: string | undefined,
  ask: ((question: string) => Promise<string>) | undefined,
): Promise<void> => {
  if (!isProtected) return;
  if (confirmed === undefined && ask === undefined) {
    throw new Failure(`${name} is protected (config/${name}.json): to destroy it, add --confirm ${name}`, 2);
  }
  const given = confirmed ?? (await ask?.(`${name} is protected. To destroy it, type its name: `))?.trim();
  if (given !== name) throw new Failure(`nothing is destroyed: ${JSON.stringify(given)} is not ${name}`);
};

/** Asks on the terminal. Ctrl-C, which is a key and no signal there, and Ctrl-D are an empty answer. */
export const askOnTerminal =
  (signal: AbortSignal) =>
  async (question: string): Promise<string> => {
    const terminal = createInterface({ input: process.stdin, output: process.stdout });
    const closed = once(terminal, "close").then(() => "");
    // Newer versions of Node reject an answer that does not come, older ones leave it open.
    const answer = terminal.question(question, { signal }).catch(() => "");
    try {
      return await Promise.race([answer, closed]);
    } finally {
      terminal.close();
    }
  };
