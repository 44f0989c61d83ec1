import { expect, test } from 'vitest';
import { recordedHostText } from '../../src/machine/recorded-facts.ts';
import { director } from '../doctor/healthy.ts';
import { workbench } from '../support/workbench.ts';

const entries = [1, 2].map((port) => `TCP 00:58  SYN_RECV    198.51.100.7:${port} 192.0.2.10:80      10.0.0.2:80\n`);
const bench = await workbench({
  'lb.json': recordedHostText(director(), null),
  'half.rules': '-A -t 192.0.2.10:80 -s rr\n-A -t 192.0.2.11:80 -s rr --bogus\n',
  connections: `IPVS connection entries\npro expire state       source             virtual            destination\n${entries.join('')}`,
});
const onLb = ['--on', 'recorded:lb.json'];

test('doctor examines a host by rules of which one line is not valid, and names the line', async () => {
  const { stderr } = await bench.run(['doctor', '--rules', 'half.rules', '--role', 'director', ...onLb]);
  expect(stderr).toContain('half.rules:2: the rules cannot be read whole');
});

test('doctor examines connections that were pasted without the table, and does not guess what it has', async () => {
  const { exit, stdout } = await bench.run(['doctor', '--listing', 'connections', '-f', 'json']);
  const { findings, unknown } = JSON.parse(stdout) as { findings: { name: string }[]; unknown: { name: string }[] };
  expect([exit, findings.map(({ name }) => name)]).toEqual([1, ['server-silent']]);
  expect(unknown.map(({ name }) => name)).toContain('entries-to-absent-server');
});
