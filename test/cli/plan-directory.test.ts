import { expect, test } from 'vitest';
import { plan } from '../../src/cli/commands/plan.ts';
import { runInMemory } from '../support/memory-world.ts';

test('plan of a directory shows what watch of it would do', async () => {
  const files = {
    '/srv/lvs.d/a.rules': '-A -t 192.0.2.1:80 -s rr\n',
    '/srv/lvs.d/b.rules': '-a -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 1',
    '/srv/lvs.d/c.txt': 'not rules\n',
  };
  const ran = await runInMemory(plan, files, ['/srv/lvs.d'], { director: 'sim', format: 'commands', isolated: true });
  expect(ran).toMatchObject({
    exit: 0,
    stdout: '-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 1\n',
  });
});
