import { expect } from 'vitest';
import type { HostFacts } from '../../src/domain/host/facts.ts';
import { readRecordedHost, recordedHostText } from '../../src/machine/recorded-facts.ts';
import type { Host } from '../../src/ports/host.ts';

interface Clause {
  readonly title: string;
  holds(host: Host, facts: HostFacts): Promise<void> | void;
}

/** What every host does, wherever it is. */
export const hostContract: readonly Clause[] = [
  {
    title: 'knows its loopback device, its addresses and where they lead',
    holds(_, facts) {
      expect(facts.links).toContainEqual(expect.objectContaining({ name: 'lo', isLoopback: true }));
      expect(facts.addresses).toContainEqual(
        expect.objectContaining({ device: 'lo', address: '127.0.0.1', length: 8 }),
      );
      expect(facts.routes).toContainEqual(
        expect.objectContaining({ table: 'local', type: 'local', destination: '127.0.0.1', device: 'lo' }),
      );
      expect(facts.routingRules).toContainEqual(
        expect.objectContaining({ family: 'inet', table: 'main', isConditional: false }),
      );
    },
  },
  {
    title: 'knows its kernel and its settings',
    holds(_, { kernel, sysctls }) {
      expect(kernel?.release).toMatch(/^\d+\.\d+/);
      expect(sysctls?.['net/ipv4/conf/all/rp_filter']).toMatch(/^[012]$/);
      expect(sysctls?.['net/ipv4/ip_forward']).toMatch(/^[01]$/);
    },
  },
  {
    title: 'has each group of facts, or says why not',
    holds(_, { name, unknown, ...groups }) {
      expect(name).not.toBe('');
      const all = ['kernel', 'links', 'addresses', 'routes', 'routingRules', 'neighbours', 'sysctls', 'modules'];
      const more = ['sockets', 'marks', 'firewall', 'processes', 'boot', 'claims'];
      expect([...Object.keys(groups), ...Object.keys(unknown)].sort()).toEqual([...all, ...more].sort());
      for (const reason of Object.values(unknown)) expect(reason).toMatch(/\S/);
    },
  },
  {
    title: 'is read back from its record as it was',
    holds(_, facts) {
      expect(readRecordedHost(recordedHostText(facts))).toEqual({ ok: true, value: { facts } });
    },
  },
  {
    title: 'is the same when it is asked again',
    async holds(host, first) {
      const second = await factsOf(host);
      expect(second.addresses).toEqual(first.addresses);
      expect(second.routes).toEqual(first.routes);
    },
  },
  {
    title: 'can be closed twice',
    async holds(host) {
      await host.close();
      await host.close();
    },
  },
];

/** What a host does beyond that when programs can be run there. */
export const runningContract: readonly Clause[] = [
  {
    title: 'gives what each program printed on either stream, and how it ended',
    async holds(host) {
      const ran = await host.run(
        [
          ['printf', 'a\\nb'],
          ['sh', '-c', 'echo oops >&2; exit 3'],
          ['printf', ''],
        ],
        'together',
      );
      expect(ran).toEqual({
        ok: true,
        value: [
          { exit: 0, stdout: 'a\nb', stderr: '' },
          { exit: 3, stdout: '', stderr: 'oops\n' },
          { exit: 0, stdout: '', stderr: '' },
        ],
      });
    },
  },
  {
    title: 'hands words on as they are: quotes, blanks, dollars, line ends and stars',
    async holds(host) {
      const words = ["it's", '', ' two  blanks ', '$HOME `id` $(id)', 'a\nb', '*', '\\', '-n', '"'];
      const ran = await host.run([['printf', '<%s>', ...words]], 'together');
      expect(ran).toMatchObject({ value: [{ exit: 0, stdout: words.map((word) => `<${word}>`).join('') }] });
    },
  },
  {
    title: 'runs nothing behind the first program that fails, where the order counts',
    async holds(host) {
      const ran = await host.run([['true'], ['false'], ['true']], 'inOrder');
      expect(ran.ok && ran.value.map(({ exit }) => exit)).toEqual([0, 1]);
    },
  },
  {
    title: 'gives exit status 127 for a missing program',
    async holds(host) {
      const ran = await host.run([['lvsrules-no-such-program'], ['true']], 'together');
      expect(ran.ok && ran.value.map(({ exit }) => exit)).toEqual([127, 0]);
    },
  },
  {
    title: 'gives programs no input',
    async holds(host) {
      expect(await host.run([['cat'], ['cat']], 'together')).toMatchObject({
        value: [
          { exit: 0, stdout: '' },
          { exit: 0, stdout: '' },
        ],
      });
    },
  },
];

export async function factsOf(host: Host): Promise<HostFacts> {
  const read = await host.facts();
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return read.value;
}
