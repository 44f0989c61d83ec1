import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { program } from '../../support/run-lvsrules.ts';
import { type Workbench, workbench } from '../../support/workbench.ts';

/** LVSRULES_KILLS asks for more. */
const kills = Number(process.env['LVSRULES_KILLS'] ?? 15);

/** Thirty services whose servers depend on the version. */
function rules(version: number): string {
  const services = Array.from({ length: 30 }, (_, at) => {
    const service = `-t 192.0.2.1:${8000 + at}`;
    const servers = [0, 1, 2].map(
      (each) => `-a ${service} -r 10.0.${version}.${each + 1}:80 -m -w ${version + each}\n`,
    );
    return `-A ${service} -s wrr\n${servers.join('')}`;
  });
  return services.join('');
}

/** A torn state is not JSON; the last line of torn rules has no end. */
function expectWhole(file: string): void {
  if (file.startsWith('{')) JSON.parse(file);
  else expect(file.split('\n').filter((line) => !/^-A .* -s wrr$|^-a .* -m -w \d$/.test(line))).toEqual(['']);
}

test.each([
  ['sim:state.json', ['--step']],
  ['file:live.rules', []],
])(
  'an apply to %s that is killed at any moment leaves a whole table, no lock that holds up others, and converges when it is run again',
  async (director, options) => {
    const versions = { '1.rules': rules(1), '2.rules': rules(2), '3.rules': rules(3) };
    const bench = await workbench({ ...versions, 'live.rules': '' });
    const apply = (version: number) => ['apply', `${version}.rules`, '--yes', ...options, '--director', director];
    const whole = await time(bench, apply(1));
    for (let round = 0; round < kills; round++) {
      await killed(bench, apply((round % 2) + 1), whole);
      expectWhole(await bench.read(director.slice(director.indexOf(':') + 1)));
    }
    const { exit, stderr } = await bench.run(apply(3));
    expect(exit).toBe(0);
    expect(stderr.split('\n').filter((line) => !/was interrupted|lvsrules undo rolls back/.test(line))).toEqual(['']);
    const again = ['plan', '3.rules', '--director', director, '--exit-code'];
    expect(await bench.run(again), 'nothing is left to do but order').toMatchObject({ exit: 0 });
    for (const line of await bench.lines(['log', '--format', 'json'])) JSON.parse(line);
    expect(await locksLeft(bench)).toEqual([]);
  },
  60_000 + kills * 10_000,
);

test(
  'a save that is killed at any moment leaves the old file or the new one',
  async () => {
    const bench = await workbench({ '1.rules': rules(1), '2.rules': rules(2) });
    const save = (version: number) => ['save', '-o', 'out.rules', '--director', `file:${version}.rules`];
    const saved: string[] = [];
    for (const version of [2, 1]) {
      expect(await bench.run(save(version))).toMatchObject({ exit: 0 });
      saved.push(await bench.read('out.rules'));
    }
    const whole = await time(bench, save(1));
    for (let round = 0; round < kills; round++) {
      await killed(bench, save((round % 2) + 1), whole);
      expect(saved).toContain(await bench.read('out.rules'));
    }
    const stdout = 'wrote out.rules: 30 services, 90 real servers\n';
    expect(await bench.run(save(2))).toMatchObject({ exit: 0, stdout });
    expect(await bench.read('out.rules')).toBe(saved[0]);
  },
  60_000 + kills * 10_000,
);

test(
  'a watch that is killed at any moment does not block another one, which applies the file',
  async () => {
    const bench = await workbench({ 'w.rules': rules(1) });
    const watch = ['watch', 'w.rules', '--debounce', '10', '--director', 'sim:state.json'];
    const whole = await time(bench, [...watch, '--once-now']);
    for (let round = 0; round < kills; round++) {
      await bench.write('w.rules', rules((round % 2) + 1));
      await killed(bench, watch, whole);
      expectWhole(await bench.read('state.json'));
    }
    await bench.write('w.rules', rules(3));
    expect(await bench.run([...watch, '--once-now'])).toMatchObject({ exit: 0, stderr: '' });
    const again = ['plan', 'w.rules', '--director', 'sim:state.json', '--exit-code'];
    expect(await bench.run(again)).toMatchObject({ exit: 0 });
    expect(await locksLeft(bench)).toEqual([]);
  },
  60_000 + kills * 10_000,
);

/** LVSRULES_SEED asks for other moments. */
let seed = Number(process.env['LVSRULES_SEED'] ?? 1);

/** From 0 to 1, the same in every run of a seed. */
function chance(): number {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
}

/** How long it takes when nothing kills it. */
async function time(bench: Workbench, args: readonly string[]): Promise<number> {
  const began = Date.now();
  expect(await bench.run(args)).toMatchObject({ exit: 0 });
  return Date.now() - began;
}

/** Starts the program and kills it after some part of the time that it needs. */
async function killed(bench: Workbench, args: readonly string[], whole: number): Promise<void> {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: bench.directory,
    env: { ...process.env, ...bench.env },
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  await sleep(chance() * whole);
  child.kill('SIGKILL');
  await ended;
}

async function locksLeft(bench: Workbench): Promise<readonly string[]> {
  const names = [...(await readdir(bench.directory)), ...(await readdir(join(bench.directory, 'state')))];
  return names.filter((name) => name.includes('.lock'));
}
