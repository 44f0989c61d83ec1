import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Pane, pane } from '../support/tmux.ts';

let shell: Pane;
let directory: string;

/** What the lab left of its temporary files. */
const leftFiles = () => readdirSync(join(directory, 'tmp')).filter((name) => name.startsWith('lvsrules-'));

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'lvsrules-'));
  mkdirSync(join(directory, 'tmp'));
  const script = `before=$(stty -g)
TMPDIR=${join(directory, 'tmp')} npm run --silent lab
echo "exit $?"
[ "$before" = "$(stty -g)" ] && echo same-terminal
`;
  writeFileSync(join(directory, 'script'), script);
  shell = pane({ columns: 80, rows: 24 });
  shell.press(`clear; sh ${join(directory, 'script')}`, 'Enter');
});

afterEach(async () => {
  await shell.close();
  rmSync(directory, { recursive: true });
});

/** A machine without KVM takes its time, more so beside another one. */
const patience = 240;

/** What doctor finds, a line each: all of it is more than a small screen shows. */
const judged = "doctor | grep -E 'LVS|found|notes?$'";

async function type(command: string, what: string, wanted: (screen: string) => boolean): Promise<void> {
  shell.press('clear', 'Enter');
  await shell.until('an empty screen', (screen) => /^director#\s*$/.test(screen), patience);
  shell.press(command, 'Enter');
  await shell.until(what, (screen) => wanted(screen) && /\ndirector#\s*$/.test(screen), patience);
}

async function isLeft(): Promise<void> {
  const rows = await shell.until('the end', (screen) => screen.includes('same-terminal'), patience);
  expect(rows.slice(rows.indexOf('The lab has ended.')).slice(0, 3)).toEqual([
    'The lab has ended.',
    'exit 0',
    'same-terminal',
  ]);
  expect(leftFiles()).toEqual([]);
}

test('the lab shows a cluster with traffic; a fault that is planted is found by doctor, mended, and gone', async () => {
  await shell.until('the console', (screen) => /netlink[^]*192\.168\.1\.211:80 +Route/.test(screen), patience);
  shell.press('q');
  await shell.until('the shell', (screen) => /lab fault[^]*\ndirector#\s*$/.test(screen), patience);

  await type('lab traffic', 'both servers', (screen) => /rs1 answered \d+, rs2 answered \d+/.test(screen));
  await type('lab fault arp-ignore', 'the fault', (screen) => screen.includes('planted arp-ignore on rs1'));
  expect(execFileSync('sh', ['test/kernel/lab/run', 'faults'], { encoding: 'utf8' })).toMatch(/^\* arp-ignore +rs1 /m);
  await type(judged, 'the finding', (screen) => screen.includes('error LVS605 arp-ignore'));
  await type('lab mend', 'the end of the fault', (screen) => screen.includes('mended arp-ignore on rs1'));
  await type(judged, 'no finding', (screen) => /found|notes?$/m.test(screen) && !/(error|warning) LVS/.test(screen));

  shell.press('exit', 'Enter');
  await isLeft();
}, 900_000);

test('Ctrl-C ends the lab while it boots', async () => {
  await shell.until('the boot', (screen) => screen.includes('Booting Linux'), patience);
  shell.press('C-c');
  await shell.until('the end', (screen) => /\nThe lab has ended\.\s+\$/.test(screen), patience);
  expect(leftFiles()).toEqual([]);
}, 300_000);

test('Ctrl-] ends the lab at once, and leaves the terminal as it was', async () => {
  await shell.until('the console', (screen) => screen.includes('192.168.1.211:80'), patience);
  shell.press('C-]');
  await isLeft();
}, 600_000);
