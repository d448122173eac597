/** Text that is not JSON. */
import type { Edit } from "./edit";

export const syntax: readonly Edit[] = [
  {
    what: "a comma too many",
    replace: '"DISABLED"',
    by: '"DISABLED",',
    says: 'config/dev.json:14:5: found "}", allowed a key in double quotes; after the last one there is no comma',
  },
  {
    what: "a comma too few",
    replace: '"go-batch",',
    by: '"go-batch"',
    says: 'config/dev.json:5:3: found "network", allowed "," before it',
  },
  {
    what: "a value without quotes",
    replace: '"nat"',
    by: "nat",
    says: 'config/dev.json:7:15: found "nat", allowed text in double quotes, a number, true, false, null, {…} or […]',
  },
  {
    what: "single quotes",
    replace: '"nat"',
    by: "'nat'",
    says: "config/dev.json:7:15: found \"'nat'\", allowed text in double quotes, a number, true, false, null, {…} or […]",
  },
  {
    what: "text without its end",
    replace: '"go-batch",',
    by: '"go-batch,',
    says: "config/dev.json:4:17: found text without its second double quote on the same line",
  },
  {
    what: "a brace too few",
    replace: "\n  }\n}\n",
    by: "\n  }\n",
    says: 'config/dev.json:16:1: found the end of the file, allowed "}"',
  },
  {
    what: "a merge that was left unfinished",
    replace: '{\n  "$schema"',
    by: '<<<<<<< HEAD\n{\n  "$schema"',
    says: 'config/dev.json:1:1: found "<<<<<<<", allowed text in double quotes, a number, true, false, null, {…} or […]',
  },
  {
    what: "YAML",
    replace: '{\n  "$schema"',
    by: 'region: ap-northeast-1\n{\n  "$schema"',
    says: 'config/dev.json:1:1: found "region", allowed text in double quotes, a number, true, false, null, {…} or […]',
  },
];
