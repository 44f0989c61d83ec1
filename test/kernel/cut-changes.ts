import assert from 'node:assert/strict';
import { cpSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Command } from '../../src/cli/command.ts';
import { apply } from '../../src/cli/commands/apply.ts';
import { log } from '../../src/cli/commands/log.ts';
import { undo } from '../../src/cli/commands/undo.ts';
import { fact, output, ran } from './fact.ts';
import { inProcess } from './in-process.ts';

const ipvsadm = '/usr/sbin/ipvsadm';
const state = '/root/state';
process.env['LVSRULES_STATE'] = state;

const from = `-A -t 10.0.0.1:80 -s rr
-a -t 10.0.0.1:80 -r 10.0.1.1:80 -m -w 1
-a -t 10.0.0.1:80 -r 10.0.1.2:80 -m -w 1
`;
/** The target of the changes that are cut. */
export const to = `-A -t 10.0.0.1:80 -s wrr
-a -t 10.0.0.1:80 -r 10.0.1.1:80 -m -w 5
-a -t 10.0.0.1:80 -r 10.0.1.3:80 -m -w 1
-A -u 10.0.0.5:53 -s rr
-a -u 10.0.0.5:53 -r 10.0.1.9:53 -m -w 1
`;
const theirs = '-A -t 10.0.0.77:443 -s sh\n';
export const target = '/root/to.rules';
writeFileSync(target, to);

const options = { yes: true, format: 'text', 'on-failure': 'stop', only: [], isolated: true };
const lines = (text: string) => text.split('\n').filter(Boolean).sort().join('\n');
const table = () => lines(output(ipvsadm, '-S', '-n'));
const isTable = (rules: string) => table() === lines(rules);

/** A way to cut a change: each time the same, at the same call; says whether the change came so far. */
export interface Cut {
  readonly spec: string;
  at(call: number, when: 'before' | 'after'): Promise<boolean> | boolean;
}

/** Cuts a change at each of its calls, and checks what the log, `undo` and `apply --finish` make of it in the kernel. */
export async function cutEverywhere(cut: Cut): Promise<void> {
  let call = 0;
  for (let came = true; came && call < 40; call++) {
    for (const when of ['before', 'after'] as const) {
      await fact(`${cut.spec}: a change that ends ${when} call ${call} is on record, undone and finished`, async () => {
        came = await holds(cut, call, when);
      });
    }
  }
  await fact(`${cut.spec}: every step was cut`, () => {
    assert.ok(call > 8 && call < 40, `${call} calls`);
  });
}

async function holds(cut: Cut, call: number, when: 'before' | 'after'): Promise<boolean> {
  fresh();
  const came = await cut.at(call, when);
  const [entry, ...more] = await logged();
  assert.deepEqual(more, []);
  if (!entry) {
    assert.ok(isTable(from), 'a change that is not on record has begun');
    return came;
  }
  // A process may end behind the last line of the log.
  assert.equal(entry.result, came && !(entry.result === 'done' && isTable(to)) ? 'begun' : 'done');
  addTheirs();
  const found = table();
  rmSync(`${state}.found`, { recursive: true, force: true });
  cpSync(state, `${state}.found`, { recursive: true, verbatimSymlinks: true });
  if (!isTable(from + theirs)) await follow(undo, { director: [cut.spec] });
  assert.ok(isTable(from + theirs), `undo leaves\n${table()}`);

  setTable(found);
  rmSync(state, { recursive: true });
  renameSync(`${state}.found`, state);
  if (!isTable(to + theirs)) await follow(apply, { director: [cut.spec], finish: true });
  assert.ok(isTable(to + theirs), `apply --finish leaves\n${table()}`);
  await follow(undo, { director: [cut.spec] });
  assert.ok(isTable(from + theirs), `undo of what was finished leaves\n${table()}`);
  return came;
}

function fresh(): void {
  setTable(from);
  rmSync(state, { recursive: true, force: true });
}

function setTable(rules: string): void {
  output(ipvsadm, '-C');
  assert.equal(ran(ipvsadm, ['-R'], `${rules}\n`).exit, 0);
}

/** What a colleague does meanwhile. */
function addTheirs(): void {
  assert.equal(ran(ipvsadm, ['-R'], theirs).exit, 0);
}

async function logged(): Promise<readonly { readonly result: string }[]> {
  const { exit, stdout } = await inProcess(log, [], { format: 'json' });
  assert.equal(exit, 0);
  const entries = stdout.split('\n').filter(Boolean);
  return entries.map((line) => JSON.parse(line) as { result: string });
}

async function follow(
  command: Command,
  more: Readonly<Record<string, string | boolean | readonly string[]>>,
): Promise<void> {
  const { exit, stderr } = await inProcess(command, [], { ...options, ...more });
  assert.equal(exit, 0, stderr);
}
