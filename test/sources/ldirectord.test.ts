import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Table } from '../../src/domain/table.ts';
import { type Names, noNames } from '../../src/ipvsadm/names.ts';
import { predict } from '../../src/ipvsadm/predict.ts';
import { withoutState } from '../../src/sources/drift.ts';
import { readLdirectord } from '../../src/sources/ldirectord/read-ldirectord.ts';
import { diffTables } from '../../src/plan/diff/diff-tables.ts';
import type { RecordedConfiguration } from '../support/recorded-configuration.ts';

const path = new URL('../fixtures/corpus/sources/ldirectord.json', import.meta.url);
const cases = (JSON.parse(readFileSync(path, 'utf8')) as readonly RecordedConfiguration[]).filter(
  ({ then, before }) => then === undefined && before === undefined,
);

/** Those of the machine on which the cases were recorded. */
const names: Names = {
  ...noNames,
  address: (host) => ({ web1: '10.1.1.1', web2: '10.1.1.2' })[host] ?? null,
  port: (service) => ({ http: 80, domain: 53, https: 443, smtp: 25 })[service] ?? null,
};

function read({ files }: RecordedConfiguration) {
  const source = readLdirectord(Buffer.from(files['ldirectord.cf'] ?? ''), { names });
  if (!source.ok) throw new Error(source.failure.what);
  return source.value;
}

/** `-S` never prints thresholds. */
function withoutThresholds({ services }: Table): Table {
  const plain = (servers: Table['services'][number]['servers']) =>
    servers.map((server) => ({ ...server, upper: 0, lower: 0 }));
  return { services: services.map((service) => ({ ...service, servers: plain(service.servers) })) };
}

describe('ldirectord made the same table of', () => {
  test.each(cases.map((each) => [each.id, each.note, each] as const))('%s: %s', (_, __, each) => {
    const source = read(each);
    const live = withoutState(source, predict(each.save_n).table).table;
    const unknown = { left: ['order'], right: ['order'] } as const;
    expect(diffTables(withoutThresholds(source.table), withoutThresholds(live), { unknown }).services).toEqual([]);
  });
});

test.each(cases.filter(({ exit_t }) => exit_t !== 0).map((each) => [each.id, each] as const))(
  '%s: the line at which ldirectord ends is named',
  (_, each) => {
    const [note] = read(each).notes;
    const line = Number(/at line (\d+)/.exec(each.log)?.[1]);
    // ldirectord finds a protocol that does not fit once the whole virtual is read.
    expect(Math.abs((note?.place.line ?? 0) - line)).toBeLessThanOrEqual(2);
    expect(note?.message).toContain('loads nothing from this file');
  },
);

test.each([
  ['virtual=lvs.example.com:80', 1, 'lvs.example.com'],
  ['virtual=192.0.2.1:web', 1, 'web'],
  ['virtual=192.0.2.1:80|real=web9:80 gate', 2, 'web9'],
  ['virtual=192.0.2.1:80|real=web1->web9:80 gate', 2, 'web9'],
  ['virtual=192.0.2.1:80|fallback=sorry.example.com', 2, 'sorry.example.com'],
])('%s: line %d: the name %s is said to be unknown, with what gives names', (text, line, name) => {
  const source = readLdirectord(Buffer.from(`${text.replaceAll('|', '\n\t')}\n`), { names });
  const [note] = source.ok ? source.value.notes : [];
  expect(note).toMatchObject({ kind: 'lost', rule: 'file-refused', place: { line } });
  expect(note?.message).toContain(
    `the name '${name}' is not known here: DNS is not asked, and --host FILE gives names`,
  );
});

test('any bytes are read to an end', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      readLdirectord(bytes);
    }),
  );
});

describe('gate and ipip use the port of the virtual, and with quiescent=yes ldirectord never finds such a server again', () => {
  const texts = (lines: string) => {
    const source = readLdirectord(Buffer.from(lines.replaceAll('|', '\n\t')));
    if (!source.ok) throw new Error(source.failure.what);
    const servers = source.value.table.services.flatMap((service) =>
      service.servers.map(({ address, port, weight }) => `${address}:${port} ${weight}`),
    );
    const notes = source.value.notes.filter(({ rule }) => rule !== 'real-server-without-checker');
    return { servers, notes: notes.map(({ kind, rule, place }) => `${kind} ${rule} ${place.line}`) };
  };

  // Each of them was seen so on Linux 6.1, with ldirectord 4.12.0.
  test.each([
    ['no', 'real=10.2.0.1->10.2.0.2:81 gate 3', ['10.2.0.1:80 3', '10.2.0.2:80 3'], ['wrong port-rewritten 3']],
    ['no', 'real=10.2.0.1 gate 3', ['10.2.0.1:80 3'], []],
    ['no', 'real=10.2.0.1:81 gate 3|real=10.2.0.1:82 gate 5', ['10.2.0.1:80 3'], null],
    ['yes', 'real=10.2.0.1->10.2.0.2:81 gate 3', ['10.2.0.1:80 0', '10.2.0.2:80 0'], ['lost check-keeps-server-out 3']],
    ['yes', 'real=10.2.0.1:81 ipip 3', ['10.2.0.1:80 0'], ['lost check-keeps-server-out 3']],
    ['yes', 'real=10.2.0.1 gate 3', ['10.2.0.1:80 0'], ['lost check-keeps-server-out 3']],
    ['yes', 'real=10.2.0.1:80 gate 3', ['10.2.0.1:80 3'], []],
    ['yes', 'real=10.2.0.1:81 masq 3', ['10.2.0.1:81 3'], []],
    ['yes', 'real=10.2.0.1 masq 3', ['10.2.0.1:0 3'], []],
  ])('quiescent=%s, %s', (quiescent, real, servers, notes) => {
    const made = texts(`quiescent=${quiescent}\nvirtual=10.1.0.2:80|${real}|checktype=connect\n`);
    expect(made.servers).toEqual(servers);
    if (notes) expect(made.notes).toEqual(notes);
  });

  test('of virtuals with the same real server only the last begins with weight 0', () => {
    const virtual = (address: string) => `virtual=${address}:80|real=10.2.0.1:81 gate 3|checktype=connect\n\n`;
    const made = texts(`quiescent=yes\n${virtual('10.1.0.2')}${virtual('10.1.0.3')}`);
    expect(made).toEqual({
      servers: ['10.2.0.1:80 3', '10.2.0.1:80 0'],
      notes: ['wrong check-keeps-server-out 3', 'lost check-keeps-server-out 7'],
    });
  });

  test.each(['real=10.2.0.1:81 gate 3', 'real=10.2.0.1 gate 3'])('but a firewall mark has no port: %s', (real) => {
    const made = texts(`quiescent=yes\nvirtual=7|protocol=fwm|${real}|checktype=connect\n`);
    expect(made).toMatchObject({ servers: [expect.stringMatching(/ 3$/)], notes: [] });
  });
});
