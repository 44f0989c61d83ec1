import { describe, expect, test } from 'vitest';
import { diff } from '../../src/cli/commands/diff.ts';
import { lint } from '../../src/cli/commands/lint.ts';
import { plan } from '../../src/cli/commands/plan.ts';
import { predict } from '../../src/cli/commands/predict.ts';
import { simulate } from '../../src/cli/commands/simulate.ts';
import { runInMemory } from '../support/memory-world.ts';

const rules = `-A -t 192.0.2.10:80 -s rr
-a -t 192.0.2.10:80 -r 127.0.0.1:80 -m -w 1
-a -t 192.0.2.10:80 -r 10.0.0.2:80 -m -w 3
`;

/** The same table in every kind of file, and the line that names 127.0.0.1. */
const kinds = {
  rules: { text: rules, line: 2 },
  shell: {
    text: 'VIP=192.0.2.10:80\nipvsadm -A -t $VIP -s rr\nadd() {\n  ipvsadm -a -t $VIP -r $1 -m -w $2\n}\nadd 127.0.0.1:80 1\nadd 10.0.0.2:80 3\n',
    line: 4,
  },
  keepalived: {
    text: `virtual_server 192.0.2.10 80 {
  lb_algo rr
  lb_kind NAT
  protocol TCP
  real_server 127.0.0.1 80 {
    TCP_CHECK {
    }
  }
  real_server 10.0.0.2 80 {
    weight 3
    TCP_CHECK {
    }
  }
}
`,
    line: 5,
  },
  ldirectord: {
    text: 'virtual=192.0.2.10:80\n\treal=127.0.0.1:80 masq\n\treal=10.0.0.2:80 masq 3\n\tscheduler=rr\n',
    line: 2,
  },
  listing: {
    text: `root@lb:~# ipvsadm -Ln
IP Virtual Server version 1.2.1 (size=4096)
Prot LocalAddress:Port Scheduler Flags
  -> RemoteAddress:Port           Forward Weight ActiveConn InActConn
TCP  192.0.2.10:80 rr
  -> 127.0.0.1:80                 Masq    1      0          0
  -> 10.0.0.2:80                  Masq    3      0          0
`,
    line: 6,
  },
  json: {
    text: JSON.stringify({
      version: 1,
      services: [
        {
          protocol: 'tcp',
          address: '192.0.2.10',
          port: 80,
          scheduler: 'rr',
          flags: [],
          persistence: null,
          engine: null,
          onePacket: false,
          servers: [
            { address: '127.0.0.1', port: 80, method: 'masquerade', weight: 1, upper: 0, lower: 0 },
            { address: '10.0.0.2', port: 80, method: 'masquerade', weight: 3, upper: 0, lower: 0 },
          ],
        },
      ],
    }),
    line: 1,
  },
} as const;

describe.each(Object.entries(kinds))('a table as %s', (kind, { text, line }) => {
  const files = { '/srv/file': text, '/srv/live.rules': rules, '/srv/empty.rules': '' };

  test.each(['auto', kind])('is compared with a table (--from %s)', async (from) => {
    expect(
      await runInMemory(diff, { ...files, '/srv/file': text }, ['/srv/file', 'file:/srv/live.rules'], { from }),
    ).toMatchObject({ exit: 0, stdout: '', stderr: '' });
  });

  test.each(['auto', kind])('can be the target of a plan (--from %s)', async (from) => {
    const options = { director: 'file:/srv/empty.rules', format: 'commands', isolated: true, from };
    expect(await runInMemory(plan, files, ['/srv/file'], options)).toMatchObject({ exit: 0, stdout: rules });
  });

  test.each([[], [kind], [kind, '10.0.0.0/8']].map((from) => [from] as const))(
    'is simulated (--from %s)',
    async (from) => {
      const { exit, stdout } = await runInMemory(simulate, files, ['/srv/file'], { from, for: '5s', format: 'json' });
      expect(exit).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ services: [{ service: 'tcp 192.0.2.10:80' }] });
    },
  );

  test.skipIf(kind === 'json')('is linted, each finding at its line', async () => {
    const { exit, stdout } = await runInMemory(lint, files, ['file'], { format: 'json' });
    expect(exit).toBe(1);
    const { findings } = JSON.parse(stdout) as { readonly findings: readonly object[] };
    expect(findings).toEqual([expect.objectContaining({ name: 'loopback-rip', file: 'file', line })]);
  });
});

describe('--from says what a file is', () => {
  test.each([
    ['diff', diff, ['/srv/file', '/srv/file'], {}],
    ['plan', plan, ['/srv/file'], { director: 'file:/srv/file' }],
    ['lint', lint, ['file'], {}],
    ['predict', predict, ['/srv/file'], {}],
    ['simulate', simulate, ['/srv/file'], {}],
  ] as const)('%s takes a text as rules that looks like something else', async (name, command, paths, more) => {
    const from = name === 'simulate' ? ['rules'] : 'rules';
    const { stderr } = await runInMemory(command, { '/srv/file': 'Dear all,\n\nthe rules follow.\n' }, paths, {
      from,
      ...more,
    });
    expect(stderr).not.toContain('this is text of another kind');
  });
});

describe('predict follows the calls of a script', () => {
  const edit = 'for s in 127.0.0.1 10.0.0.2; do\n  ipvsadm -e -t 192.0.2.10:80 -r $s:80 -m -w 0\ndone\n';

  test('on the table of --onto, with the lines of the script', async () => {
    const files = { '/srv/edit.sh': edit, '/srv/live.rules': rules };
    const options = { onto: '/srv/live.rules', format: 'json' };
    const { exit, stdout, stderr } = await runInMemory(predict, files, ['/srv/edit.sh'], options);
    expect([exit, stderr]).toEqual([0, '']);
    const { lines, save } = JSON.parse(stdout) as { readonly lines: readonly object[]; readonly save: string };
    expect(lines).toEqual([2, 2].map((line) => ({ line, outcome: 'taken', exit: 0, stderr: '' })));
    expect(save).toContain('-r 127.0.0.1:80 -m -w 0');
  });

  test('and exits 1 where a call depends on what only a run would show', async () => {
    const { exit, stderr } = await runInMemory(predict, { '/srv/edit.sh': edit }, ['/srv/edit.sh']);
    expect(exit).toBe(1);
    expect(stderr).toContain('/srv/edit.sh:2');
  });

  test.each(['keepalived', 'ldirectord', 'listing', 'json'] as const)(
    'but not %s: one line names convert',
    async (kind) => {
      const { exit, stderr } = await runInMemory(predict, { '/srv/file': kinds[kind].text }, ['/srv/file']);
      expect(exit).toBe(2);
      expect(stderr).toContain('lvsrules convert');
      expect(stderr.split('\n')).toHaveLength(2);
    },
  );
});
