/** What CSVDelimiter names. https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html */
export const delimiters = { COMMA: ",", PIPE: "|", SEMICOLON: ";", SPACE: " ", TAB: "\t" } as const;

export type Delimiter = keyof typeof delimiters;

/**
 * The rows of a delimited text. Between double quotes stand delimiters, line breaks and doubled quotes as what they are. A backslash
 * escapes another one, a double quote and the delimiter; before anything else it is dropped. Lines without anything are no rows.
 */
export function delimitedRows(text: string, delimiter: Delimiter): readonly (readonly string[])[] {
  const between = delimiters[delimiter];
  const rows: string[][] = [];
  let row: string[] = [];
  let field = "";
  let quoted = false;
  let empty = true;
  const endRow = () => {
    if (!empty) rows.push([...row, field]);
    row = [];
    field = "";
    empty = true;
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] as string;
    const next = text[at + 1];
    if (!quoted && (character === "\n" || (character === "\r" && next === "\n"))) {
      if (character === "\r") at += 1;
      endRow();
      continue;
    }
    empty = false;
    if (character === "\\") {
      if (next === "\\" || next === '"' || next === between) {
        field += next;
        at += 1;
      }
    } else if (quoted && character === '"' && next === '"') {
      field += '"';
      at += 1;
    } else if (character === '"' && (quoted || field === "")) {
      quoted = !quoted;
    } else if (!quoted && character === between) {
      row.push(field);
      field = "";
    } else {
      field += character;
    }
  }
  endRow();
  return rows;
}
