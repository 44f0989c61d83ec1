import { describe, expect, test } from 'vitest';
import { breaches, type Policy, protecting } from '../../src/config/policy.ts';
import { readDocument } from '../../src/lint/document/read-document.ts';

const { table } = readDocument(
  [
    '-A -t 192.0.2.1:443 -s wrr -p 900',
    '-a -t 192.0.2.1:443 -r 10.0.0.1:443 -m -w 9',
    '-a -t 192.0.2.1:443 -r 10.0.0.2:443 -g -w 1',
    '-A -f 1 -s rr',
  ].join('\n'),
  { target: {}, site: {}, policy: [] },
);

describe('a policy', () => {
  test.each<[policy: Omit<Policy, 'name'>, found: readonly string[]]>([
    [{ minServers: 2 }, ['servers fwmark']],
    [{ services: ['tcp *'], minServers: 2 }, []],
    [{ services: ['tcp *:443'], maxServers: 1 }, ['servers tcp']],
    [{ maxShare: 60 }, ['share tcp']],
    [{ schedulers: ['wrr'] }, ['scheduler fwmark']],
    [{ methods: ['masquerade'] }, ['method tcp']],
    [{ serverNetworks: ['10.0.0.0/31'] }, ['network tcp']],
    [{ maxPersistence: 600 }, ['persistence tcp']],
    [{ services: ['udp *:53'], protected: true }, ['protected nothing']],
    [{ services: ['fwmark 1'], protected: true }, []],
  ])('%j finds %j', (policy, found) => {
    const named = { name: 'ours', ...policy };
    expect(breaches(table, [named]).map(({ kind, service }) => `${kind} ${service?.kind ?? 'nothing'}`)).toEqual(found);
  });

  test('protects the services that it covers', () => {
    const policy = { name: 'ours', services: ['fwmark *'], protected: true };
    expect(protecting({ kind: 'fwmark', mark: 1, family: 'inet' }, [policy])).toEqual([policy]);
    expect(protecting({ kind: 'tcp', address: '192.0.2.1', port: 443 }, [policy])).toEqual([]);
  });
});
