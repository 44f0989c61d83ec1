import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmod, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { program } from '../../support/run-lvsrules.ts';
import { schemaErrors } from '../../support/schema.ts';
import { rulesAfter, rulesBefore, type Workbench, workbench } from '../../support/workbench.ts';

const byHand = ['-e', '-t', '192.0.2.1:80', '-r', '10.0.0.1:80', '-w', '9'];
const children = new Set<ChildProcess>();
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
});

/** A running `watch`; `next` waits for an event, and fails when one of `never` comes before it. */
function watching(bench: Workbench, paths: readonly string[], options: readonly string[] = []) {
  const words = [program, 'watch', ...paths, '--look', '0.2', '--debounce', '20', ...options];
  const child = spawn(process.execPath, words, {
    cwd: bench.directory,
    env: { ...process.env, ...bench.env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  children.add(child);
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (wanted: string, never: readonly string[] = []): Promise<{ readonly commands?: string[] }> => {
    for (;;) {
      const { value, done } = await lines.next();
      if (done === true) throw new Error(`ended before ${wanted}`);
      expect(schemaErrors('watch-event', value)).toEqual([]);
      const event = JSON.parse(value) as { event: string; commands?: string[] };
      expect(never).not.toContain(event.event);
      if (event.event === wanted) return event;
    }
  };
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  return { child, next, stop, ended };
}

const eventsOf = (stdout: string) =>
  stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { event: string; commands?: string[]; why?: unknown });

describe('a table that vanished is filled again', () => {
  const vanish: [title: string, director: string, how: (bench: Workbench) => Promise<unknown>][] = [
    ['cleared', 'sim:live', (bench) => bench.run(['ipvsadm', '--director', 'sim:live', '--', '-C'])],
    ['whose file was removed', 'sim:live', (bench) => rm(join(bench.directory, 'live'))],
    ['whose rules file was emptied', 'file:live', (bench) => bench.write('live', '')],
    [
      'less one service',
      'sim:live',
      (bench) => bench.run(['ipvsadm', '--director', 'sim:live', '--', '-D', '-u', '192.0.2.1:53']),
    ],
  ];

  test.each(vanish)('by watch --once-now: one %s', async (_, director, how) => {
    const bench = await workbench({ 'site.rules': rulesAfter });
    if (director.startsWith('file:')) await bench.write('live', '');
    const once = ['watch', '--once-now', 'site.rules', '--director', director];
    expect((await bench.run(once)).exit).toBe(0);
    await how(bench);
    const { exit, stdout } = await bench.run(once);
    expect([exit, ...eventsOf(stdout).map(({ event }) => event)]).toEqual([0, 'applied']);
    expect((await bench.run(['diff', director, 'site.rules'])).exit).toBe(0);
  });

  test.each(vanish)('while watch runs: one %s', async (_, director, how) => {
    const bench = await workbench({ 'site.rules': rulesAfter });
    if (director.startsWith('file:')) await bench.write('live', '');
    const { next, stop } = watching(bench, ['site.rules'], ['--director', director]);
    await next('started');
    await how(bench);
    await next('applied', ['unchanged', 'drift']);
    expect((await bench.run(['diff', director, 'site.rules'])).exit).toBe(0);
    expect(await stop()).toBe(0);
  });
});

describe('what was changed by hand', () => {
  const start = async () => {
    const bench = await workbench({ 'site.rules': rulesBefore });
    expect((await bench.run(['watch', '--once-now', 'site.rules', '--director', 'sim:live'])).exit).toBe(0);
    await bench.run(['ipvsadm', '--director', 'sim:live', '--', ...byHand]);
    return bench;
  };

  test('is overridden by --once-now', async () => {
    const bench = await start();
    const { exit, stdout } = await bench.run(['watch', '--once-now', 'site.rules', '--director', 'sim:live']);
    expect([exit, eventsOf(stdout)[0]?.event]).toEqual([0, 'applied']);
    expect((await bench.run(['diff', 'sim:live', 'site.rules'])).exit).toBe(0);
  });

  test('stays when watch starts, which reports it instead of unchanged, and is overridden by SIGHUP', async () => {
    const bench = await start();
    const { child, next, stop } = watching(bench, ['site.rules'], ['--director', 'sim:live']);
    const { commands } = await next('drift', ['unchanged', 'applied']);
    expect(commands?.join()).toMatch(/-w 1$/);
    await next('started');
    child.kill('SIGHUP');
    await next('applied', ['unchanged']);
    expect((await bench.run(['diff', 'sim:live', 'site.rules'])).exit).toBe(0);
    expect(await stop()).toBe(0);
  });
});

describe('at the first contact with a table, the services of others', () => {
  const start = async () => {
    const bench = await workbench({ 'site.rules': rulesBefore });
    await bench.run(['ipvsadm', '--director', 'sim:live', '--', '-A', '-t', '192.0.2.99:80', '-s', 'rr']);
    return bench;
  };

  test('stay, and an event says so', async () => {
    const bench = await start();
    const once = ['watch', '--once-now', 'site.rules', '--director', 'sim:live'];
    const { exit, stdout } = await bench.run(once);
    const events = eventsOf(stdout);
    expect([exit, ...events.map(({ event }) => event)]).toEqual([0, 'applied', 'kept']);
    expect(events[1]).toMatchObject({
      commands: ['-D -t 192.0.2.99:80'],
      why: expect.stringContaining('first contact') as string,
    });
    const list = await bench.run(['ipvsadm', '--director', 'sim:live', '--', '-Ln']);
    expect(list.stdout).toContain('192.0.2.99:80');
    expect(eventsOf((await bench.run(once)).stdout).map(({ event }) => event)).toEqual(['kept']);
  });

  test('go with --overwrite-drift', async () => {
    const bench = await start();
    const args = ['watch', '--once-now', 'site.rules', '--director', 'sim:live', '--overwrite-drift'];
    expect((await bench.run(args)).exit).toBe(0);
    expect((await bench.run(['diff', 'sim:live', 'site.rules'])).exit).toBe(0);
  });
});

test('a change that failed is tried again until it succeeds', async () => {
  const bench = await workbench({ 'site.rules': rulesBefore, state: 'a file where the state folder should be' });
  const { next, stop } = watching(bench, ['site.rules'], ['--director', 'sim:live']);
  await next('failed');
  await rm(join(bench.directory, 'state'));
  await next('applied');
  expect(await stop()).toBe(0);
});

test('a pipe in the place of the file is refused, and does not keep SIGTERM from ending watch', async () => {
  const bench = await workbench();
  execFileSync('mkfifo', [join(bench.directory, 'site.rules')]);
  const { next, stop } = watching(bench, ['site.rules'], ['--director', 'sim:live']);
  await next('refused');
  await next('started');
  expect(await stop()).toBe(0);
});

test('hidden files of a folder do not count', async () => {
  const bench = await workbench();
  await mkdir(join(bench.directory, 'site'));
  await bench.write('site/a.rules', rulesBefore);
  await bench.write('site/.b.rules', 'not rules\n');
  const { next, stop } = watching(bench, ['site'], ['--director', 'sim:live']);
  await next('applied', ['refused']);
  await next('started');
  await bench.write('site/.c.rules', 'not rules\n');
  await bench.write('site/d.rules', '-A -t 192.0.2.7:80 -s rr\n');
  await next('applied', ['refused']);
  expect(await stop()).toBe(0);
});

test.each([
  ['repaired', '{ "polic": [] }', '{}'],
  ['made', null, JSON.stringify({ policy: [{ name: 'few', minServers: 9 }] })],
])('a configuration that is %s is noticed', async (_, before, after) => {
  const bench = await workbench({ 'site.rules': rulesBefore, ...(before !== null && { 'lvsrules.json': before }) });
  const { next, stop } = watching(bench, ['site.rules'], ['--director', 'sim:live']);
  await next(before === null ? 'applied' : 'refused');
  await next('started');
  await bench.write('lvsrules.json', after);
  await next('changed');
  await next(before === null ? 'refused' : 'applied');
  expect(await stop()).toBe(0);
});

test('watch whose reader goes away does not end with success', async () => {
  const bench = await workbench({ 'site.rules': rulesBefore });
  const { child, next, ended } = watching(bench, ['site.rules'], ['--director', 'sim:live']);
  await next('started');
  child.stdout?.destroy();
  await bench.write('site.rules', rulesAfter);
  expect(await ended).toBe(1);
});

/** The drop-in on a simulated table as a program of its own, which does something before it answers. */
async function slowIpvsadm(bench: Workbench, first: string): Promise<string> {
  const path = join(bench.directory, 'slow');
  const rest = `printf '%s\\n' "$lines" | exec '${process.execPath}' '${program}' ipvsadm --director 'sim:${bench.directory}/live' -- "$@"`;
  const input = 'shift\nlines=$(cat)';
  await bench.write('slow', `#!/bin/sh\n${input}\n${first}\n${rest}\n`);
  await chmod(path, 0o755);
  return `ipvsadm:${path}`;
}

test('a director that hangs does not keep SIGTERM from ending watch', async () => {
  const bench = await workbench({ 'site.rules': rulesBefore });
  const director = await slowIpvsadm(bench, 'echo started >> hung\nexec sleep 600');
  const { stop } = watching(bench, ['site.rules'], ['--director', director]);
  while ((await bench.read('hung').catch(() => '')) === '') await sleep(50);
  await stop();
});

test('a reader that ends in the middle of a change ends watch after the change, with 1', async () => {
  const bench = await workbench({ 'site.rules': rulesBefore });
  const director = await slowIpvsadm(bench, 'case "$lines" in *10.0.0.3*) echo changing >> hung; sleep 2 ;; esac');
  const { child, next, ended } = watching(bench, ['site.rules'], ['--director', director]);
  await next('started');
  await bench.write('hung', '');
  await bench.write('site.rules', rulesAfter);
  while ((await bench.read('hung')) === '') await sleep(50);
  child.stdout?.destroy();
  expect(await ended).toBe(1);
  expect((await bench.run(['diff', 'sim:live', 'site.rules'])).exit).toBe(0);
  expect((await bench.read('state/log.jsonl')).trim().split('\n').at(-1)).toContain('"result":"done"');
});
