/** Rules as a script of plain calls of ipvsadm; comments stay. */
export function asScript(rules: string): string {
  const lines = rules.split('\n').map((line) => (line === '' || line.startsWith('#') ? line : `ipvsadm ${line}`));
  return `#!/bin/sh\n${lines.map(quoted).join('\n')}`;
}

/** Brackets stand for the names of files to a shell. */
function quoted(line: string): string {
  if (line.startsWith('#')) return line;
  return line
    .split(' ')
    .map((word) => (/^[\w./:@%+=,-]*$/.test(word) ? word : `'${word}'`))
    .join(' ');
}
