/** What starts by itself, and with what input. When it starts is the environment's: `config/<env>.json`, `schedules`. */
import { type Schedule, schedule } from "../language";
import { execStepFunctionsStateMachine } from "./state-machines";

/** Every schedule that is deployed. */
export const schedules: readonly Schedule[] = [
  schedule("execStepFunctionsSchedule", execStepFunctionsStateMachine, {}),
];
