import { TerraformElement, type TerraformStack } from "cdktf";

/**
 * Makes synth refuse ids that cdktf would lose in silence, before the stack is written. The name of an element in the JSON keeps
 * only the letters, digits, `-` and `_` of its construct id: `job.a` and `joba` are written to one place, where the second
 * replaces the first, and `日本` to the empty name, which no reference can name.
 */
export const refuseAmbiguousIds = (stack: TerraformStack): void =>
  stack.node.addValidation({ validate: () => ambiguousIds(stack) });

/** What Terraform takes as a name. https://developer.hashicorp.com/terraform/language/syntax/configuration#identifiers */
const terraformName = /^[A-Za-z_][A-Za-z0-9_-]*$/;

const ambiguousIds = (stack: TerraformStack): string[] => {
  const writtenBy = new Map<string, string>();
  const findings: string[] = [];
  for (const { path, block, name } of writtenNames(stack)) {
    if (!terraformName.test(name)) {
      findings.push(
        `${path}: its id becomes the name "${name}" of ${block} in Terraform, which takes ASCII letters, digits, - and _ and no digit or - at the start; give it an id that keeps such a name`,
      );
      continue;
    }
    const address = `${block}.${name}`;
    const other = writtenBy.get(address);
    if (other !== undefined) {
      findings.push(
        `${other} and ${path} both become ${address} in Terraform, so one of them would vanish: ids keep only ASCII letters, digits, - and _; rename one so that they differ in those`,
      );
    }
    writtenBy.set(address, path);
  }
  return findings;
};

interface WrittenName {
  /** Path of the construct, such as `app/job.a`. */
  readonly path: string;
  /** The block of the JSON that holds the name: `aws_sqs_queue`, `data.aws_partition`, `output`, … */
  readonly block: string;
  readonly name: string;
}

type Blocks = Partial<Record<string, Record<string, object>>>;

/** The names that a stack's elements write, read from the JSON of each before cdktf merges them. */
const writtenNames = (stack: TerraformStack): WrittenName[] =>
  stack.node
    .findAll()
    .filter(TerraformElement.isTerraformElement)
    .flatMap((element) => {
      const { resource = {}, data = {}, ...others }: Blocks = element.toTerraform();
      const blocks = [
        ...Object.entries(resource),
        ...Object.entries(data).map(([type, named]): [string, object] => [`data.${type}`, named]),
        ...namedBlocks.map((block): [string, object] => [block, others[block] ?? {}]),
      ];
      return blocks.flatMap(([block, named]) =>
        Object.keys(named).map((name) => ({ path: element.node.path, block, name })),
      );
    });

/** Blocks whose names stand one level below them; `provider` and `terraform` hold no names of ours. */
const namedBlocks = ["output", "variable", "locals", "module"] as const;
