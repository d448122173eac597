/** A workload and a figure of each engine; undefined when the engine does not run it. */
export interface Row {
  readonly name: string;
  readonly figures: readonly (number | undefined)[];
}

/** A table as text. @param ratios whether a figure also says how many times the first one of its row it is */
export function table(title: string, heads: readonly string[], rows: readonly Row[], ratios: boolean): string {
  const cells = [
    [title, ...heads],
    ...rows.map(({ name, figures }) => [
      name,
      ...figures.map((figure, index) => cell(figure, ratios && index > 0 ? figures[0] : undefined)),
    ]),
  ];
  const widths = [title, ...heads].map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((text, column) => (column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0)))
      .join("   ");
  return `${cells.map(line).join("\n")}\n`;
}

const cell = (figure: number | undefined, first: number | undefined): string => {
  if (figure === undefined) return "not run";
  return first === undefined ? String(Math.round(figure)) : `${Math.round(figure)} (${(figure / first).toFixed(1)})`;
};
