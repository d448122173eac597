/** What the parts of a synthesized stack need, by the table: read from what each part is configured to do, never from a policy. */
import type { Block, Synthesized } from "../synthesized";
import { arnIn, resolved } from "./arns";
import { conditionsOf } from "./granted";
import * as needs from "./needs";
import { keyPolicies, topicPolicies, trusts } from "./needs-of-resources";
import type { Permission } from "./permission";
import { rightsOfProgram } from "./programs";
import { taskStatesIn } from "./task-states";

/** A permission that something needs, and how the table comes to it. */
export interface Needed {
  readonly permission: Permission;
  readonly page: string;
  /** The state, or the part, in words. */
  readonly by: string;
}

/** Everything that the parts of a stack need. */
export const neededIn = (stack: Synthesized): readonly Needed[] => [
  ...machines(stack),
  ...taskDefinitions(stack),
  ...schedules(stack),
  ...flowLogs(stack),
  ...keys(stack),
  ...topics(stack),
];

const machines = (stack: Synthesized): Needed[] =>
  blocks(stack, "aws_sfn_state_machine").flatMap(({ id, block }) => {
    const role = resolved(stack, block.role_arn);
    const { level, log_destination } = (block.logging_configuration ?? {}) as Block;
    return [
      ...needed(`trust of ${role}`, trusts.stateMachine, id),
      ...taskStatesIn(JSON.parse(String(block.definition))).flatMap(({ name, resource, parameters }) =>
        needed(role, integrationNeeds(stack, resolved(stack, resource), parameters), `state "${name}"`),
      ),
      ...(log_destination !== undefined && level !== "OFF" ? needed(role, needs.executionLogging, "log") : []),
      ...((block.tracing_configuration as Block | undefined)?.enabled === true
        ? needed(role, needs.tracing, "traces")
        : []),
      ...(block.encryption_configuration === undefined ? [] : noRow(`encryption_configuration of ${id}`)),
    ];
  });

const integrationNeeds = (stack: Synthesized, resource: string, parameters: Block): readonly needs.Need[] => {
  const integration = resource.split(":states:::")[1];
  switch (integration) {
    case "ecs:runTask.sync": {
      const taskArn = resolved(stack, parameters.TaskDefinition);
      const task = blocks(stack, "aws_ecs_task_definition").find(({ type, id }) => arnIn(stack, type, id) === taskArn);
      if (task === undefined || parameters.Tags !== undefined || parameters.PropagateTags !== undefined)
        return noRow(`ecs:runTask.sync with ${JSON.stringify(parameters)}`);
      return needs.integrations[integration]({
        family: resolved(stack, task.block.family),
        clusterArn: resolved(stack, parameters.Cluster),
        roleArns: [task.block.task_role_arn, task.block.execution_role_arn].map((arn) => resolved(stack, arn)),
      });
    }
    case "states:startExecution.sync:2":
      return needs.integrations[integration](resolved(stack, parameters.StateMachineArn));
    default:
      return noRow(resource);
  }
};

const taskDefinitions = (stack: Synthesized): Needed[] =>
  blocks(stack, "aws_ecs_task_definition").flatMap(({ id, block }) => {
    const role = resolved(stack, block.execution_role_arn);
    const containers: Block[] = JSON.parse(String(block.container_definitions));
    const given = containers.flatMap(({ image, logConfiguration, secrets = [] }) => {
      const { options } = logConfiguration as { options: Record<string, string> };
      const [, repository = ""] =
        /^[^/]+\.dkr\.ecr\.[^/]+\/([^:]+):/.exec(resolved(stack, image)) ?? noRow(`the image ${image}`);
      return [
        needs.registryLogin,
        needs.image(repository),
        needs.containerLogs(resolved(stack, options["awslogs-group"])),
        ...(secrets as { valueFrom: string }[]).map(({ valueFrom }) => needs.secret(resolved(stack, valueFrom))),
      ];
    });
    return [
      ...needed(role, given, `container task "${id}"`),
      ...needed(resolved(stack, block.task_role_arn), rightsOfProgram(id).map(needs.program), `program of "${id}"`),
      ...[block.task_role_arn, block.execution_role_arn].flatMap((arn) =>
        needed(`trust of ${resolved(stack, arn)}`, trusts.task, id),
      ),
    ];
  });

