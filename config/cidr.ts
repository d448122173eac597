import { shown } from "./wording";

/**
 * Sizes of an own VPC, as the number of fixed bits. AWS takes /16 to /28 for a VPC and for a subnet; the VPC is divided
 * into four subnets, and a quarter of a /26 is a /28.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
 */
const largestRange = 16;
const smallestRange = 26;

export const cidrAllowed = `an IPv4 range of /${largestRange} to /${smallestRange}, such as "10.0.0.0/16"`;

/** What is wrong with the range of an own VPC, as a sentence; `undefined` when four subnets fit. */
export function cidrFault(range: string): string | undefined {
  const [, ...numbers] = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(range) ?? [];
  const octets = numbers.slice(0, 4).map(Number);
  const size = Number(numbers[4]);
  if (numbers.length === 0 || octets.some((octet) => octet > 255))
    return `found ${shown(range)}, allowed ${cidrAllowed}`;
  if (size < largestRange || size > smallestRange) {
    return `found ${shown(range)}, allowed /${largestRange} to /${smallestRange}: it is divided into four subnets, each of /28 or larger`;
  }
  const address = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  const start = address - (address % 2 ** (32 - size));
  const right = `${[24, 16, 8, 0].map((bits) => Math.floor(start / 2 ** bits) % 256).join(".")}/${size}`;
  return right === range
    ? undefined
    : `found ${shown(range)}, which is not the start of a range of /${size}: write "${right}"`;
}
