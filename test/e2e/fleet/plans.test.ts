import { expect, test } from 'vitest';
import { schemaErrors } from '../../support/schema.ts';
import { rulesAfter, rulesBefore, workbench } from '../../support/workbench.ts';

const bench = await workbench({
  'lvsrules.json': JSON.stringify({
    directors: {
      lb1: 'file:lb1.rules',
      lb2: 'file:lb2.rules',
      pair: ['lb1', 'lb2'],
      hurt: ['lb1', 'gone'],
      gone: 'file:gone.rules',
    },
  }),
  'lb1.rules': rulesBefore,
  'lb2.rules': rulesAfter,
  'site.rules': rulesAfter,
});
const place = (name: string) => `file:${bench.directory}/${name}.rules`;

test.each([
  ['a group', ['-d', 'pair']],
  ['two names', ['-d', 'lb1', '-d', 'lb2']],
  ['a name and the group that has it', ['-d', 'pair', '-d', 'lb1']],
])('plan makes one plan for each director of %s, from its own table', async (_, directors) => {
  const { exit, stdout, stderr } = await bench.run(['plan', 'site.rules', ...directors]);
  expect([exit, stderr]).toEqual([0, '']);
  const [first = '', second = '', ...others] = stdout.split(/^(?=Plan for )/m);
  expect(others).toEqual([]);
  expect(first).toContain(`Plan for ${place('lb1')}, towards site.rules:\n`);
  expect(first).toContain('-a -t 192.0.2.1:80 -r 10.0.0.3:80');
  expect(second).toBe(`Plan for ${place('lb2')}, towards site.rules:\nNothing to do.\n`);
});

test('LVSRULES_DIRECTOR may be a name', async () => {
  const { exit, stdout } = await bench.run(['save'], { env: { LVSRULES_DIRECTOR: 'lb1' } });
  expect([exit, stdout]).toEqual([0, rulesBefore]);
});

test('plan prints JSON for several directors, as its schema has it', async () => {
  const { exit, stdout } = await bench.run(['plan', 'site.rules', '-d', 'pair', '--format', 'json', '--exit-code']);
  expect(exit).toBe(1);
  expect(schemaErrors('plans', stdout)).toEqual([]);
  const { plans } = JSON.parse(stdout) as { plans: { director: string; plan: { steps: unknown[] } }[] };
  expect(plans.map(({ director, plan }) => [director, plan.steps.length > 0])).toEqual([
    [place('lb1'), true],
    [place('lb2'), false],
  ]);
});

test('a director that cannot be read is named, and the plans of the others are shown', async () => {
  const { exit, stdout, stderr } = await bench.run(['plan', 'site.rules', '-d', 'hurt']);
  expect(exit).toBe(2);
  expect(stderr).toContain(`${bench.directory}/gone.rules`);
  expect(stdout).toContain(`Plan for ${place('lb1')}`);
  const json = await bench.run(['plan', 'site.rules', '-d', 'hurt', '--format', 'json']);
  expect([json.exit, schemaErrors('plans', json.stdout)]).toEqual([2, []]);
  expect(json.stdout).toContain('"failure"');
});

test.each([
  [['save', '-d', 'lb3'], "there is no director 'lb3'; did you mean 'lb1'?"],
  [['watch', 'site.rules', '-d', 'pair'], "'pair' is a group of 2 directors: this command takes one"],
  [['plan', 'site.rules', '-d', 'pair', '-o', 'x.plan'], '--output takes one director, but 2 are given'],
  [['plan', 'site.rules', '-d', 'pair', '--format', 'commands'], '--format commands takes one director'],
])('%j says %s', async (args, words) => {
  const { exit, stderr } = await bench.run(args);
  expect([exit, stderr]).toEqual([2, expect.stringContaining(words)]);
});
