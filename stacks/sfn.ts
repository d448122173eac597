/** The state machines: definitions with the deployed resources filled in, and roles derived from what they use. */
import { SfnStateMachine } from "@cdktf/provider-aws/lib/sfn-state-machine";
import type { Construct } from "constructs";
import type { Json } from "../asl/language/definition";
import { DefinitionError } from "../asl/language/errors";
import type { ResourceNode } from "../asl/language/nodes/expression";
import { type MachineNode, usesOf } from "../asl/language/nodes/statement";
import { render } from "../asl/language/render/render-machine";
import type { AwsContext } from "./aws-context";
import { refuseUnfitOverrides } from "./container-overrides";
import type { Deployed, DeployedMachine, DeployedTask } from "./deployed";
import { executionLogging, type LoggingSettings } from "./execution-logging";
import { jsonText } from "./json-text";
import type { Network } from "./network";
import { refuseDuplicates } from "./own-names";
import { rightsOf } from "./rights/rights-of-uses";
import { trustPolicy } from "./rights/statement";
import { role } from "./role";
import { refuseSecrets } from "./secret-text";
import type { Surroundings } from "./surroundings";
import { named } from "./terraform-name";
import { asTerraformTextBesideReferences, withoutReferences } from "./terraform-template";

/** What machines are deployed with. */
export interface MachineSurroundings extends Omit<Surroundings, "environment"> {
  readonly environment: LoggingSettings;
  readonly network: Network;
  readonly containerTasks: readonly DeployedTask[];
}

/**
 * Every machine, by its name in the definitions; the ones that it starts come before it.
 * @throws DefinitionError when a machine names a container task or a machine that is not in the app's lists, or two share a name
 */
export const deployMachines = (
  scope: Construct,
  machines: readonly MachineNode[],
  surroundings: MachineSurroundings,
): ReadonlyMap<string, DeployedMachine> => {
  refuseDuplicates("state machines", machines);
  const deployed = new Map<string, DeployedMachine>();
  const deploy = (machine: MachineNode): DeployedMachine => {
    const done = deployed.get(machine.name) ?? deployMachine(scope, machine, deployedFor(machine), surroundings);
    deployed.set(machine.name, done);
    return done;
  };
  const deployedFor = (user: MachineNode): Deployed => ({
    containerTask: (name) =>
      surroundings.containerTasks.find((task) => task.name === name) ?? unlisted(user, "container task", name),
    stateMachine: (name) => {
      const child = machines.find((machine) => machine.name === name);
      return child === undefined ? unlisted(user, "state machine", name) : deploy(child);
    },
  });
  for (const machine of machines) deploy(machine);
  return deployed;
};

const unlisted = (user: MachineNode, what: string, name: string): never => {
  throw new DefinitionError(
    `state machine "${user.name}" uses the ${what} "${name}", which is not deployed; add it to the list of its kind in asl/machines`,
  );
};

const deployMachine = (
  scope: Construct,
  machine: MachineNode,
  deployed: Deployed,
  { environment, aws, encryption, network }: MachineSurroundings,
): DeployedMachine => {
  const { namePrefix } = environment;
  const logging = executionLogging(scope, machine.name, environment, encryption);
  const definition = render(withoutReferences(machine), {
    partition: aws.partition,
    attributeOf: (node) => attributeOf(node, deployed, network),
  });
  refuseUnfitOverrides(machine, definition, deployed);
  for (const [state, fields] of Object.entries(definition.States))
    refuseSecrets(`state machine "${machine.name}", state "${state}"`, fields);
  const { arn: roleArn, policy } = role(scope, `${machine.name}StatesRole`, {
    namePrefix,
    trust: trustPolicy("states.amazonaws.com", machinesOfThisAccount(aws)),
    rights: [...rightsOf(usesOf(machine.block), deployed, aws), ...logging.rights],
  });
  const name = `${namePrefix}${machine.name}`;
  const resource = new SfnStateMachine(scope, `state machine ${machine.name}`, {
    name,
    roleArn,
    type: "STANDARD",
    ...logging.settings,
    definition: jsonText(asTerraformTextBesideReferences(definition)),
    // Terraform waits for rights when it makes a machine, but not when it changes one; and a run right after needs the network.
    dependsOn: [...(policy === undefined ? [] : [policy]), ...network.ready],
  });
  return { name, arn: named(resource, machine.name).arn };
};

const attributeOf = ({ resource, attribute }: ResourceNode, deployed: Deployed, network: Network): Json => {
  switch (attribute) {
    case "StateMachineArn":
      return deployed.stateMachine(resource.name).arn;
    case "Cluster":
      return deployed.containerTask(resource.name).clusterArn;
    case "TaskDefinition":
      return deployed.containerTask(resource.name).taskDefinitionArn;
    case "AwsvpcConfiguration":
      return {
        Subnets: network.subnetIds,
        SecurityGroups: [network.securityGroupId],
        ...(network.assignPublicIp && { AssignPublicIp: "ENABLED" }),
      };
  }
};

/** https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html#prevent-cross-service-confused-deputy */
const machinesOfThisAccount = ({ partition, region, accountId }: AwsContext) => ({
  StringEquals: { "aws:SourceAccount": accountId },
  ArnLike: { "aws:SourceArn": `arn:${partition}:states:${region}:${accountId}:stateMachine:*` },
});
