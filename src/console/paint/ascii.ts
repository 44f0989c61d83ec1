/** ASCII replacements, one character for one, so that the layout stays. */
const replacements: Readonly<Record<string, string>> = {
  '─': '-',
  '│': '|',
  '├': '|',
  '└': '`',
  '▸': '>',
  '▾': 'v',
  '●': 'o',
  '○': '.',
  '•': '*',
  '·': '-',
  '↑': '^',
  '↓': 'v',
  '→': '>',
  '←': '<',
  '‹': '<',
  '›': '>',
  '…': '~',
  '∞': '~',
  '▁': '_',
  '▂': '.',
  '▃': ',',
  '▄': '-',
  '▅': '=',
  '▆': '+',
  '▇': '*',
  '█': '#',
  // The last cell of a bar: half a cell and more counts as a whole one.
  '▏': ' ',
  '▎': ' ',
  '▍': ' ',
  '▌': '#',
  '▋': '#',
  '▊': '#',
  '▉': '#',
};

export function asciiOnly(text: string): string {
  return text.replace(/[^\u0000-\u007e]/gu, (character) => replacements[character] ?? '?');
}
