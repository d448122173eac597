import { secretFormFault, secretTextFault } from "./secret-text";
import type { SettingsFinding } from "./settings";
import type { Path } from "./wording";

/** Every text of a configuration, wherever it stands, that has the form of a secret; a variable's is told with its way out. */
export const secretsIn = (value: unknown, path: Path = []): readonly SettingsFinding[] => {
  if (typeof value === "string") {
    const says = secretFormFault(value);
    if (says === undefined) return [];
    const variable = path.at(-2) === "environment";
    return [{ path, at: "value", says: (variable ? secretTextFault(String(path.at(-1)), value) : undefined) ?? says }];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    secretsIn(item, [...path, Array.isArray(value) ? Number(key) : key]),
  );
};
