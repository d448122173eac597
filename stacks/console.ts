/** The host of the AWS console for regions whose names begin so; the first that fits. https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */
const consoles: readonly (readonly [regions: RegExp, host: string | undefined])[] = [
  [/^cn-/, "console.amazonaws.cn"],
  [/^us-gov-/, "console.amazonaws-us-gov.com"],
  [/^eusc-/, "console.amazonaws-eusc.eu"],
  // Isolated regions, whose consoles are not public.
  [/^[a-z]+-iso[a-z]*-/, undefined],
  [/^/, "console.aws.amazon.com"],
];

/** A page of the console, `page` below `https://<region>.<host>/`; `undefined` where the console is not public. */
export const consolePage = (region: string, page: string): string | undefined => {
  const [, host] = consoles.find(([regions]) => regions.test(region)) ?? [];
  return host === undefined ? undefined : `https://${region}.${host}/${page}`;
};
