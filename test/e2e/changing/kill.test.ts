import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { program } from '../../support/run-lvsrules.ts';
import { workbench } from '../../support/workbench.ts';

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

test(
  'an apply that is killed at any moment leaves a whole table, no lock that holds up others, and converges when it is run again',
  async () => {
    const bench = await workbench({ '1.rules': rules(1), '2.rules': rules(2) });
    const apply = (version: number) => ['apply', `${version}.rules`, '--yes', '--step', '--director', 'sim:state.json'];
    const began = Date.now();
    expect(await bench.run(apply(1))).toMatchObject({ exit: 0 });
    const whole = Date.now() - began;
    for (let round = 0; round < kills; round++) {
      const child = spawn(process.execPath, [program, ...apply((round % 2) + 1)], {
        cwd: bench.directory,
        env: { ...process.env, ...bench.env },
        stdio: 'ignore',
      });
      const ended = new Promise((resolve) => child.on('close', resolve));
      await sleep(Math.random() * whole);
      child.kill('SIGKILL');
      await ended;
      JSON.parse(await readFile(join(bench.directory, 'state.json'), 'utf8'));
    }
    expect(await bench.run(apply(2))).toMatchObject({ exit: 0, stderr: '' });
    const again = ['plan', '2.rules', '--director', 'sim:state.json', '--exit-code'];
    expect(await bench.run(again), 'nothing is left to do but order').toMatchObject({ exit: 0 });
    for (const line of await bench.lines(['log', '--format', 'json'])) JSON.parse(line);
    const left = [...(await readdir(bench.directory)), ...(await readdir(join(bench.directory, 'state')))];
    expect(left.filter((name) => name.includes('.lock'))).toEqual([]);
  },
  60_000 + kills * 10_000,
);
