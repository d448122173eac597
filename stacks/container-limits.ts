/** What a container may not do on its machine: the hardening that costs nothing. docs/hardening.md */
import type { ContainerTask } from "../asl/language";
import { DefinitionError } from "../asl/language/errors";

/** The user of the example's Dockerfile; a number needs no /etc/passwd in the image. */
const NOBODY = "65532:65532";

/**
 * The fields of a container definition by which its program is no root, writes nothing to its own file system, and has no capability of
 * the kernel.
 *
 * "No new privileges" is an option of Docker (`dockerSecurityOptions`) that ECS does not take on Fargate. Without any capability a
 * program that starts a setuid one gains root's number, and of what root may do only what the number alone allows, such as root's files.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_KernelCapabilities.html
 *
 * @throws DefinitionError for root, or a user by name
 */
export const containerLimits = ({ name, container }: ContainerTask) => {
  const { user = NOBODY, writableRootFilesystem } = container;
  if (!/^\d{1,10}(:\d{1,10})?$/.test(user) || /^0+(:|$)/.test(user))
    throw new DefinitionError(
      `container task "${name}": found the user ${JSON.stringify(user)}, allowed a number above 0, alone or with a group, such as "1000:1000"`,
    );
  return {
    user,
    readonlyRootFilesystem: writableRootFilesystem === undefined,
    linuxParameters: { capabilities: { add: [], drop: ["ALL"] } },
  };
};
