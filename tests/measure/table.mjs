// Tables of plain text.
import { loadavg } from "node:os";

export const heading = (text) => console.log(`\n## ${text}\n`);

// Numbers with as many digits as they deserve; whatever is missing as a dash.
export const number = (value, digits = 2) =>
  value === undefined || value === null || Number.isNaN(value)
    ? "–"
    : Math.abs(value) >= 100 || Number.isInteger(value)
      ? Math.round(value).toLocaleString("en")
      : value.toFixed(digits);

// The first column to the left, the others to the right.
export function table(heads, rows) {
  const cells = [heads, ...rows.map((row) => row.map((cell) => (typeof cell === "string" ? cell : number(cell))))];
  const widths = heads.map((_, at) => Math.max(...cells.map((row) => (row[at] ?? "").length)));
  const pad = (cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]));
  for (const [at, row] of cells.entries()) {
    console.log(`| ${heads.map((_, column) => pad(row[column] ?? "", column)).join(" | ")} |`);
    if (at === 0) console.log(`|${widths.map((width, column) => (column === 0 ? "" : "") + "-".repeat(width + 2)).join("|")}|`);
  }
  console.log();
}

export const busy = () => loadavg()[0].toFixed(1);

export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
