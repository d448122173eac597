import "./stacks/previous-output"; // First, for its effect: whatever fails below leaves nothing to be deployed.
import { App } from "cdktf";
import { containerTasks } from "./asl/machines/container-tasks";
import { declared } from "./asl/machines/declared";
import { schedules } from "./asl/machines/schedules";
import { stateMachines } from "./asl/machines/state-machines";
import { loadEnvironment } from "./config/load";
import { AppStack } from "./stacks/app-stack";
import { EcrStack } from "./stacks/ecr-stack";

const environment = loadEnvironment({ name: process.env.DEPLOY_ENV ?? "dev", folder: "config", ...declared });

const app = new App();
const ecr = new EcrStack(app, "ecr", environment);
const appStack = new AppStack(app, "app", { environment, containerTasks, stateMachines, schedules });
appStack.addDependency(ecr);
app.synth();
