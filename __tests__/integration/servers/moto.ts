/** moto, an API server of AWS in memory. https://docs.getmoto.org/en/latest/docs/server_mode.html */
import { type Server, startServer } from "./server-process";

/** The account that moto plays for every key. */
export const motoAccount = "123456789012";

/**
 * Starts moto. State machines execute there, as far as its engine goes: it knows flow and Pass, Wait and Fail states, and fails in
 * tasks of ECS and in executions of other machines.
 * https://docs.getmoto.org/en/latest/docs/services/stepfunctions.html
 */
export const startMoto = async (
  command: string,
  env: Readonly<Record<string, string | undefined>>,
  log: string,
): Promise<Server> => {
  const args = (port: number) => ["-H", "127.0.0.1", "-p", String(port)];
  const server = await startServer({ command, args, env, log });
  const configured = await fetch(`http://127.0.0.1:${server.port}/moto-api/config`, {
    method: "POST",
    body: JSON.stringify({ stepfunctions: { execute_state_machine: true } }),
  });
  if (!configured.ok) throw new Error(`moto takes no configuration: ${await configured.text()}`);
  return server;
};
