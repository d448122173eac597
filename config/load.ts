import { type Document, type Finding, positionsIn, readDocument } from "./document";
import { readEnvironmentFile } from "./environment-file";
import { ConfigurationError } from "./errors";
import { type Declared, type Environment, environmentSchema } from "./schema";
import { secretsIn } from "./secrets-in";
import { checkSettings, type SettingsFinding } from "./settings";
import { fieldName } from "./wording";

/** Which environment to load, and from where. */
export interface LoadOptions extends Declared {
  /** The file's name without `.json`; the value of DEPLOY_ENV. */
  readonly name: string;
  /** The folder of the environments. */
  readonly folder: string;
}

/**
 * Loads one environment, complete with defaults.
 *
 * @throws ConfigurationError with all findings of the file, one a line
 */
export function loadEnvironment({ name, folder, ...declared }: LoadOptions): Environment {
  const { file, text } = readEnvironmentFile(name, folder);
  const refused = (findings: readonly Finding[]) => new ConfigurationError(report(file, text, findings));
  const document = readDocument(text);
  if ("syntaxError" in document) throw refused([document.syntaxError]);
  const checked = checkSettings(environmentSchema(declared), document.value);
  const findings = "findings" in checked ? checked.findings : [];
  // First, as another finding about the same place would show the secret.
  const all = [...secretsIn(document.value), ...findings].map((finding) => placed(finding, document));
  if ("findings" in checked || document.findings.length + all.length > 0) throw refused([...document.findings, ...all]);
  const { $schema: _, ...settings } = checked.settings;
  return { name, ...settings };
}

const placed = ({ path, at, says }: SettingsFinding, { keyOffset, valueOffset }: Document): Finding => ({
  offset: at === "key" ? keyOffset(path) : valueOffset(path),
  path,
  says,
});

/** More than a person reads at once. */
const mostLines = 50;

/** Line by line in the order of the file; of two findings about one place only the first, which is the cause. */
function report(file: string, text: string, findings: readonly Finding[]): string {
  const position = positionsIn(text);
  const places = new Set<string>();
  const lines = findings
    .map(({ offset, path, says }) => {
      const { line, column } = position(offset);
      const place = `${file}:${line}:${column}: ${path.length > 0 ? `${fieldName(path)}: ` : ""}`;
      return { offset, place, says };
    })
    .filter(({ place }) => !places.has(place) && places.add(place))
    .sort((one, other) => one.offset - other.offset)
    .map(({ place, says }) => place + says);
  const more = lines.length - mostLines;
  return (more > 0 ? [...lines.slice(0, mostLines), `${file}: and ${more} more of such lines`] : lines).join("\n");
}
