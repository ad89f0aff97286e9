/** Signs at which a spreadsheet begins to calculate. A mark before them keeps it from that; `readCell` takes it away again. */
const formula = /^'*[=+\-@\t\r＝＋－＠]/u

/** One cell, quoted where it has to be, and never a formula. */
export function writeCell(value: string): string {
  const safe = formula.test(value) ? `'${value}` : value
  return /[",;\t\n\r]|^\s|\s$/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** One record with its line break, as RFC 4180 has it. */
export function writeRecord(cells: readonly string[]): string {
  return `${cells.map(writeCell).join(',')}\r\n`
}

/** The text of a cell as it was before `writeCell`. */
export function readCell(value: string): string {
  return formula.test(value) && value.startsWith("'") ? value.slice(1) : value
}
