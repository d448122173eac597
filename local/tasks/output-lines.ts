import type { Readable } from "node:stream";
import { StringDecoder } from "node:string_decoder";

/** Is told a line. While a promise that it returns is pending, no more is read, so that the program has to wait too. */
export type LineSink = (text: string) => unknown;

/**
 * Bytes of a line that reach the logs: the largest event that the awslogs driver sends, 256 KiB less 26 bytes of its own.
 * https://docs.docker.com/engine/logging/drivers/awslogs/
 */
export const longestLine = 262_144 - 26;

/**
 * Tells each line, the last one also when no newline ends it. What is too long for the logs is cut, and the line says so.
 * @returns when all of it has been told
 */
export function eachLine(stream: Readable, line: LineSink): Promise<void> {
  const decoder = new StringDecoder("utf8");
  const { tell, told } = inOrder(stream, line);
  let rest = "";
  /** Bytes of a line that was too long before it ended. */
  let dropped = 0;
  const finish = (text: string): string => {
    const whole = text.endsWith("\r") ? text.slice(0, -1) : text;
    // No character has more than 3 bytes to a UTF-16 unit, so most lines need no counting.
    const shown = dropped === 0 && whole.length * 3 <= longestLine ? whole : cut(whole, dropped);
    dropped = 0;
    return shown;
  };
  return new Promise((resolve) => {
    stream.on("data", (chunk: Buffer) => {
      const lines = decoder.write(chunk).split("\n");
      lines[0] = rest + lines[0];
      const unfinished = lines.pop() ?? "";
      tell(lines.map(finish));
      // Of a line without an end only as much is kept as can be told.
      rest = unfinished.slice(0, longestLine);
      dropped += unfinished.length === rest.length ? 0 : Buffer.byteLength(unfinished) - Buffer.byteLength(rest);
    });
    stream.once("close", () => {
      rest += decoder.end();
      if (rest !== "") tell([finish(rest)]);
      void told().then(() => resolve());
    });
  });
}

/** Tells lines one after the other, and reads no more while the sink is busy. */
function inOrder(stream: Readable, line: LineSink) {
  let busy: Promise<unknown> | undefined;
  const goOn = async (until: Promise<unknown>, lines: readonly string[]) => {
    await until;
    for (const text of lines) await line(text);
  };
  const tell = (lines: readonly string[]) => {
    let from = 0;
    // Node reads what is left when a program has ended, paused or not; it waits here.
    let until = busy;
    while (until === undefined && from < lines.length) {
      const answer = line(lines[from] ?? "");
      if (answer instanceof Promise) until = answer;
      from += 1;
    }
    if (until === undefined) return;
    stream.pause();
    const rest = goOn(until, lines.slice(from)).then(() => {
      if (busy !== rest) return;
      busy = undefined;
      stream.resume();
    });
    busy = rest;
  };
  return { tell, told: async () => busy };
}

/** As much of a line as the logs keep. */
function cut(text: string, dropped: number): string {
  const bytes = Buffer.from(text);
  const over = bytes.length - longestLine + dropped;
  if (over <= 0) return text;
  const kept = new StringDecoder("utf8").write(bytes.subarray(0, longestLine));
  return `${kept}… (cut here: the logs keep ${longestLine} bytes a line, this one is ${over} bytes longer)`;
}
