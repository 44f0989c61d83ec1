/** Rules as a script of plain ipvsadm calls; comments are kept. */
export function asScript(rules: string): string {
  const lines = rules.split('\n').map((line) => (line === '' || line.startsWith('#') ? line : `ipvsadm ${line}`));
  return `#!/bin/sh\n${lines.map(quoted).join('\n')}`;
}

/** A shell expands brackets to file names. */
function quoted(line: string): string {
  if (line.startsWith('#')) return line;
  return line
    .split(' ')
    .map((word) => (/^[\w./:@%+=,-]*$/.test(word) ? word : `'${word}'`))
    .join(' ');
}
