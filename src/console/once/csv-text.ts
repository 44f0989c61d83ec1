/** Records for a spreadsheet (RFC 4180). */
export function csvText(records: readonly (readonly string[])[]): string {
  return records.map((record) => `${record.map(quoted).join(',')}\r\n`).join('');
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
