/**
 * Text from files, hosts and programs, made safe for a terminal: control characters and marks that change the direction
 * of text are shown as `\x1b` or `\u202e`.
 */
export function escapeControls(text: string, keep = ''): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, (found) =>
    keep.includes(found) ? found : escaped(found),
  );
}

/**
 * Text for a reader: as `escapeControls`, but keeps line ends and the colours that reports use. All output to a
 * terminal, and every format for people, passes through here last.
 */
export function readableText(text: string): string {
  return text.replace(exceptColours, (found) => (found.length > 1 || found === '\n' ? found : escapeControls(found)));
}

/** The colours of picocolors. They cannot hide text: the code for invisible text is not among them. */
const exceptColours =
  /\x1b\[(?:0|[1-4]|2[2-4]|3[1-79]|9[0-7])m|[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

function escaped(found: string): string {
  const short = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }[found];
  if (short !== undefined) return short;
  const code = found.charCodeAt(0);
  return code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}
