/** What definitions name, as it is deployed. Texts may hold references to resources. */

/** A container task as an ECS task definition in the cluster. */
export interface DeployedTask {
  /** Its name in the definitions. */
  readonly name: string;
  readonly family: string;
  /** The image's folder and its URI. */
  readonly image: { readonly folder: string; readonly uri: string };
  readonly taskDefinitionArn: string;
  /** Variables of its container whose text is a secret. */
  readonly secretNames: readonly string[];
  readonly clusterArn: string;
  readonly clusterName: string;
  /** What the program itself may do in AWS. */
  readonly taskRoleArn: string;
  /** What ECS may do to start it: pull the image, write logs. */
  readonly executionRoleArn: string;
}

/** A state machine. */
export interface DeployedMachine {
  /** Its name in AWS: behind the environment's prefix. */
  readonly name: string;
  readonly arn: string;
}

/** Finds what definitions name, by its name there. */
export interface Deployed {
  readonly containerTask: (name: string) => DeployedTask;
  readonly stateMachine: (name: string) => DeployedMachine;
}
