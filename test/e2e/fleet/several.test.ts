import { expect, test } from 'vitest';
import { schemaErrors } from '../../support/schema.ts';
import { workbench } from '../../support/workbench.ts';

const servers = (...last: readonly number[]) =>
  `-A -t 192.0.2.1:80 -s wlc\n${last.map((each) => `-a -t 192.0.2.1:80 -r 10.0.0.${each}:80 -g -w 1\n`).join('')}`;
const daemon = (state: string) => `--start-daemon ${state} --mcast-interface eth0 --syncid 1\n`;
const bench = await workbench({
  'm.rules': servers(1, 2) + daemon('master'),
  'b.rules': servers(1, 2) + daemon('backup'),
  'worn.rules': (servers(1, 2) + daemon('backup')).replace('10.0.0.2:80 -g -w 1', '10.0.0.2:80 -g -w 0'),
  'short.rules': servers(1) + daemon('backup'),
  'lvsrules.json': JSON.stringify({ directors: { lb1: 'sim:m', lb2: 'sim:b', pair: ['lb1', 'lb2'] } }),
});
for (const name of ['m', 'b', 'worn', 'short']) {
  expect((await bench.run(['apply', `${name}.rules`, '-y', '-d', `sim:${name}`])).exit).toBe(0);
}

test.each<[args: readonly string[], exit: number]>([
  [['sim:m', 'sim:b', '--pair'], 0],
  [['pair', '--pair'], 0],
  [['lb1', 'lb2', '--pair'], 0],
  [['-d', 'pair', '--pair'], 0],
  [['-d', 'lb1', '-d', 'lb2', '--pair'], 0],
  [['lb1', 'lb2'], 1],
  [['sim:m', 'sim:worn', '--pair'], 0],
  [['sim:m', 'sim:short', '--pair'], 1],
  [['sim:m', 'sim:m', '--pair'], 1],
  [['pair', 'lb1', '--pair'], 2],
  [['lb1'], 2],
  [[], 2],
])('diff %j exits with %d', async (args, exit) => {
  expect((await bench.run(['diff', ...args])).exit).toBe(exit);
});

test('diff --pair names a server that only one of them has quiesced', async () => {
  const { exit, stdout, stderr } = await bench.run(['diff', 'sim:m', 'sim:worn', '--pair']);
  expect([exit, stdout]).toEqual([0, '']);
  expect(stderr).toContain('tcp 192.0.2.1:80: 10.0.0.2:80 has weight 0 on sim:worn only: a health check does this');
});

test('save writes a file for each director into a folder', async () => {
  const { exit, stdout } = await bench.run(['save', '-d', 'pair', '-o', 'saved/']);
  const wrote = (name: string) => `wrote saved/${name}.rules: 1 service, 2 real servers`;
  expect([exit, stdout.trim().split('\n').sort()]).toEqual([0, [wrote('b'), wrote('m')]]);
  expect(await bench.read('saved/m.rules')).toBe(servers(1, 2));
  expect(await bench.read('saved/b.rules')).toBe(servers(1, 2));
});

test.each<[args: readonly string[], words: string]>([
  [['-d', 'pair'], 'save on standard output takes one director, but 2 are given'],
  [['-d', 'pair', '--system'], '--system takes one director'],
  [['-d', 'pair', '-o', 'm.rules'], 'several directors are saved to a folder'],
  [['-d', 'pair', '-o', 'absent'], 'absent: cannot use the folder'],
  [['-d', 'sim:m', '-d', 'file:m.rules', '-o', 'saved/'], 'two directors would be saved to one file'],
])('save %j is refused: %s', async (args, words) => {
  expect(await bench.run(['save', ...args])).toMatchObject({
    exit: 2,
    stderr: expect.stringContaining(words) as string,
  });
});

test('doctor judges the tables of several directors, and names one that cannot be read', async () => {
  await bench.write('broken', 'no state');
  const { exit, stdout } = await bench.run([
    'doctor',
    '-d',
    'sim:m',
    '-d',
    'sim:broken',
    '--role',
    'director',
    '-f',
    'json',
  ]);
  expect([0, 1]).toContain(exit);
  expect(schemaErrors('doctor', stdout)).toEqual([]);
  const { unknown } = JSON.parse(stdout) as { unknown: { name: string; host: string }[] };
  expect(unknown).toContainEqual(expect.objectContaining({ name: 'director', host: 'sim:broken' }));
});

test('doctor compares the sync daemons of two directors', async () => {
  const daemon = (state: string, id: number) => `--start-daemon ${state} --mcast-interface eth0 --syncid ${id}\n`;
  await bench.write('master.rules', daemon('master', 7));
  await bench.write('backup.rules', daemon('backup', 8));
  const words = ['doctor', '-d', 'file:master.rules', '-d', 'file:backup.rules', '-f', 'json'];
  const { exit, stdout } = await bench.run(words);
  expect(exit).toBe(1);
  expect((JSON.parse(stdout) as { findings: unknown }).findings).toMatchObject([
    {
      name: 'sync-mismatch',
      host: 'file:master.rules',
      message: 'no backup daemon of file:backup.rules takes its messages',
    },
  ]);
});
