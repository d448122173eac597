import { local } from "../local/command";

const stop = new AbortController();
// Again and again: npm passes a signal on that the terminal has already sent.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop.abort(signal));
// Who reads the output is gone (`npm start | head`): nobody watches the run any more.
process.stdout.on("error", () => stop.abort("SIGPIPE"));

void local(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  signal: stop.signal,
}).then((code) => {
  process.exitCode = code;
});
