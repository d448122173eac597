/** The AWS SDK, pointed at the rehearsal's endpoint. */
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { EC2Client } from "@aws-sdk/client-ec2";
import { ECRClient } from "@aws-sdk/client-ecr";
import { ECSClient } from "@aws-sdk/client-ecs";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { IAMClient } from "@aws-sdk/client-iam";
import { S3Client } from "@aws-sdk/client-s3";
import { SchedulerClient } from "@aws-sdk/client-scheduler";
import { SFNClient } from "@aws-sdk/client-sfn";
import { SNSClient } from "@aws-sdk/client-sns";
import { SQSClient } from "@aws-sdk/client-sqs";
import { clientSettings } from "../../../commands/aws-client";

/** That of `config/dev.json`. */
export const region = "ap-northeast-1";

export type Clients = ReturnType<typeof clientsFor>;

/** @param endpoint as `AWS_ENDPOINT_URL` would name it */
export const clientsFor = (endpoint: string) => {
  const credentials = { accessKeyId: "rehearsal", secretAccessKey: "rehearsal" };
  const settings = { ...clientSettings({ region }), endpoint, credentials };
  return {
    s3: new S3Client({ ...settings, forcePathStyle: true }),
    sfn: new SFNClient(settings),
    ecr: new ECRClient(settings),
    ecs: new ECSClient(settings),
    iam: new IAMClient(settings),
    ec2: new EC2Client(settings),
    scheduler: new SchedulerClient(settings),
    logs: new CloudWatchLogsClient(settings),
    cloudwatch: new CloudWatchClient(settings),
    events: new EventBridgeClient(settings),
    sns: new SNSClient(settings),
    sqs: new SQSClient(settings),
  };
};
