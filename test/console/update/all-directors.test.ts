import { describe, expect, test } from 'vitest';
import { logEntries } from '../../../src/change/journal/change-log.ts';
import type { Journal } from '../../../src/change/journal/journal.ts';
import { recordedUndo } from '../../../src/change/undo/recorded-undo.ts';
import type { Policy } from '../../../src/config/policy.ts';
import type { ConsoleEvent } from '../../../src/console/event.ts';
import type { ConsolePorts } from '../../../src/console/ports.ts';
import { runEffect } from '../../../src/console/run-effect.ts';
import { simulatedDirector } from '../../../src/directors/simulated.ts';
import { changesOf } from '../../../src/domain/changes-of.ts';
import type { Observation } from '../../../src/domain/observation.ts';
import { failure, success } from '../../../src/domain/result.ts';
import { predict } from '../../../src/ipvsadm/predict.ts';
import { ipvs } from '../../../src/kernel/ipvs.ts';
import { memoryFiles } from '../../support/memory-files.ts';
import { virtualClock } from '../../support/virtual-clock.ts';
import { operator, type Operator } from '../support/operator.ts';

const web = (first: string, daemon: string) => `-A -t 192.0.2.1:80 -s wrr
-a -t 192.0.2.1:80 -r 10.0.0.1:80 -g ${first}
-a -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 1
--start-daemon ${daemon} --mcast-interface eth1
`;
const alone = `-A -t 192.0.2.1:80 -s wrr
-a -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 1
`;
const size = { columns: 120, rows: 40 };
const ctrl = { s: '\x13', o: '\x0f' };

/** Two directors with kernels of their own, and an operator who has read both. */
async function pair(
  here = web('-w 4', 'master'),
  there = web('-w 4 -x 500 -y 400', 'backup'),
  policies: readonly Policy[] = [],
  journals: readonly [Journal | null, Journal | null] = [null, null],
) {
  const clock = virtualClock(1_000_000);
  const kernels = [here, there].map((text) => {
    const kernel = ipvs();
    for (const change of changesOf(predict(text).table)) kernel.apply(change);
    return kernel;
  });
  const [first, second] = kernels.map((kernel) => simulatedDirector({ kernel, clock }));
  if (first === undefined || second === undefined) throw new Error('two directors');
  const explain = ({ kind }: { readonly kind: string }) => kind;
  const ports = {
    director: first,
    peers: [{ director: second, journal: journals[1], explain }],
    clock,
    interrupted: new AbortController().signal,
    journal: journals[0],
    who: 'tester',
    policies,
    explain,
  } as unknown as ConsolePorts;
  const seen = async (place: number): Promise<Observation> => {
    const observed = await [first, second][place]?.observe();
    if (!observed?.ok) throw new Error('not read');
    return observed.value;
  };
  const read = operator({ peers: ['ssh://lb2'], size }, await seen(0)).happens({
    kind: 'peer-observed',
    place: 0,
    at: 1000,
    seen: success(await seen(1)),
  });
  /** Performs what was confirmed last. */
  const confirmed = async (on: Operator): Promise<Operator> => {
    const effect = on.effects.findLast(({ kind }) => kind === 'apply');
    if (effect?.kind !== 'apply') throw new Error('nothing was confirmed');
    const event: ConsoleEvent = await runEffect(effect, ports);
    return on.happens(event);
  };
  const weights = () =>
    kernels.map((kernel) => kernel.table().services.flatMap(({ servers }) => servers.map(({ weight }) => weight)));
  return { read, confirmed, weights, kernels, seen };
}

