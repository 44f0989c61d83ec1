import { expect, test } from 'vitest';
import { workbench } from '../support/workbench.ts';

const rules = '-A -t 192.0.2.1:80 -s wlc\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 1\n';

test('log shows the changes of a director, whichever spec names its table', async () => {
  const bench = await workbench({ 'some.rules': rules });
  for (const name of ['a', 'b']) {
    expect((await bench.run(['apply', 'some.rules', '--yes', '-d', `sim:${name}`])).exit).toBe(0);
  }
  const listed = async (...words: readonly string[]) => (await bench.run(['log', ...words])).stdout.match(/sim:\w+/g);
  expect(await listed()).toEqual(['sim:a', 'sim:b']);
  expect(await listed('--director', 'sim:a')).toEqual(['sim:a']);
  expect(await listed('--director', `sim:${bench.directory}/b`)).toEqual(['sim:b']);
  expect(await listed('--director', 'sim:c')).toBeNull();
});

test('log refuses a director that no change can have', async () => {
  const bench = await workbench({});
  const { exit, stderr } = await bench.run(['log', '--director', 'netlinc']);
  expect(exit).toBe(2);
  expect(stderr).toContain("no director is named 'netlinc': unknown kind of director; did you mean 'netlink'?");
});