const schedules = (stack: Synthesized): Needed[] =>
  blocks(stack, "aws_scheduler_schedule").flatMap(({ id, block }) => {
    const { arn, role_arn, dead_letter_config } = block.target as Block;
    const role = resolved(stack, role_arn);
    const queue = dead_letter_config === undefined ? undefined : resolved(stack, (dead_letter_config as Block).arn);
    const queueKey = blocks(stack, "aws_sqs_queue").find(({ type, id }) => arnIn(stack, type, id) === queue)?.block
      .kms_master_key_id;
    return [
      ...needed(`trust of ${role}`, trusts.schedule(String(block.group_name)), id),
      ...needed(role, needs.scheduledStart(resolved(stack, arn)), `schedule "${id}"`),
      ...(queue === undefined ? [] : needed(role, needs.deadLetters(queue), `schedule "${id}"`)),
      ...(queueKey === undefined
        ? []
        : needed(role, needs.sendingEncrypted(resolved(stack, queueKey)), `schedule "${id}"`)),
    ];
  });

const flowLogs = (stack: Synthesized): Needed[] =>
  blocks(stack, "aws_flow_log").flatMap(({ id, block }) => {
    const role = resolved(stack, block.iam_role_arn);
    return [
      ...needed(`trust of ${role}`, trusts.flowLogs, id),
      ...needed(role, needs.flowLogs(resolved(stack, block.log_destination)), "flow logs"),
    ];
  });

const keys = (stack: Synthesized): Needed[] =>
  blocks(stack, "aws_kms_key").flatMap(({ type, id }) => {
    const key = arnIn(stack, type, id);
    const uses = (what: string, argument: string) =>
      blocks(stack, what).filter(
        ({ block }) => block[argument] !== undefined && resolved(stack, block[argument]) === key,
      );
    return needed(
      `policy of ${key}`,
      [
        keyPolicies.account,
        ...uses("aws_cloudwatch_log_group", "kms_key_id").map(({ type, id }) =>
          keyPolicies.logGroup(arnIn(stack, type, id)),
        ),
        ...uses("aws_sns_topic", "kms_master_key_id").flatMap(({ type, id }) =>
          publishers(stack, arnIn(stack, type, id)).map(({ key }) => key),
        ),
      ],
      "key",
    );
  });

const topics = (stack: Synthesized): Needed[] =>
  blocks(stack, "aws_sns_topic").flatMap(({ type, id }) => {
    const topic = arnIn(stack, type, id);
    return publishers(stack, topic).flatMap(({ topic: need, by }) => needed(`policy of ${topic}`, need, by));
  });

/** Who publishes to a topic: what each needs of the topic's policy, and of the key's where the topic is encrypted. */
const publishers = (stack: Synthesized, topic: string): { by: string; topic: needs.Need; key: needs.Need }[] => [
  ...blocks(stack, "aws_cloudwatch_event_target")
    .filter(({ block }) => resolved(stack, block.arn) === topic)
    .map(({ id }) => ({
      by: id,
      topic: topicPolicies.rule(topic),
      key: keyPolicies.rule,
    })),
  ...blocks(stack, "aws_cloudwatch_metric_alarm")
    .filter(({ block }) => [block.alarm_actions, block.ok_actions].flat().some((arn) => resolved(stack, arn) === topic))
    .map(({ type, id }) => ({
      by: id,
      topic: topicPolicies.alarm(topic, arnIn(stack, type, id)),
      key: keyPolicies.alarm,
    })),
];

const blocks = (stack: Synthesized, type: string) =>
  Object.entries(stack.resource[type] ?? {}).map(([id, block]) => ({ type, id, block }));

const noRow = (what: string): never => {
  throw new Error(`the table of needs has no row for ${what}; add one from AWS's page`);
};

const needed = (holder: string, rows: needs.Need | readonly needs.Need[], by: string): Needed[] =>
  [rows].flat().flatMap(({ page, principal = "", actions, resources, conditions: all = {} }) =>
    conditionsOf(all, (value) => [value].flat() as string[]).flatMap((conditions) =>
      actions.flatMap((action) =>
        resources.map((resource) => ({
          by,
          page,
          permission: { holder, principal, effect: "Allow", action, resource, conditions },
        })),
      ),
    ),
  );
