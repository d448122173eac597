import { local } from "../local/command";
import { usage } from "../local/options";
import { runAsProcess } from "./verb";

runAsProcess(local, usage);
