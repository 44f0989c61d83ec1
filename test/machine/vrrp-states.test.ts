import { expect, test } from 'vitest';
import { success } from '../../src/domain/result.ts';
import { vrrpStates } from '../../src/machine/vrrp-states.ts';
import type { CommandRun } from '../../src/ports/host.ts';

const ended = (exit: number, stdout = ''): CommandRun => ({ exit, stdout, stderr: '' });
const running = ended(0, '812 811\n');
const folder = '/run/lvsrules/vrrp';

test.each<[title: string, runs: readonly CommandRun[], states: readonly string[] | null]>([
  [
    'each instance',
    [running, ended(0, `${folder}/lb:MASTER\n${folder}/inner-lb 2:FAULT\n`)],
    ['inner-lb 2 FAULT', 'lb MASTER'],
  ],
  [
    'no file that is being written, and no other word',
    [running, ended(0, `${folder}/.lb:BACKUP\n${folder}/lb:UP\n`)],
    null,
  ],
  ['nothing without files', [running, ended(2)], null],
  ['nothing while keepalived does not run', [ended(1), ended(0, `${folder}/lb:MASTER\n`)], null],
  ['nothing where pidof is missing', [ended(127), ended(0, `${folder}/lb:MASTER\n`)], null],
])('the states of VRRP: %s', async (_, runs, states) => {
  const found = await vrrpStates({ run: () => Promise.resolve(success(runs)) });
  expect(found && found.map(({ instance, state }) => `${instance} ${state}`)).toEqual(states);
});
