import { expect, test } from 'vitest';
import type { ConsolePorts } from '../../src/console/ports.ts';
import { theme } from '../../src/console/paint/theme.ts';
import { runConsole } from '../../src/console/shell.ts';
import type { WatchedRules } from '../../src/console/state.ts';
import { simulatedDirector } from '../../src/directors/simulated.ts';
import { changesOf } from '../../src/domain/changes-of.ts';
import type { Director } from '../../src/ports/director.ts';
import { success } from '../../src/domain/result.ts';
import { ipvs } from '../../src/kernel/ipvs.ts';
import { predict } from '../../src/ipvsadm/predict.ts';
import { headlessTerminal } from '../support/headless-terminal.ts';
import { type VirtualClock, virtualClock } from '../support/virtual-clock.ts';

const pair = `-A -t 192.168.1.208:80 -s wrr
-a -t 192.168.1.208:80 -r 192.168.1.210:80 -g -w 1
-a -t 192.168.1.208:80 -r 192.168.1.211:80 -g -w 1
`;

/** A console on a simulated director, with a terminal, a clock and a rules file in memory. */
function running(
  rules: string | null = null,
  director: (real: Director, clock: VirtualClock) => Director = (real) => real,
) {
  const terminal = headlessTerminal({ columns: 80, rows: 24 });
  const clock = virtualClock(1_000_000);
  const kernel = ipvs();
  for (const change of changesOf(predict(pair).table)) kernel.apply(change);
  const files = new Map<string, string>(rules === null ? [] : [['lb.rules', rules]]);
  const watchers = new Set<() => void>();
  const interruption = new AbortController();
  const ports: ConsolePorts = {
    director: director(simulatedDirector({ kernel, clock }), clock),
    terminal,
    clock,
    interrupted: interruption.signal,
    journal: null,
    who: 'tester',
    policies: [],
    watch: {
      watch: (paths, changed) => {
        const tell = () => {
          for (const path of paths) changed(path);
        };
        watchers.add(tell);
        return { ready: Promise.resolve(), close: () => Promise.resolve(void watchers.delete(tell)) };
      },
    },
    readTarget: (path): Promise<WatchedRules['found']> =>
      Promise.resolve({ kind: 'table', table: predict(files.get(path) ?? '').table, problems: [] }),
    record: () => Promise.resolve(success('saved')),
    save: (path, { services }, overwrite) => {
      if (files.has(path) && !overwrite) return Promise.resolve(success('exists'));
      files.set(path, `${services.length}`);
      return Promise.resolve(success('saved'));
    },
    explain: ({ kind }) => kind,
  };
  const ended = runConsole(ports, {
    source: { spec: 'sim', simulated: 'a test', intervalMs: 1000, kernel: {} },
    lock: null,
    rules: rules === null ? null : 'lb.rules',
    theme: () => theme('none', false),
  });
  return {
    terminal,
    kernel,
    ended,
    files,
    interrupt: (signal: string) => {
      interruption.abort(signal);
    },
    /** Types, and lets everything that follows from it happen. */
    type: async (text: string) => {
      terminal.type(text);
      await clock.advance(100);
    },
    pass: (milliseconds: number) => clock.advance(milliseconds),
    write: async (path: string, text: string) => {
      files.set(path, text);
      for (const tell of watchers) tell();
      await clock.advance(100);
    },
    shown: async () => (await terminal.screen.rows()).join('\n'),
  };
}

function weights({ kernel }: ReturnType<typeof running>): readonly number[] {
  return kernel.table().services.flatMap(({ servers }) => servers.map(({ weight }) => weight));
}

test('a weight that was typed and confirmed is set on the director and shown in the table', async () => {
  const console = running();
  await console.pass(10);
  expect(await console.shown()).toContain('simulated: a test');
  await console.type('jw3\r');
  expect(await console.shown()).toContain('ipvsadm -e -t 192.168.1.208:80 -r 192.168.1.210:80 -g -w 3');
  expect(weights(console)).toEqual([1, 1]);
  await console.type('\r');
  expect(weights(console)).toEqual([3, 1]);
  expect(await console.shown()).toMatch(/192\.168\.1\.210:80 +Route +3 /);
  await console.type('u\r');
  expect(weights(console)).toEqual([1, 1]);
  await console.type('q');
  await console.ended;
});

test('the terminal is restored when the console ends', async () => {
  const console = running();
  await console.pass(10);
  expect(await console.terminal.screen.alternate()).toBe(true);
  await console.type('q');
  await console.ended;
  expect(await console.terminal.screen.alternate()).toBe(false);
});

