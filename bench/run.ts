/** Measures the local engine beside others: `npm run bench`. Prints tables, writes nothing else. */
import { availableParallelism, cpus } from "node:os";
import { type Engine, findEngines } from "./engines";
import { type Measure, measure, medianOf } from "./measure";
import { type Row, table } from "./table";
import { workloads } from "./workloads";

const rounds = 5;

type Outcome = Measure | { readonly problem: string };

function run(engines: readonly Engine[], node: string): void {
  const told = (text: string) => process.stderr.isTTY && process.stderr.write(`${text}\n`);
  told("a first round, which counts for nothing: it fills caches of files");
  const outcomes = new Map<string, Outcome[]>();
  const at = (workload: number, engine: number) => `${workload} ${engine}`;
  for (let round = 0; round <= rounds; round += 1) {
    if (round > 0) told(`round ${round} of ${rounds}`);
    for (const [w, workload] of workloads.entries())
      for (const [e, engine] of engines.entries()) {
        const key = at(w, e);
        const before = outcomes.get(key) ?? [];
        // Who cannot do it in the first round cannot do it later either.
        if (before.some((outcome) => "problem" in outcome)) continue;
        const outcome = measure(engine, workload);
        outcomes.set(key, round === 0 && !("problem" in outcome) ? [] : [...before, outcome]);
      }
  }
  const medians = workloads.map(({ name }, w) => ({
    name,
    of: engines.map((_, e): Outcome => {
      const all = outcomes.get(at(w, e)) ?? [];
      const failed = all.find((outcome) => "problem" in outcome);
      return failed ?? medianOf(all as readonly Measure[]);
    }),
  }));
  print(engines, medians);
  const [processor] = cpus();
  console.log(
    `Medians of ${rounds} processes each, on ${availableParallelism()} cores (${processor?.model.trim()}), Node ${node}, ${process.platform}.`,
  );
}

function print(
  engines: readonly Engine[],
  medians: readonly { readonly name: string; readonly of: readonly Outcome[] }[],
) {
  const heads = engines.map(({ name }) => name);
  const rows = (figure: (measure: Measure) => number): readonly Row[] =>
    medians.map(({ name, of }) => ({ name, figures: of.map((one) => ("problem" in one ? undefined : figure(one))) }));
  console.log(
    table(
      "CPU of the workload, ms (and how many times that of the local engine)",
      heads,
      rows((one) => one.work),
      true,
    ),
  );
  console.log(
    table(
      "CPU of the start of the process, ms",
      heads,
      rows((one) => one.start),
      false,
    ),
  );
  console.log(
    table(
      "peak memory of the process, MiB",
      heads,
      rows((one) => one.memory),
      false,
    ),
  );
  for (const { name, of } of medians)
    for (const [index, one] of of.entries())
      if ("problem" in one) console.log(`${heads[index]} does not run ${name}: ${one.problem}\n`);
}

const found = findEngines();
if ("missing" in found) {
  console.error(found.missing);
  process.exitCode = 1;
} else run(found.engines, found.node);