describe('the same change on all directors', () => {
  test('is shown for each of them, the backup first, and keeps what differs there', async () => {
    const { read } = await pair();
    const screen = read.type(`jd${ctrl.o}`).screen.join('\n');
    expect(screen).toContain('2 directors, each verified before the next begins');
    expect(screen).toMatch(/on sim, master:\n.*-e -t 192\.0\.2\.1:80 -r 10\.0\.0\.1:80 -g -w 0\n/);
    expect(screen).toMatch(/on ssh:\/\/lb2, backup:\n.*-e -t 192\.0\.2\.1:80 -r 10\.0\.0\.1:80 -g -w 0 -x 500 -y 400/);
  });

  test('is made on all of them when it is confirmed, and read again', async () => {
    const { read, confirmed, weights, kernels } = await pair();
    const done = await confirmed(read.type(`jd${ctrl.o}\r`));
    expect(weights()).toEqual([
      [0, 1],
      [0, 1],
    ]);
    expect(kernels[1]?.table().services[0]?.servers[0]?.upper).toBe(500);
    expect(done.screen.join('\n')).toContain('Done: 2 directors changed, and verified.');
    expect(done.state.journal).toHaveLength(1);
    expect(done.effects).toContainEqual({ kind: 'observe-peer', place: 0 });
  });

  test('is undone on all of them in the same way', async () => {
    const { read, confirmed, weights, seen } = await pair();
    const done = await confirmed(read.type(`jd${ctrl.o}\r`));
    const both = done.happens({ kind: 'peer-observed', place: 0, at: 2000, seen: success(await seen(1)) });
    await confirmed(both.type(`u${ctrl.o}\r`));
    expect(weights()).toEqual([
      [4, 1],
      [4, 1],
    ]);
  });

  test('and its undo are on record for each of them separately', async () => {
    const files = memoryFiles({ '/state/.keep': '' });
    const journalOf = (table: string): Journal => ({ files, directory: '/state', user: 0, table });
    const journals = [journalOf('sim'), journalOf('lb2')] as const;
    const { read, confirmed, seen } = await pair(undefined, undefined, [], journals);
    const done = await confirmed(read.type(`jd${ctrl.o}\r`));
    const both = done.happens({ kind: 'peer-observed', place: 0, at: 2000, seen: success(await seen(1)) });
    await confirmed(both.type(`u${ctrl.o}\r`));
    const entries = await logEntries(journals[0]);
    for (const [place, { table }] of journals.entries()) {
      const [change, undo, ...more] = entries.filter((entry) => entry.table === table);
      expect(more).toEqual([]);
      expect(change).toMatchObject({ result: 'done', commands: [expect.stringContaining('-w 0')] });
      expect(undo).toMatchObject({ result: 'done', undoes: change?.id, commands: [expect.stringContaining('-w 4')] });
      expect(await recordedUndo(journalOf(table), await seen(place))).toEqual({ kind: 'nothing' });
    }
  });

  test('is staged on one, and then made on all; nothing stays staged', async () => {
    const { read, confirmed, weights } = await pair();
    const staged = read.type(`jw7\r${ctrl.s}p${ctrl.o}`);
    const done = await confirmed(staged.type('\r'));
    expect(weights()).toEqual([
      [7, 1],
      [7, 1],
    ]);
    expect(done.state.staged).toEqual([]);
  });

  test('asks for a word that covers the rows of all', async () => {
    const { read } = await pair();
    const asked = read.type(`x${ctrl.o}`);
    expect(asked.screen.join('\n')).toContain('Type delete 2 to confirm');
    expect(asked.type('\r').effects.filter(({ kind }) => kind === 'apply')).toEqual([]);
  });

  test('is for the first one alone again after the same key', async () => {
    const { read, confirmed, weights } = await pair();
    await confirmed(read.type(`jd${ctrl.o}${ctrl.o}\r`));
    expect(weights()).toEqual([
      [0, 1],
      [4, 1],
    ]);
  });

  test.each([
    ['adds a real server where there is none', 'a10.0.0.9\r', [3, 3]],
    ['deletes one that only the first has', 'jx', [1, 1]],
  ])('%s', async (_, keys, counts) => {
    const { read, confirmed, kernels } = await pair(web('-w 4', 'master'), keys.startsWith('j') ? alone : undefined);
    const asked = read.type(`${keys}${ctrl.o}`);
    await confirmed(asked.type('\r'));
    expect(kernels.map((kernel) => kernel.table().services[0]?.servers.length)).toEqual(counts);
  });

  test('is refused as a whole where a row is missing on one of them', async () => {
    const { read } = await pair(web('-w 4', 'master'), alone);
    const refused = read.type(`jd${ctrl.o}`);
    expect(refused.screen.join('\n')).toContain('not on all directors: ssh://lb2: it has no');
    const { dialog } = refused.state;
    expect(dialog?.kind === 'plan' && dialog.proposal.fleet).toBeUndefined();
  });

  test('is refused while one of them does not answer', async () => {
    const { read } = await pair();
    const silent = read.happens({ kind: 'peer-observed', place: 0, at: 2000, seen: failure('no route to host') });
    expect(silent.type(`jd${ctrl.o}`).screen.join('\n')).toContain('ssh://lb2: no route to host');
  });

  test('is made on none of them if the table of one has changed meanwhile', async () => {
    const { read, confirmed, weights, kernels } = await pair();
    const shown = read.type(`jd${ctrl.o}\r`);
    const [edit] = changesOf(predict(web('-w 9', 'backup')).table).filter(({ kind }) => kind === 'add-server');
    if (edit?.kind === 'add-server') kernels[1]?.apply({ ...edit, kind: 'edit-server' });
    const done = await confirmed(shown);
    expect(weights()).toEqual([
      [4, 1],
      [9, 1],
    ]);
    expect(done.screen.join('\n')).toContain('nothing was changed');
    expect(done.state.journal).toEqual([]);
  });

  test('is made on none of them if a policy forbids it on one', async () => {
    const three = `${web('-w 4', 'master')}-a -t 192.0.2.1:80 -r 10.0.0.3:80 -g -w 1\n`;
    const { read, confirmed, weights } = await pair(three, web('-w 4', 'backup'), [{ name: 'two', minServers: 2 }]);
    const done = await confirmed(read.type(`jd${ctrl.o}refuse\r`));
    expect(weights()).toEqual([
      [4, 1, 1],
      [4, 1],
    ]);
    expect(done.screen.join('\n')).toMatch(/nothing was changed: ssh:\/\/lb2: /);
  });

  test('is staged as the change of the first one alone', async () => {
    const { read } = await pair();
    expect(read.type(`jd${ctrl.o}${ctrl.s}`).state.staged).toHaveLength(1);
  });

  test('is copied with the director above its lines', async () => {
    const { read } = await pair();
    const copied = read.type(`jd${ctrl.o}\x19`).effects.find(({ kind }) => kind === 'copy');
    expect(copied?.kind === 'copy' && copied.text.split('\n')).toEqual([
      '# on sim',
      'ipvsadm -e -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 0',
      '# on ssh://lb2',
      'ipvsadm -e -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 0 -x 500 -y 400',
      '',
    ]);
  });

  test('needs more than one director', () => {
    const one = operator({}).type(`jd${ctrl.o}`);
    expect(one.screen.join('\n')).toContain('this console shows one director');
  });
});
