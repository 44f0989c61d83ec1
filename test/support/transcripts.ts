import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program } from './run-lvsrules.ts';

/** The document with every `console` block as the program prints it now: lines that begin with `$ ` are run. */
export function printedAnew(document: string): string {
  const scratch = mkdtempSync(join(tmpdir(), 'lvsrules-docs-'));
  try {
    cpSync('examples', join(scratch, 'examples'), { recursive: true });
    symlinkSync(program, join(scratch, 'lvsrules'));
    return document.replace(/^```console\n([\s\S]*?)^```$/gm, (_block, body: string) => {
      const commands = body.split('\n').filter((line) => line.startsWith('$ '));
      return `\`\`\`console\n${commands.map((line) => transcript(line, scratch)).join('')}\`\`\``;
    });
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** The command and what it printed, standard error included, as a terminal of 100 columns shows it. */
function transcript(line: string, directory: string): string {
  const env = {
    ...process.env,
    PATH: `${directory}:${process.env['PATH'] ?? ''}`,
    COLUMNS: '100',
    LVSRULES_DIRECTOR: 'sim',
    LVSRULES_STATE: join(directory, 'state'),
  };
  const ran = spawnSync('sh', ['-c', `exec 2>&1; ${line.slice(2)}`], { cwd: directory, env, encoding: 'utf8' });
  const output = ran.stdout.replace(/[ \t]+$/gm, '');
  return `${line}\n${output}${output === '' || output.endsWith('\n') ? '' : '\n'}`;
}

/** Writes the transcripts of the named documents again: `tsx test/support/transcripts.ts README.md docs/lint.md`. */
for (const path of process.argv[1]?.endsWith('transcripts.ts') ? process.argv.slice(2) : []) {
  writeFileSync(path, printedAnew(readFileSync(path, 'utf8')));
}
