import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isRunning } from '../support/processes.ts';
import { program } from '../support/run-lvsrules.ts';
import { type Pane, pane } from '../support/tmux.ts';

let shell: Pane;
let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'lvsrules-'));
});

afterEach(async () => {
  await shell.close();
  rmSync(directory, { recursive: true });
});

/** The console in a shell that says how it ended, and whether the terminal is set as before. */
async function started(columns: number, rows: number, options = '--demo'): Promise<void> {
  shell = pane({ columns, rows });
  const script = `before=$(stty -g)
echo before-the-console
node ${program} console ${options}
echo "exit $?"
[ "$before" = "$(stty -g)" ] && echo same-terminal
`;
  writeFileSync(join(directory, 'script'), script);
  shell.press(`clear; sh ${join(directory, 'script')}`, 'Enter');
  await shell.until('the table', (screen) => /^.? ?SIM/.test(screen) && /\d:8443|\.210:80/.test(screen));
}

function processId(): number {
  const found = execFileSync('pgrep', ['-n', '-f', `node ${program} console`], { encoding: 'utf8' });
  return Number(found.trim());
}

async function leftAsFound(exit: number): Promise<void> {
  const rows = await shell.until('the end', (screen) => screen.includes('same-terminal'));
  expect(rows.filter((row) => row !== '').slice(0, 3)).toEqual(['before-the-console', `exit ${exit}`, 'same-terminal']);
}

describe.each([
  [80, 24],
  [200, 60],
  [60, 15],
])('at %i columns and %i rows', (columns, rows) => {
  test('the counters move, a weight set to 3 is in the table, and quitting leaves the terminal as it was', async () => {
    await started(columns, rows);
    const first = shell.rows().join('\n');
    await shell.until('moving counters', (screen) => screen !== first);
    shell.press('j', 'w', '3', 'Enter');
    await shell.until('the line', (screen) =>
      screen.includes('ipvsadm -e -t 203.0.113.10:443 -r 10.0.1.11:8443 -m -w 3'),
    );
    shell.press('Enter');
    await shell.until('the weight', (screen) => /10\.0\.1\.11:8443 +Masq +3 /.test(screen));
    shell.press('q');
    await leftAsFound(0);
  });
});

test('20 columns and 5 rows show a smaller view', async () => {
  await started(20, 5);
  expect(shell.rows().some((row) => row.includes(':8443'))).toBe(true);
  shell.press('q');
  await shell.until('the end', (screen) => screen.includes('same-terminal'));
});

test('a terminal that is resized is redrawn', async () => {
  await started(80, 24);
  shell.press('j');
  shell.resize({ columns: 120, rows: 40 });
  await shell.until('more columns', (screen) => screen.includes('OUT B/s'));
  shell.resize({ columns: 60, rows: 15 });
  await shell.until('fewer columns', (screen) => !screen.includes('GOT/WANT') && screen.includes('q quit'));
  shell.press('q');
  await shell.until('the end', (screen) => screen.includes('same-terminal'));
});

describe('a director that hangs', () => {
  test.each([
    [80, 24],
    [40, 10],
    [20, 5],
  ])(
    'is marked in the first row at %i columns and %i rows, and q ends it while the director still hangs',
    async (columns, rows) => {
      const prefix = join(directory, 'hang');
      const pid = join(directory, 'pid');
      writeFileSync(prefix, `#!/bin/sh\nsleep 600 &\necho $! >${pid}\nwait\n`, { mode: 0o755 });
      shell = pane({ columns, rows });
      shell.press(`clear; node ${program} console --director ipvsadm:${prefix}; echo left`, 'Enter');
      await shell.until('the mark', (screen) => /^ ?STALE 00:0[4-9]:/.test(screen));
      const sleeping = Number(readFileSync(pid, 'utf8'));
      shell.press('q');
      await shell.until('the shell', (screen) => screen.includes('left'));
      expect(isRunning(sleeping)).toBe(false);
    },
  );
});

describe('the terminal is restored', () => {
  test.each<[signal: NodeJS.Signals, exit: number]>([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGINT', 130],
    ['SIGQUIT', 131],
  ])('after %s, with exit status %i', async (signal, exit) => {
    await started(80, 24);
    process.kill(processId(), signal);
    await leftAsFound(exit);
  });

  test('after Ctrl-C', async () => {
    await started(80, 24);
    shell.press('C-c');
    await leftAsFound(0);
  });
});

test('a rules file that changes is offered, and followed when that is confirmed', async () => {
  const rules = join(directory, 'lb.rules');
  const state = join(directory, 'state.json');
  const line = (weight: number) => `-a -t 192.168.1.208:80 -r 192.168.1.210:80 -g -w ${weight}\n`;
  writeFileSync(rules, `-A -t 192.168.1.208:80 -s wrr\n${line(1)}`);
  execFileSync('node', [program, 'apply', rules, '--yes', '--director', `sim:${state}`], {
    env: { ...process.env, LVSRULES_STATE: join(directory, 'kept') },
  });
  process.env['LVSRULES_STATE'] = join(directory, 'kept');
  await started(100, 30, `--director sim:${state} --rules ${rules}`);
  writeFileSync(rules, `-A -t 192.168.1.208:80 -s wrr\n${line(7)}`);
  await shell.until('the offer', (screen) => screen.includes('lb.rules changed: p shows the 1 line'));
  shell.press('p');
  await shell.until('the plan', (screen) => screen.includes('-g -w 7'));
  shell.press('Enter');
  await shell.until('the weight', (screen) => /192\.168\.1\.210:80 +Route +7\b/.test(screen));
  shell.press('q');
  await leftAsFound(0);
});
