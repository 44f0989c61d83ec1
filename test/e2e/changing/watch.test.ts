import { spawn } from 'node:child_process';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { program } from '../../support/run-lvsrules.ts';
import { schemaErrors } from '../../support/schema.ts';
import { rulesAfter, rulesBefore, workbench } from '../../support/workbench.ts';

test('watch applies each good version, keeps the last one when a bad one comes, and ends when it is asked to', async () => {
  const bench = await workbench({ 'site.rules': rulesBefore });
  const child = spawn(process.execPath, [program, 'watch', 'site.rules', '--director', 'sim:state.json'], {
    cwd: bench.directory,
    env: { ...process.env, ...bench.env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  const events = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (wanted: string) => {
    for (;;) {
      const { value, done } = await events.next();
      if (done === true) throw new Error(`ended before ${wanted}`);
      expect(schemaErrors('watch-event', value)).toEqual([]);
      if ((JSON.parse(value) as { event: string }).event === wanted) return;
    }
  };
  await next('applied');
  await bench.write('site.rules', rulesAfter);
  await next('applied');
  await bench.write('site.rules', '-A -t 192.0.2.1:80 -s leastconn\n');
  await next('refused');
  await bench.write('after.rules', rulesAfter);
  expect(await bench.run(['diff', 'sim:state.json', 'after.rules'])).toMatchObject({ exit: 0 });
  child.kill('SIGTERM');
  await next('stopped');
  expect(await ended).toBe(0);
});

test('under a service manager it tells that it is ready, alive and stopping, and reads the files again for SIGHUP', async () => {
  const bench = await workbench({ 'site.rules': rulesBefore });
  // Takes the place of the program of systemd, and records its arguments.
  await bench.write('systemd-notify', '#!/bin/sh\necho "$@" >> notified\n');
  await chmod(join(bench.directory, 'systemd-notify'), 0o755);
  const manager = {
    PATH: `${bench.directory}:${process.env['PATH'] ?? ''}`,
    NOTIFY_SOCKET: '/run/none',
    WATCHDOG_USEC: '400000',
  };
  const child = spawn(process.execPath, [program, 'watch', 'site.rules', '--director', 'sim:state.json'], {
    cwd: bench.directory,
    env: { ...process.env, ...bench.env, ...manager },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  const events = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => (JSON.parse((await events.next()).value as string) as { event: string }).event;
  expect([await next(), await next()]).toEqual(['applied', 'started']);
  child.kill('SIGHUP');
  expect(await next()).toBe('unchanged');
  const notified = () => bench.read('notified').catch(() => '');
  while (!(await notified()).includes('WATCHDOG=1')) await sleep(50);
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  const told = [...new Set((await notified()).split('\n').filter((line) => line !== ''))];
  expect(told.sort()).toEqual(['--ready', '--stopping', 'WATCHDOG=1']);
});

describe('watch --once-now ends with', () => {
  test.each([
    ['0 when the files are in force', 'site.rules', 0, 'applied'],
    ['1 when they are refused', 'bad.rules', 1, 'refused'],
    ['1 when they hold no service', 'empty.rules', 1, 'refused'],
    ['2 when one is missing', 'absent.rules', 2, 'refused'],
    ['2 when one is binary', 'binary.rules', 2, 'refused'],
  ])('%s', async (_, name, wanted, event) => {
    const bench = await workbench({
      'site.rules': rulesBefore,
      'bad.rules': '-A -t 192.0.2.1:80 -s leastconn\n',
      'empty.rules': '# nothing\n',
      'binary.rules': 'a\0b',
    });
    const { exit, stdout } = await bench.run(['watch', '--once-now', name, '--director', 'sim:state.json']);
    expect(exit).toBe(wanted);
    expect(JSON.parse(stdout)).toMatchObject({ event });
  });
});
