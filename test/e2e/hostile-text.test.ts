import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { program } from '../support/run-lvsrules.ts';

/** Clears the screen, sets the title, hides text, and turns the direction of writing; in 7 and in 8 bits. */
const hostile = '\x1b[2J\x1b]0;owned\x07\x1b[8m\u009b31m\u202e\u2066';
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lvsrules-hostile-'));
  const put = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
  };
  put(
    'bad.rules',
    `# ${hostile}\n-A    -t   192.0.2.9:80\n-A -t 192.0.2.1:80 -s ${hostile}\n-A -t ${hostile} -s rr\n-a ${hostile}\n`,
  );
  put('good.rules', `# ${hostile}\n-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -g\n`);
  put('other.rules', `# ${hostile}\n-A -t 192.0.2.1:80 -s wrr\n`);
  put(`${hostile.replaceAll('/', '')}.rules`, '-A -t 192.0.2.1:80 -s rr\n');
  put('policy.json', JSON.stringify({ policies: [{ name: hostile, why: hostile, forbid: hostile, [hostile]: 1 }] }));
  put('listing', `TCP  192.0.2.1:80 ${hostile}\n  -> 10.0.0.1:80 ${hostile} 1 0 0\n`);
  put('script.sh', `ipvsadm -A -t "${hostile}" -s rr\n${hostile}\n`);
  put('test.json', JSON.stringify({ tests: [{ name: hostile, [hostile]: hostile }] }));
  put('events', `5 ${hostile}\n`);
  put('plan.json', savedPlan());
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('on a terminal, no text from elsewhere is obeyed', () => {
  test.each<[command: string, words: readonly string[]]>([
    ['lint', ['lint', 'bad.rules']],
    ...['concise', 'json', 'jsonl', 'sarif', 'github', 'gitlab', 'junit', 'checkstyle', 'markdown'].map(
      (format): [string, string[]] => [`lint --format ${format}`, ['lint', '--format', format, 'bad.rules']],
    ),
    ['lint of a name', ['lint', `${hostile}.rules`]],
    ['lint of a missing name', ['lint', `${hostile}.missing`]],
    ['lint of a configuration', ['lint', '--config', 'policy.json', 'good.rules']],
    ['fmt to the terminal', ['fmt', '-']],
    ['fmt --diff', ['fmt', '--diff', 'bad.rules']],
    ['fmt --check', ['fmt', '--check', 'bad.rules']],
    ['predict', ['predict', 'bad.rules']],
    ['predict --format json', ['predict', '--format', 'json', 'bad.rules']],
    ...['text', 'unified', 'side-by-side', 'json', 'markdown', 'commands'].map((format): [string, string[]] => [
      `diff --format ${format}`,
      ['diff', '--format', format, 'good.rules', 'other.rules'],
    ]),
    ['diff of bad rules', ['diff', 'good.rules', 'bad.rules']],
    ['plan', ['plan', 'good.rules', '--director', 'file:other.rules']],
    ['plan of bad rules', ['plan', 'bad.rules', '--director', 'file:other.rules']],
    ['plan --only', ['plan', 'good.rules', '--director', 'file:other.rules', '--only', hostile]],
    ['apply of a saved plan', ['apply', '--plan', 'plan.json', '--director', 'file:other.rules', '--dry-run']],
    ['a director', ['plan', 'good.rules', '--director', hostile]],
    ['a file director', ['plan', 'good.rules', '--director', `file:${hostile}`]],
    ['an ipvsadm prefix', ['plan', 'good.rules', '--director', `ipvsadm:${hostile}`]],
    ['convert of a listing', ['convert', '--from', 'listing', 'listing']],
    ['convert of a listing to JSON', ['convert', '--from', 'listing', '--to', 'json', 'listing']],
    ['convert of a script', ['convert', '--from', 'shell', 'script.sh']],
    ['convert of rules', ['convert', '--from', 'rules', 'bad.rules']],
    ['simulate', ['simulate', 'bad.rules']],
    ['simulate --events', ['simulate', 'good.rules', '--events', 'events']],
    ['test', ['test', 'test.json']],
    ['save', ['save', '--director', 'file:good.rules']],
    ['the drop-in', ['ipvsadm', '--director', 'sim', '--', '-A', '-t', hostile]],
    ['the drop-in with an unknown word', ['ipvsadm', '--director', 'sim', '--', hostile]],
    ['explain', ['explain', hostile]],
    ['completion', ['completion', hostile]],
    ['an unknown verb', [hostile]],
    ['an unknown option', ['lint', `--${hostile}`]],
    ['an unknown choice', ['lint', '--format', hostile]],
    ['watch of a missing file', ['watch', '--once-now', hostile, '--director', 'sim']],
    ['console --once', ['console', '--once', '--director', 'file:good.rules']],
    ['console --once of a hostile director', ['console', '--once', '--director', `file:${hostile}`]],
    ['undo', ['undo', '--director', 'file:good.rules']],
  ])('%s', (_, words) => {
    const shown = onTerminal(words);
    expect(shown).not.toBe('');
    expect(shown.replace(ownColours, '')).toMatch(
      /^[^\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]*$/,
    );
  });
});

/** The colours of reports; the terminal itself adds a carriage return to each line feed. */
const ownColours = /\x1b\[(?:0|[1-4]|2[2-4]|3[1-79]|9[0-7])m|\r(?=\n)/g;

function onTerminal(words: readonly string[]): string {
  const quoted = [process.execPath, program, ...words].map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
  return execFileSync('script', ['-qec', `${quoted} <bad.rules 2>&1 || :`, '/dev/null'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, LVSRULES_STATE: join(folder, 'state'), NO_COLOR: '', TERM: 'xterm' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function savedPlan(): string {
  const quiet = { kind: 'changed', note: hostile };
  const impact = { newConnections: quiet, existing: quiet, persistence: quiet };
  const key = { kind: 'tcp', address: '192.0.2.1', port: 80 };
  const change = { kind: 'delete-service', service: key };
  const step = { command: '-D -t 192.0.2.1:80', phase: 'remove', reason: hostile, impact, change };
  return JSON.stringify({ version: 1, from: { fingerprint: '0123456789abcdef' }, steps: [step] });
}
