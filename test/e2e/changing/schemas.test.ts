import { expect, test } from 'vitest';
import { schemaErrors } from '../../support/schema.ts';
import { rulesAfter, rulesBefore, workbench } from '../../support/workbench.ts';

const settings = '--set 100 20 30\n--start-daemon master --mcast-interface eth0 --syncid 7\n';
const hashed = '-A -f 7 -s sh -b sh-port -p 300\n-a -f 7 -r 10.0.0.1 -i --tun-type gue --tun-port 6080 -x 9 -y 5\n';
const shOver = (...servers: readonly number[]) =>
  `-A -t 192.0.2.1:80 -s sh\n${servers.map((last) => `-a -t 192.0.2.1:80 -r 10.0.0.${last}:80 -g\n`).join('')}`;
const bench = await workbench({
  'a.rules': `--set 1 2 3\n${rulesBefore}${hashed}`,
  'b.rules': `${settings}${rulesAfter}${hashed.replace('-x 9', '-x 8').replace('300', '60')}`,
  'moved.rules': rulesBefore.replaceAll('192.0.2.1', '192.0.2.9'),
  'reversed.rules': rulesBefore
    .split('\n')
    .reverse()
    .filter(Boolean)
    .sort((a) => (a.startsWith('-A') ? -1 : 1))
    .join('\n'),
  'sh.rules': shOver(1, 2, 3),
  'sh-reversed.rules': shOver(3, 2, 1),
  rules: rulesBefore,
  'site.json': '{"policy":[{"name":"spares","minServers":2}]}',
});

test.each([
  [['diff', 'a.rules', 'b.rules']],
  [['diff', 'b.rules', 'a.rules']],
  [['diff', 'rules', 'moved.rules']],
  [['diff', 'rules', 'reversed.rules']],
  [['diff', 'rules', 'rules']],
  [['plan', 'b.rules', '--director', 'file:a.rules', '--config', 'site.json', '--drain-timeout', '9']],
  [['plan', 'reversed.rules', '--director', 'file:rules']],
  [['diff', 'sh.rules', 'sh-reversed.rules']],
  [['plan', 'sh-reversed.rules', '--director', 'file:sh.rules']],
  [['predict', 'b.rules']],
])('%j prints JSON as its schema has it', async (args) => {
  const { stdout, stderr } = await bench.run([...args, '--format', 'json']);
  expect(stderr).toBe('');
  expect(schemaErrors(args[0] === 'predict' ? 'prediction' : (args[0] ?? ''), stdout)).toEqual([]);
});

test('a difference in order alone shows how many clients of a hash it moves, in every format', async () => {
  const sides = ['sh.rules', 'sh-reversed.rules'];
  const text = (await bench.run(['diff', ...sides])).stdout;
  expect(text).toContain('clients moved to another server in total: 66.8 %');
  expect((await bench.run(['diff', ...sides, '--format', 'markdown'])).stdout).toContain(
    '- 66.8 % of the clients of tcp 192.0.2.1:80 move to another server in all',
  );
  const json = JSON.parse((await bench.run(['diff', ...sides, '--format', 'json'])).stdout) as {
    readonly services: readonly { readonly moved: number }[];
  };
  expect(json.services.map(({ moved }) => moved.toFixed(3))).toEqual(['0.668']);
  expect((await bench.run(['plan', 'sh-reversed.rules', '--director', 'file:sh.rules'])).stdout).toContain(
    'the target order would move 66.8 % of them',
  );
});

test('events of watch and entries of the log are as their schemas have them', async () => {
  const watch = ['watch', 'b.rules', '--once-now', '--director', 'sim:state.json'];
  const events = [
    ...(await bench.lines(watch)),
    ...(await bench.lines(watch)),
    ...(await bench.lines(['watch', 'absent.rules', '--once-now', '--director', 'sim:state.json'])),
    ...(await bench.lines(['watch', 'rules', '--once-now', '--director', 'sim:rules'])),
  ];
  expect(events.map((line) => (JSON.parse(line) as { event: string }).event)).toEqual([
    'applied',
    'unchanged',
    'refused',
    'director-away',
  ]);
  for (const line of events) expect(schemaErrors('watch-event', line)).toEqual([]);
  await bench.run(['undo', '--yes', '--director', 'sim:state.json']);
  const entries = await bench.lines(['log', '--format', 'json']);
  expect(entries).toHaveLength(2);
  for (const line of entries) expect(schemaErrors('log-entry', line)).toEqual([]);
});

test.each<[what: string, options: readonly string[]]>([
  ['a dry run', ['--dry-run']],
  ['a change', ['--yes']],
  ['nothing to do', ['--yes']],
])('%s of apply prints JSON as its schema has it', async (_, options) => {
  const apply = ['apply', 'rules', ...options, '--director', 'sim:applied.json', '--format', 'json'];
  const { exit, stdout } = await bench.run(apply);
  expect(exit).toBe(0);
  expect(schemaErrors('applied', stdout)).toEqual([]);
});
