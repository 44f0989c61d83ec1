import { rulesFileSpec } from '../../src/domain/director-spec.ts';
import { expect, test } from 'vitest';
import { openDirector } from '../../src/cli/open-director.ts';
import { writeRules } from '../../src/change/save/write-rules.ts';
import { namesFrom } from '../../src/ipvsadm/described-host.ts';
import { writtenProblems } from '../../src/report/problems/written-problems.ts';
import { changesOf } from '../../src/domain/changes-of.ts';
import type { Observation } from '../../src/domain/observation.ts';
import { predict } from '../../src/ipvsadm/predict.ts';
import { ipvs } from '../../src/kernel/ipvs.ts';
import { memoryFiles } from '../support/memory-files.ts';
import { virtualClock } from '../support/virtual-clock.ts';

const path = '/etc/lb.rules';

const commented = `# the shop, newest machine first
-A -t 192.0.2.1:80 -s wlc
-a -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 2

# the old machine
-a -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 1
`;

function live(rules: string): Observation {
  const kernel = ipvs({ now: 0 });
  for (const change of changesOf(predict(rules).table)) kernel.apply(change);
  return kernel.observe();
}

async function saved(rules: string, before: Readonly<Record<string, string>>) {
  const files = memoryFiles({ '/etc/other': '', ...before });
  const needs = { files, clock: virtualClock(), environment: {} };
  const names = namesFrom(before['/etc/hosts'] ?? '', before['/etc/services'] ?? '');
  const openFile = (file: string) => openDirector(rulesFileSpec(file), needs);
  const problems = writtenProblems(await writeRules(path, live(rules), false, { files, names, openFile }), path);
  const read = await files.read(path);
  return { problems, text: read.ok ? new TextDecoder().decode(read.value) : null };
}

const plain = commented.replace(/#.*$/gm, '');

test('a file that matches the table is not changed', async () => {
  expect(await saved(plain, { [path]: commented })).toEqual({ problems: [], text: commented });
});

test('one weight changes one line: comments and order stay', async () => {
  const { problems, text } = await saved(plain.replace('-w 1', '-w 7'), { [path]: commented });
  expect({ problems, text }).toEqual({ problems: [], text: commented.replace('-w 1', '-w 7') });
});

test('a file that does not exist yet gets the whole table', async () => {
  const { problems, text } = await saved('-A -t 192.0.2.1:80 -s rr\n', {});
  expect({ problems, text }).toEqual({ problems: [], text: '-A -t 192.0.2.1:80 -s rr\n' });
});

test('what is not a file stays unchanged, and the reason is given', async () => {
  const { problems } = await saved('-A -t 192.0.2.1:80 -s rr\n', { [`${path}/inner`]: '' });
  expect(problems).toHaveLength(1);
  expect(problems[0]?.why).toBe('EISDIR');
});

test('a name that resolves to what the table has is kept', async () => {
  const services = { '/etc/services': 'http 80/tcp www\n', '/etc/hosts': '10.0.0.1 old\n' };
  const named = commented.replace('192.0.2.1:80 -s', '192.0.2.1:http -s').replace('-r 10.0.0.1:80', '-r old:www');
  expect(named).not.toBe(commented);
  expect(await saved(plain, { ...services, [path]: named })).toEqual({ problems: [], text: named });
});
