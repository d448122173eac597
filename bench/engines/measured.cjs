/**
 * Gets something ready once, does it so many times in this process and prints one line of JSON: CPU (user and system) in milliseconds
 * before and during it, the peak of the memory in MiB, and what the last time gave; or the reason why it cannot be done.
 * @param {number} executions
 * @param {() => () => Promise<unknown>} ready
 */
exports.measured = async (executions, ready) => {
  const start = process.cpuUsage();
  const began = performance.now();
  let output;
  try {
    const run = ready();
    for (let count = 0; count < executions; count += 1) output = await run();
  } catch (error) {
    console.log(JSON.stringify({ problem: String(error instanceof Error ? error.message : error) }));
    return;
  }
  const wall = performance.now() - began;
  const work = process.cpuUsage(start);
  const milliseconds = ({ user, system }) => (user + system) / 1000;
  console.log(
    JSON.stringify({
      start: milliseconds(start),
      work: milliseconds(work),
      wall,
      memory: process.resourceUsage().maxRSS / 1024,
      output,
    }),
  );
};
