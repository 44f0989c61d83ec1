import { expect, test } from 'vitest';
import { recordedHostText } from '../../src/machine/recorded-facts.ts';
import { director, realServer } from '../doctor/healthy.ts';
import { workbench } from '../support/workbench.ts';

const bench = await workbench({
  'lb.json': recordedHostText(director(), null),
  'rs.json': recordedHostText(realServer(), null),
  'empty.rules': '# nothing yet\n',
  'half.rules': '-A -t 192.0.2.10:80 -s rr\n-a -t 192.0.2.10:80 -r 10.0.0.2:80 -g\n-A -t 192.0.2.11:80 -s rr --bogus\n',
  'names.rules': '-A -t www.example.org:80 -s rr\n',
  'marks.rules':
    '-A -t 192.0.2.10:80 -s rr\n-a -t 192.0.2.10:80 -r 10.0.0.2:80 -g\n-A -f 7 -s rr\n-a -f 7 -r 10.0.0.2 -g\n',
});
const onLb = ['--on', 'recorded:lb.json'];
const onRs = ['--on', 'recorded:rs.json'];

test.each<readonly [why: string, args: readonly string[], said: string]>([
  [
    'a rule that is not valid',
    ['director', '--rules', 'half.rules', ...onLb],
    'half.rules:3: the rules cannot be read whole',
  ],
  [
    'a name that does not resolve',
    ['director', '--rules', 'names.rules', ...onLb],
    'write the address of www.example.org',
  ],
  ['rules without real servers', ['realserver', '--rules', 'empty.rules', ...onRs], 'they have no real servers'],
  ['a tunnel for direct routing', ['realserver', '--vip', '192.0.2.10', '--tunnel', 'gre', ...onRs], '--method tunnel'],
  [
    'a port for ipip',
    ['realserver', '--vip', '192.0.2.10', '--method', 'tunnel', '--tunnel-port', '9', ...onRs],
    '--tunnel-port 9 has no effect',
  ],
  [
    'the gateway as virtual address',
    ['director', '--vip', '192.0.2.254', ...onLb],
    '192.0.2.254 is the gateway of this host',
  ],
])('setup refuses %s, and says what to do', async (_, args, said) => {
  const { exit, stdout, stderr } = await bench.run(['setup', ...args]);
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
  expect(stderr).toContain(said);
});

test('setup names the firewall marks whose addresses the rules do not say', async () => {
  const { exit, stdout } = await bench.run(['setup', 'director', '--rules', 'marks.rules', ...onLb]);
  expect(exit).toBe(0);
  expect(stdout).toContain('the rules do not say which addresses have the firewall mark 7');
});
