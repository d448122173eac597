/** A server that runs as a process of its own, on a port of 127.0.0.1 that was free. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { openSync, readFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { setTimeout } from "node:timers/promises";

/** How a server is started. */
export interface ServerProgram {
  readonly command: string;
  readonly args: (port: number) => readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** A file for what it writes. */
  readonly log: string;
}

/** A server that listens. */
export interface Server {
  readonly port: number;
  /** Ends it, and waits until it has ended. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts a server and waits until it listens.
 * @throws Error with what it wrote when it ends instead, or does not listen within a minute
 */
export const startServer = async ({ command, args, env, log }: ServerProgram): Promise<Server> => {
  const port = await freePort();
  const output = openSync(log, "w");
  const server = spawn(command, args(port), { env, stdio: ["ignore", output, output] });
  await once(server, "spawn");
  for (const deadline = Date.now() + 60_000; !(await listens(port)); await setTimeout(50)) {
    if (server.exitCode !== null || server.signalCode !== null || Date.now() > deadline)
      throw new Error(`${command} does not listen on 127.0.0.1:${port}:\n${readFileSync(log, "utf8")}`);
  }
  return {
    port,
    stop: async () => {
      if (server.exitCode !== null || server.signalCode !== null) return;
      server.kill();
      await once(server, "close");
    },
  };
};

/** A port that nobody has at this moment. */
const freePort = async (): Promise<number> => {
  const holder = createServer().listen(0, "127.0.0.1");
  await once(holder, "listening");
  const address = holder.address();
  holder.close();
  await once(holder, "close");
  if (address === null || typeof address === "string") throw new Error("the system gives no port of 127.0.0.1");
  return address.port;
};

const listens = (port: number): Promise<boolean> =>
  new Promise((answer) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      answer(true);
    });
    socket.once("error", () => answer(false));
  });
