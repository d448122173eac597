/** What ECR is asked: where a repository is, what a tag names, and the login for a push. */
import {
  DescribeImagesCommand,
  DescribeRepositoriesCommand,
  ECRClient,
  GetAuthorizationTokenCommand,
} from "@aws-sdk/client-ecr";
import type { Environment } from "../../config/schema";
import { clientSettings } from "../aws-client";
import { callingAws, isAnswer } from "../aws-failure";
import { Failure } from "../verb";

/** The registry of the caller's account in the environment's region. */
export interface Ecr {
  /**
   * A repository's address, such as `123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/go-batch`.
   * @throws Failure when there is no such repository
   */
  readonly addressOf: (repository: string) => Promise<string>;
  /**
   * The digest that a tag names, such as `sha256:…`; undefined when there is no such tag.
   * @throws Failure when there is no such repository
   */
  readonly digestOf: (image: { readonly repository: string; readonly tag: string }) => Promise<string | undefined>;
  /** User and password for twelve hours, as Docker's configuration writes them: `user:password` in base64. */
  readonly login: () => Promise<string>;
}

/** Calls end when the signal aborts. */
export const ecrOf = (environment: Environment, signal: AbortSignal): Ecr => {
  const client = new ECRClient(clientSettings(environment));
  const options = { abortSignal: signal };

  /** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeRepositories.html */
  const addressOf = (repository: string) =>
    asking(repository, environment, async () => {
      const command = new DescribeRepositoriesCommand({ repositoryNames: [repository] });
      const { repositories: [found] = [] } = await client.send(command, options);
      return found?.repositoryUri ?? noRepository(repository, environment);
    });

  /** One tag a call: DescribeImages answers with an error when one of several is missing, and does not say which are there. */
  const digestOf = ({ repository, tag }: { readonly repository: string; readonly tag: string }) =>
    asking(repository, environment, async () => {
      const command = new DescribeImagesCommand({ repositoryName: repository, imageIds: [{ imageTag: tag }] });
      try {
        const { imageDetails: [found] = [] } = await client.send(command, options);
        return found?.imageDigest;
      } catch (error) {
        if (isAnswer(error, "ImageNotFoundException")) return undefined;
        throw error;
      }
    });

  /** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetAuthorizationToken.html */
  const login = () =>
    callingAws("get the login of ECR", async () => {
      const { authorizationData: [data] = [] } = await client.send(new GetAuthorizationTokenCommand({}), options);
      if (data?.authorizationToken) return data.authorizationToken;
      throw new Failure("ECR gave no login");
    });

  return { addressOf, digestOf, login };
};

const asking = <T>(repository: string, environment: Environment, calls: () => Promise<T>): Promise<T> =>
  callingAws(`look up the repository ${repository} in ECR`, async () => {
    try {
      return await calls();
    } catch (error) {
      if (isAnswer(error, "RepositoryNotFoundException")) noRepository(repository, environment);
      throw error;
    }
  });

const noRepository = (repository: string, { name, region }: Environment): never => {
  throw new Failure(
    `there is no repository ${repository} in the ECR of ${region} yet; \`npm run deploy -- --env ${name}\` makes it and then pushes the images`,
  );
};
