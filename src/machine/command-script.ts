import type { CommandRun, HostCommand } from '../ports/host.ts';

/**
 * A script for `sh` that runs commands one after another. A line with the boundary ends the output of each one, on both
 * streams; the one on standard output has the exit status too.
 */
export function commandScript(
  commands: readonly HostCommand[],
  order: 'inOrder' | 'together',
  boundary: string,
): string {
  const lines = commands.map(
    (command) =>
      `${command.map(quoted).join(' ')} </dev/null; e=$?; printf '\\n%s %s\\n' ${boundary} $e; printf '\\n%s\\n' ${boundary} >&2`,
  );
  return lines.map((line) => (order === 'inOrder' ? `${line}; [ $e = 0 ] || exit 0\n` : `${line}\n`)).join('');
}

/** The result of each command of the script; fewer than commands if the script ended early. */
export function runsOfScript({ stdout, stderr }: CommandRun, boundary: string): readonly CommandRun[] {
  const said = stderr.split(`\n${boundary}\n`);
  const runs: CommandRun[] = [];
  let at = 0;
  for (;;) {
    const mark = stdout.indexOf(`\n${boundary} `, at);
    if (mark < 0) return runs;
    const end = stdout.indexOf('\n', mark + 1);
    if (end < 0) return runs;
    const exit = Number(stdout.slice(mark + boundary.length + 2, end));
    runs.push({ exit, stdout: stdout.slice(at, mark), stderr: said[runs.length] ?? '' });
    at = end + 1;
  }
}

/** A word quoted for a shell. */
function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