test('the terminal is restored when a signal ends the console', async () => {
  const console = running();
  await console.pass(10);
  console.interrupt('SIGTERM');
  await console.ended;
  expect(await console.terminal.screen.alternate()).toBe(false);
});

test('only rows that changed are written again', async () => {
  const console = running();
  await console.pass(10);
  await console.shown();
  const before = console.terminal.written().length;
  await console.type('j');
  expect(console.terminal.written().length - before).toBeLessThan(1000);
  await console.type('q');
  await console.ended;
});

test('the screen is redrawn at every size, down to one character', async () => {
  const console = running();
  await console.pass(10);
  for (const size of [
    { columns: 60, rows: 15 },
    { columns: 20, rows: 5 },
    { columns: 1, rows: 1 },
    { columns: 200, rows: 60 },
  ]) {
    console.terminal.resize(size);
    await console.pass(10);
    expect((await console.terminal.screen.rows()).length).toBe(size.rows);
  }
  expect(await console.shown()).toContain('192.168.1.211:80');
  await console.type('q');
  await console.ended;
});

test('a changed rules file is offered, and applied only when that is confirmed', async () => {
  const console = running(pair);
  await console.pass(10);
  await console.write('lb.rules', pair.replaceAll('-w 1', '-w 5'));
  expect(await console.shown()).toContain('lb.rules changed: p shows the 2 lines');
  expect(weights(console)).toEqual([1, 1]);
  await console.type('p');
  expect(weights(console)).toEqual([1, 1]);
  await console.type('\r');
  expect(weights(console)).toEqual([5, 5]);
  await console.type('q');
  await console.ended;
});

test('a director that hangs makes the table stale, is not called again before its deadline, and q quits at once', async () => {
  const asked: { signal: AbortSignal | undefined }[] = [];
  const console = running(null, (real) => ({
    ...real,
    observe: (signal) => {
      asked.push({ signal });
      return asked.length === 1 ? real.observe(signal) : new Promise(() => undefined);
    },
  }));
  await console.pass(3500);
  expect(await console.shown()).not.toContain('STALE');
  await console.pass(1000);
  expect(await console.shown()).toMatch(/^ STALE 00:04: the director does not answer/);
  expect(asked).toHaveLength(2);
  await console.pass(7000);
  expect(asked[1]?.signal?.aborted).toBe(true);
  expect(await console.shown()).toMatch(/^ STALE 00:11: timed-out/);
  expect(asked).toHaveLength(3);
  await console.type('q');
  await console.ended;
  expect(asked[2]?.signal?.aborted).toBe(true);
});

test('samples keep their interval when reading takes part of it', async () => {
  const times: number[] = [];
  const console = running(null, (real, clock) => ({
    ...real,
    observe: async (signal) => {
      times.push(clock.now());
      await clock.sleep(400);
      return real.observe(signal);
    },
  }));
  await console.pass(3500);
  expect(times.map((time) => time - 1_000_000)).toEqual([0, 1000, 2000, 3000]);
  await console.type('q');
  await console.ended;
});

test('a table is saved to the given file', async () => {
  const console = running();
  await console.pass(10);
  await console.type('sout.rules\r');
  expect(console.files.get('out.rules')).toBe('1');
  expect(await console.shown()).toContain('1 service saved to out.rules');
  await console.type('q');
  await console.ended;
});

test('an existing file is changed only after confirmation', async () => {
  const console = running(pair);
  await console.pass(10);
  await console.type('s\r');
  expect(await console.shown()).toContain('lb.rules exists. Change it to match the table?');
  await console.type('n');
  expect(console.files.get('lb.rules')).toBe(pair);
  await console.type('s\r');
  await console.type('y');
  expect(console.files.get('lb.rules')).toBe('1');
  await console.type('q');
  await console.ended;
});

test('a refused change is shown in the words of the director, and logged', async () => {
  const console = running();
  await console.pass(10);
  await console.type('a224.0.0.1\r\r');
  expect(await console.shown()).toContain('1 of 1 refused');
  await console.type('7');
  expect(await console.shown()).toContain('ipvsadm -a -t 192.168.1.208:80 -r 224.0.0.1:80 -g -w 1');
  await console.type('q');
  await console.ended;
});

test('a plan is not applied to a table that was changed after it was shown', async () => {
  const console = running();
  await console.pass(10);
  await console.type('jw3\r');
  console.kernel.apply({ kind: 'flush' });
  await console.type('\r');
  expect(await console.shown()).toContain('nothing was changed: the table has changed since this plan was made;');
  await console.type('q');
  await console.ended;
});
