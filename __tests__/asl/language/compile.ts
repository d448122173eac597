/** The compiler, set as for the project itself, for tests of what compiles and what it costs. */
import { join } from "node:path";
import ts from "typescript";

const root = join(__dirname, "../../..");

/** The options of the project's tsconfig.json. */
export const compilerOptions = (): ts.CompilerOptions => {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  return ts.convertCompilerOptionsFromJson(config.compilerOptions, root).options;
};
