import { describe, expect, test } from 'vitest';
import { workbench } from '../../support/workbench.ts';

const host = {
  etc_hosts: '127.0.0.1 localhost\n10.0.0.7 web7 www.example.com\n',
  etc_services: 'http 80/tcp www\nhttps 443/tcp\ndomain 53/udp\n',
};
const named = `-A -t 192.0.2.1:http -s rr
-a -t 192.0.2.1:http -r web7:www -m -w 1
`;
const numbers = `-A -t 192.0.2.1:80 -s rr
-a -t 192.0.2.1:80 -r 10.0.0.7:80 -m -w 1
`;
const files = { 'named.rules': named, 'numbers.rules': numbers, 'host.json': JSON.stringify(host) };
const known = { env: { LVSRULES_HOST: 'host.json' } };

describe('names in a rules file', () => {
  test('stand for the addresses and ports that the machine gives them, and a plan has only numbers', async () => {
    const bench = await workbench(files);
    const plan = ['plan', 'named.rules', '--director', 'sim:state.json', '--format', 'commands'];
    expect(await bench.run(plan, known)).toMatchObject({ exit: 0, stdout: numbers, stderr: '' });
    const apply = ['apply', 'named.rules', '--director', 'sim:state.json', '--yes'];
    expect(await bench.run(apply, known)).toMatchObject({ exit: 0, stderr: '' });
    expect((await bench.run(['save', '--director', 'sim:state.json'])).stdout).toBe(numbers);
  });

  test('may be on either side of a comparison, and in a file that is a director', async () => {
    const bench = await workbench(files);
    expect(await bench.run(['diff', 'named.rules', 'numbers.rules'], known)).toMatchObject({ exit: 0, stdout: '' });
    const back = ['plan', 'numbers.rules', '--director', 'file:named.rules', '--format', 'commands'];
    expect(await bench.run(back, known)).toMatchObject({ exit: 0, stdout: '', stderr: '' });
  });

  test.each([
    ['a host', '-r web8:80', 'write the address of web8, or add it to /etc/hosts: DNS is not used'],
    ['a port', '-r 10.0.0.7:intranet', 'write intranet as a number, or add it to /etc/services'],
  ])('%s that the machine does not know is refused, with a remedy', async (_, endpoint, remedy) => {
    const bench = await workbench({ ...files, 'odd.rules': named.replace('-r web7:www', endpoint) });
    const { exit, stdout, stderr } = await bench.run(['plan', 'odd.rules', '--director', 'sim:state.json'], known);
    expect({ exit, stdout }).toEqual({ exit: 1, stdout: '' });
    expect(stderr).toContain('odd.rules:2');
    expect(stderr).toContain(remedy);
  });
});
