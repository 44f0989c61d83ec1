import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { hostile, hostileName } from '../support/hostile.ts';
import { program } from '../support/run-lvsrules.ts';

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
  put(`${hostileName}.rules`, '-A -t 192.0.2.1:80 -s rr\n');
  put('policy.json', JSON.stringify({ policies: [{ name: hostile, why: hostile, forbid: hostile, [hostile]: 1 }] }));
  put(
    'connections',
    `TCP 01:00 ESTABLISHED ${hostile}:1 192.0.2.1:80 10.0.0.1:80\nTCP 01:00 ${hostile} 10.0.0.9:1 192.0.2.1:80 10.0.0.1:80\n`,
  );
  put('listing', `TCP  192.0.2.1:80 ${hostile}\n  -> 10.0.0.1:80 ${hostile} 1 0 0\n`);
  put('script.sh', `ipvsadm -A -t "${hostile}" -s rr\n${hostile}\n`);
  put('test.json', JSON.stringify({ tests: [{ name: hostile, [hostile]: hostile }] }));
  put('events', `5 ${hostile}\n`);
  put('plan.json', savedPlan());
  put('samples', recording());
  put('other-samples', `${JSON.stringify({ version: 1, recording: hostile, [hostile]: hostile })}\n${hostile}\n`);
  put('keepalived.conf', `virtual_server 192.0.2.1 80 {\n  lb_algo ${hostile}\n  ${hostile} {\n`);
  put('ldirectord.cf', `virtual=192.0.2.1:80\n  real=${hostile}:80 gate\n  scheduler=${hostile}\n  ${hostile}\n`);
  put('host.json', JSON.stringify({ names: { [hostile]: hostile }, [hostile]: 1 }));
  put('trace.json', JSON.stringify({ events: [{ op: hostile, [hostile]: 1 }] }));
  put('says', `#!/bin/sh\ncat >/dev/null; cat listing; cat bad.rules >&2; exit 1\n`);
  put('lists', `#!/bin/sh\ncat >/dev/null; echo 'IP Virtual Server version 1.2.1 (size=4096)'; cat listing\n`);
  for (const name of ['says', 'lists']) chmodSync(join(folder, name), 0o755);
  put('live.rules', '');
  onTerminal(['apply', `${hostileName}.rules`, '--yes', '--director', 'file:live.rules'], { USER: hostile });
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('on a terminal, no text from elsewhere is obeyed', () => {
  const cases: readonly [title: string, words: readonly string[]][] = [
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
    ['schema', ['schema', hostile]],
    ['an unknown verb', [hostile]],
    ['an unknown option', ['lint', `--${hostile}`]],
    ['an unknown choice', ['lint', '--format', hostile]],
    ['watch of a missing file', ['watch', '--once-now', hostile, '--director', 'sim']],
    ['console --once', ['console', '--once', '--director', 'file:good.rules']],
    ['console --once of a hostile director', ['console', '--once', '--director', `file:${hostile}`]],
    ['console of a director that lists', ['console', '--once', '--director', 'ipvsadm:./lists']],
    ['replay', ['replay', '--once', 'samples']],
    ['replay --format json', ['replay', '--once', '--format', 'json', 'samples']],
    ['replay of another file', ['replay', '--once', 'other-samples']],
    ['replay of what is missing', ['replay', '--once', `${hostileName}.missing`]],
    ['undo', ['undo', '--director', 'file:good.rules']],
    ['undo of a change by a hostile user', ['undo', '--dry-run', '--director', 'file:live.rules']],
    ['redo', ['redo', '--director', `file:${hostile}`]],
    ['log', ['log']],
    ['log --commands', ['log', '--commands']],
    ['log --format json', ['log', '--format', 'json']],
    ['log --last', ['log', '--last', hostile]],
    ['restore', ['restore', 'bad.rules', '--dry-run', '--director', 'file:other.rules']],
    ['apply of a hostile name', ['apply', `${hostileName}.rules`, '--yes', '--director', `sim:${hostileName}`]],
    ['apply of what is missing', ['apply', `${hostileName}.missing`, '--yes', '--director', 'sim']],
    ['fmt of a hostile name', ['fmt', '--check', `${hostileName}.rules`, `${hostileName}.missing`]],
    ['rules', ['rules', '--format', hostile]],
    ['setup', ['setup', 'director', '--vip', hostile]],
    ['setup from rules', ['setup', 'director', '--rules', 'bad.rules', '--device', hostile]],
    ['connections', ['connections', 'connections']],
    ['connections grouped', ['connections', 'connections', '--group', hostile]],
    ['connections filtered', ['connections', 'connections', '--filter', hostile]],
    ['doctor of a listing', ['doctor', '--listing', 'listing']],
    ['doctor --rules', ['doctor', '--rules', 'bad.rules', '--director', 'file:good.rules']],
    ['doctor --on', ['doctor', '--on', `recorded:${hostileName}`]],
    ['doctor --on a recorded host', ['doctor', '--on', 'recorded:host.json']],
    ['doctor of a namespace', ['doctor', '--on', `netns:${hostile}`]],
    ['ipvsadm-save', ['ipvsadm-save', '--director', `file:${hostileName}`]],
    ['ipvsadm-restore', ['ipvsadm-restore', '--director', 'sim']],
    ['complete', ['complete', '--', 'lint', '--format', '']],
    ['a program that complains', ['diff', 'good.rules', 'ipvsadm:./says']],
    ['a program that lists', ['diff', 'good.rules', 'ipvsadm:./lists']],
    ['apply to a program that complains', ['apply', 'good.rules', '--yes', '--director', 'ipvsadm:./says']],
    ['convert of keepalived', ['convert', 'keepalived.conf', '--from', 'keepalived']],
    ['lint of keepalived', ['lint', '--from', 'keepalived', 'keepalived.conf']],
    ['keepalived as a director', ['plan', 'good.rules', '--director', 'keepalived:keepalived.conf']],
    ['convert of ldirectord', ['convert', 'ldirectord.cf', '--from', 'ldirectord']],
    ['lint of ldirectord', ['lint', '--from', 'ldirectord', 'ldirectord.cf']],
    ['predict on a host', ['predict', '--host', 'host.json', 'bad.rules']],
    ['simulate --trace', ['simulate', '--trace', 'trace.json', '--format', 'jsonl']],
    ['simulate --svg', ['simulate', 'good.rules', '--svg', `${hostileName}/x`]],
    ['ssh', ['save', '--director', `ssh://${hostile}`]],
  ];

  test.each(cases)('%s', (_, words) => {
    const shown = onTerminal(words);
    expect(shown).not.toBe('');
    expect(shown.replace(ownColours, '')).toMatch(
      /^[^\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]*$/,
    );
  });

  test('every command is tried', () => {
    const tried = new Set(cases.map(([, [command]]) => command));
    expect(commands.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([]);
  });
});

/** The colours of reports; the terminal itself adds a carriage return to each line feed. */
const ownColours = /\x1b\[(?:0|[1-4]|2[2-4]|3[1-79]|9[0-7])m|\r(?=\n)/g;

function onTerminal(words: readonly string[], env: Readonly<Record<string, string>> = {}): string {
  const quoted = [process.execPath, program, ...words].map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
  return execFileSync('script', ['-qec', `${quoted} <bad.rules 2>&1 || :`, '/dev/null'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, LVSRULES_STATE: join(folder, 'state'), NO_COLOR: '', TERM: 'xterm', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function recording(): string {
  const own = { version: 1, recording: 'lvsrules', director: hostile, simulated: hostile, intervalMs: 1000 };
  const daemon = { state: 'master', device: hostile, syncId: 1 };
  const service = {
    protocol: 'tcp',
    address: '192.0.2.1',
    port: 80,
    scheduler: hostile,
    flags: [],
    persistence: null,
    engine: hostile,
    onePacket: false,
    servers: [],
  };
  const sample = { at: 1, unknown: [], table: { version: 1, services: [service], daemons: [daemon] } };
  return `${JSON.stringify(own)}\n${JSON.stringify(sample)}\n`;
}

function savedPlan(): string {
  const quiet = { kind: 'changed', note: hostile };
  const impact = { newConnections: quiet, existing: quiet, persistence: quiet };
  const key = { kind: 'tcp', address: '192.0.2.1', port: 80 };
  const change = { kind: 'delete-service', service: key };
  const step = { command: '-D -t 192.0.2.1:80', phase: 'remove', reason: hostile, impact, change };
  return JSON.stringify({ version: 1, from: { fingerprint: '0123456789abcdef' }, steps: [step] });
}
