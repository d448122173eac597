/** Four blocks of addresses, in ascending order. */
export type Quarters = readonly [string, string, string, string];

/**
 * An IPv4 block cut in four equal ones: `10.0.0.0/16` into `10.0.0.0/18`, `10.0.64.0/18`, `10.0.128.0/18`, `10.0.192.0/18`.
 *
 * @param cidr as the configuration takes it: /16 to /26, beginning with its first address
 */
export const cidrQuarters = (cidr: string): Quarters => {
  const [address = "", prefix] = cidr.split("/");
  const first = address.split(".").reduce((sum, byte) => sum * 256 + Number(byte), 0);
  const size = 2 ** (30 - Number(prefix));
  const quarter = (index: number): string => `${dotted(first + index * size)}/${Number(prefix) + 2}`;
  return [quarter(0), quarter(1), quarter(2), quarter(3)];
};

const dotted = (address: number): string => [24, 16, 8, 0].map((bits) => (address >>> bits) & 255).join(".");
