import { readFileSync } from "node:fs";
import path from "node:path";

const text = (file: string) => readFileSync(path.join(__dirname, "../..", file), "utf8");

it.each([
  ["moto", ".ci/requirements.txt", /^moto\[server\]==(.*)$/m],
  ["checkov", ".ci/requirements-checkov.txt", /^checkov==(.*)$/m],
  ["crane's registry", ".ci/install", /\/crane@v(.*)$/m],
  ["ko", ".ci/install", /\/ko@v(.*)$/m],
])("docs/rehearsal.md names the version of %s that .ci/install installs", (name, file, pin) => {
  const documented = new RegExp(`^\\| ${name} +\\| (\\S+) `, "m").exec(text("docs/rehearsal.md"))?.[1];
  expect(documented).toBe(pin.exec(text(file))?.[1]);
  expect(documented).toMatch(/^\d+\.\d+\.\d+$/);
});
