import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Table } from '../../../src/domain/table.ts';
import { predict } from '../../../src/ipvsadm/predict.ts';
import { withoutState } from '../../../src/sources/drift.ts';
import { readKeepalived } from '../../../src/sources/keepalived/read-keepalived.ts';
import { diffTables, isEmptyDiff } from '../../../src/plan/diff/diff-tables.ts';
import { includedFiles } from '../../support/included-files.ts';
import type { RecordedConfiguration } from '../../support/recorded-configuration.ts';

const path = new URL('../../fixtures/corpus/sources/keepalived.json', import.meta.url);
const all = JSON.parse(readFileSync(path, 'utf8')) as readonly RecordedConfiguration[];

/** Not a matter of the file: other services in the table, an event, a network of that machine, what -R cannot read. */
const elsewhere = new Set(['addr-rs-broadcast', 'flags-mh-flag3', 'fwm-max']);
const cases = all.filter(
  (each) =>
    each.files['keepalived.conf'] !== undefined &&
    each.undefined === undefined &&
    each.then === undefined &&
    each.before === undefined &&
    !elsewhere.has(each.id),
);

async function read({ files, args }: RecordedConfiguration) {
  const id = /-i (\S+)/.exec(args ?? '')?.[1] ?? 'lb1';
  const main = '/etc/keepalived/keepalived.conf';
  const source = await readKeepalived(Buffer.from(files['keepalived.conf'] ?? ''), {
    path: main,
    id,
    files: includedFiles('/etc/keepalived/', files),
  });
  if (!source.ok) throw new Error(source.failure.what);
  return source.value;
}

/** `-S` never prints thresholds; of a mark 0 it prints what cannot be read back. */
function savedTable(text: string): Table {
  return predict(text.replace(/^-[Aa] --xxx-service .*\n/gm, '')).table;
}

function withoutThresholds({ services }: Table): Table {
  return {
    services: services.map((service) => ({
      ...service,
      servers: service.servers.map((server) => ({ ...server, upper: 0, lower: 0 })),
    })),
  };
}

describe('keepalived made the same table of', () => {
  test.each(cases.map((each) => [each.id, each.note, each] as const))('%s: %s', async (_, __, each) => {
    const source = await read(each);
    const live = withoutState(source, savedTable(each.save_n)).table;
    const diff = diffTables(withoutThresholds(source.table), withoutThresholds(live), {
      unknown: { left: ['order'], right: ['order'] },
    });
    expect(diff.services).toEqual([]);
    expect(isEmptyDiff(diff)).toBe(true);
  });
});

describe('the line that keepalived names is a place of a note', () => {
  const spoken = cases.filter(({ log }) => /keepalived\.conf: Line \d+\)/.test(log));
  /** The checker's own settings are not the table's. */
  const ofCheckers = /delay loop|Hysteresis|retry value|connect_timeout|BFD_CHECK|urls specified/;
  test.each(spoken.map((each) => [each.id, each.note, each] as const))('%s: %s', async (_, __, each) => {
    const { notes } = await read(each);
    const lines = new Set(notes.filter(({ place }) => place.file === undefined).map(({ place }) => place.line));
    const said = each.log
      .split('\n')
      .map((text) => ({ text, line: Number(/conf: Line (\d+)\)/.exec(text)?.[1] ?? 0) }));
    const other = new Set(said.filter(({ text }) => ofCheckers.test(text)).map(({ line }) => line));
    const named = said.map(({ line }) => line).filter((line) => line > 0 && !other.has(line));
    const missed = named.filter((line) => ![line, line - 1, line + 1].some((near) => lines.has(near)));
    // A server that does not fit is named by keepalived where its block ends, here where it begins.
    expect(missed.length === 0 || /Address family|has no entries|Missing '\{'/.test(each.log) ? [] : missed).toEqual(
      [],
    );
  });
});

test('what keepalived says nothing about has no note but those of the kernel and of files', async () => {
  const silent = cases.filter(({ exit_t, log }) => exit_t === 0 && log === '');
  const quiet = new Set([
    'kernel-refuses',
    'address-cut',
    'virtual-server-skipped',
    'granularity-lost-in-group',
    'setting-without-effect',
    'group-member-skipped',
    'real-server-without-checker',
    'sorry-server-is-real-server',
  ]);
  const found: string[] = [];
  for (const each of silent) {
    const { notes } = await read(each);
    const loud = notes.filter(({ kind, rule }) => kind !== 'note' && !quiet.has(rule));
    if (loud.length > 0) found.push(`${each.id}: ${loud.map(({ message }) => message).join('; ')}`);
  }
  expect(found).toEqual([]);
});
