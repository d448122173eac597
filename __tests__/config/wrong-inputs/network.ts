/** Wrong networks. */
import type { Edit } from "./edit";

export const network: readonly Edit[] = [
  {
    what: "a way out that there is not",
    replace: '"nat"',
    by: '"igw"',
    says: 'config/dev.json:7:15: network.wayOut: found "igw", allowed "nat", "endpoints" or "public-ip"',
  },
  {
    what: "a range without its size",
    replace: '"wayOut": "nat"',
    by: '"cidr": "10.0.0.0"',
    says: 'config/dev.json:7:13: network.cidr: found "10.0.0.0", allowed an IPv4 range of /16 to /26, such as "10.0.0.0/16"',
  },
  {
    what: "a range with a number above 255",
    replace: '"wayOut": "nat"',
    by: '"cidr": "10.0.256.0/16"',
    says: 'config/dev.json:7:13: network.cidr: found "10.0.256.0/16", allowed an IPv4 range of /16 to /26, such as "10.0.0.0/16"',
  },
  {
    what: "a range too small for four subnets",
    replace: '"wayOut": "nat"',
    by: '"cidr": "10.0.0.0/27"',
    says: 'config/dev.json:7:13: network.cidr: found "10.0.0.0/27", allowed /16 to /26: it is divided into four subnets, each of /28 or larger',
  },
  {
    what: "a range larger than a VPC",
    replace: '"wayOut": "nat"',
    by: '"cidr": "10.0.0.0/8"',
    says: 'config/dev.json:7:13: network.cidr: found "10.0.0.0/8", allowed /16 to /26: it is divided into four subnets, each of /28 or larger',
  },
  {
    what: "a range that does not start where it says",
    replace: '"wayOut": "nat"',
    by: '"cidr": "10.0.1.64/24"',
    says: 'config/dev.json:7:13: network.cidr: found "10.0.1.64/24", which is not the start of a range of /24: write "10.0.1.0/24"',
  },
  {
    what: "one zone",
    replace: '["ap-northeast-1a", "ap-northeast-1c"]',
    by: '["ap-northeast-1a"]',
    says: 'config/dev.json:6:26: network.availabilityZones: found a list of 1, allowed two zones of the region, such as ["ap-northeast-1a", "ap-northeast-1c"]',
  },
  {
    what: "one zone twice, whose subnets would overlap",
    replace: '"ap-northeast-1c"',
    by: '"ap-northeast-1a"',
    says: 'config/dev.json:6:46: network.availabilityZones[1]: found "ap-northeast-1a" twice, allowed two different zones',
  },
  {
    what: "a zone of another region",
    replace: '"ap-northeast-1c"',
    by: '"us-east-1a"',
    says: 'config/dev.json:6:46: network.availabilityZones[1]: found "us-east-1a", allowed a zone of the region ap-northeast-1, such as "ap-northeast-1a"',
  },
  {
    what: "a zone's id in place of its name",
    replace: '"ap-northeast-1c"',
    by: '"apne1-az1"',
    says: 'config/dev.json:6:46: network.availabilityZones[1]: found "apne1-az1", allowed a zone of the region, such as "ap-northeast-1a"',
  },
  {
    what: "an own and an existing VPC at once",
    replace: '"wayOut": "nat"',
    by: '"vpcId": "vpc-01234567"',
    says: 'config/dev.json:5:14: network: found an object with "availabilityZones" and "vpcId", allowed either an own VPC ("availabilityZones", "cidr", "wayOut") or an existing one ("vpcId", "subnetIds", "assignPublicIp")',
  },
  {
    what: "a network that is neither",
    replace: '"availabilityZones": ["ap-northeast-1a", "ap-northeast-1c"],\n    "wayOut": "nat"',
    by: "",
    says: 'config/dev.json:5:14: network: found {}, allowed either an own VPC ("availabilityZones", "cidr", "wayOut") or an existing one ("vpcId", "subnetIds", "assignPublicIp")',
  },
];
