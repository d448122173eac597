/** Builds the images of the app's container tasks and pushes what is missing in ECR. */
import { callerFor } from "./caller";
import { chosenEnvironment, environmentOption } from "./environment";
import { builderOption, namedBuilder } from "./image/choose-builder";
import { pushMissingImages } from "./image/push-images";
import { synthesize } from "./synthesize";
import { readArguments, runAsProcess, type Verb } from "./verb";

const usage = `npm run image -- [--env NAME] [--builder docker|ko] [--json]

Builds the image of each image folder for linux/amd64 and linux/arm64, pushes it to ECR under the tag of the folder's content, and
prints tag and digest. What is there already is not built again. The repository must exist: npm run deploy makes it.

  --env NAME      the environment; the default is DEPLOY_ENV, then dev
  --builder NAME  docker: by the Dockerfile, with buildx; ko: a Go program, without a Docker engine.
                  The default is docker, and ko where Docker cannot work
  --json          prints [{folder, uri, digest, pushed}] on stdout, and the rest on stderr

IMAGE_REGISTRY=HOST:PORT pushes there in place of ECR, without a login; for trials.
`;

/** Ends with 0 only when every image is in the registry. */
export const image: Verb = async (argv, process) => {
  const { values } = readArguments(
    { usage, options: { ...environmentOption, ...builderOption, json: { type: "boolean" } } },
    argv,
  );
  const builder = namedBuilder(values);
  const environment = chosenEnvironment(values, process.env);
  const { stdout, stderr, signal } = process;
  const progress = values.json ? stderr : stdout;
  await callerFor(environment, signal);
  await synthesize(environment, process);
  const images = await pushMissingImages(
    environment,
    { builder, tell: (line) => progress.write(`${line}\n`) },
    process,
  );
  if (values.json) stdout.write(`${JSON.stringify(images)}\n`);
  else for (const image of images) stdout.write(told(image));
  return 0;
};

const told = ({ folder, uri, digest, pushed }: { folder: string; uri: string; digest: string; pushed: boolean }) =>
  `${folder}/  ${pushed ? "pushed" : "already there"}\n  tag     ${uri}\n  digest  ${digest}\n`;

if (require.main === module) runAsProcess(image, usage);
