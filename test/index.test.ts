import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  changeLine,
  diffTables,
  emitTable,
  fixText,
  formatRules,
  ipvs,
  lintText,
  planChanges,
  predict,
  readRules,
  reportFindings,
  reportPlan,
} from '../src/index.ts';

const before = '-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 1\n';
const after = before.replace('-w 1', '-w 3');

test('a rules file becomes a table, and a table a rules file', () => {
  expect(emitTable(predict(before).table)).toBe(before);
});

test('a plan leads from one table to the other', () => {
  const [from, to] = [predict(before).table, predict(after).table];
  expect(diffTables(from, to).services).toHaveLength(1);
  const lines = planChanges(from, to).steps.map(({ change }) => changeLine(change));
  expect(lines).toEqual(['-e -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 3']);
});

test('the simulated kernel takes what the kernel takes', () => {
  const kernel = ipvs();
  const changes = predict(before).lines.flatMap((line) => line.changes);
  expect(changes.map((change) => kernel.apply(change))).toEqual([null, null]);
  expect(changes.map((change) => kernel.apply(change))).toEqual(['service-exists', 'server-exists']);
});

test('findings name their rule and place', () => {
  expect(lintText('-A -t 192.0.2.1:80 -s RR\n')[0]).toMatchObject({ rule: 'LVS104', line: 1 });
});

test('findings and plans are printed as by the commands', () => {
  const findings = lintText('-A -t 192.0.2.1:80 -s RR\n', { file: 'web.rules' });
  expect(reportFindings(findings, 'concise')).toMatch(/^web\.rules:1:23: error: .* \[LVS104\]\n/);
  expect(JSON.parse(reportFindings(findings, 'json'))).toMatchObject({ version: 1, summary: { error: 1, files: 1 } });
  const plan = planChanges(predict(before).table, predict(after).table);
  expect(reportPlan(plan, 'commands')).toBe('-e -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 3\n');
});

test('the example of docs/library.md runs as it is written', async () => {
  const [, code = ''] = /```js\n([^]*?)```/.exec(readFileSync('docs/library.md', 'utf8')) ?? [];
  const [, names = ''] = /import \{(.*)\} from 'lvsrules';/.exec(code) ?? [];
  const library: Readonly<Record<string, unknown>> = await import('../src/index.ts');
  const printed: string[] = [];
  const body = code.replace(/^import .*$/m, '').replaceAll('console.log', 'print');
  const words = names.split(',').map((name) => name.trim());
  const run = new Function('print', ...words, body) as (...given: readonly unknown[]) => void;
  run((...texts: readonly unknown[]) => printed.push(texts.join(' ')), ...words.map((name) => library[name]));
  expect(printed.join('\n')).toContain('1 LVS104 ');
  expect(printed.join('\n')).toContain('-E -t 192.0.2.1:80 -s wlc');
});

describe('strings go in and come out as they are written', () => {
  const text = '# für 🎯\n-A  -t 192.0.2.1:80 -s rr -w 🎯\n--start-daemon master --mcast-interface ü🎯\n';

  test('when rules are read', () => {
    const { source, lines } = readRules(text);
    const shown = lines.flatMap((line) => (line.kind === 'command' ? line.words : [])).map((each) => each);
    expect(source).toBe(text);
    expect(shown.map(({ start, end }) => source.slice(start, end))).toContain('🎯');
    const values = lines.flatMap((line) => (line.kind === 'command' ? line.settings : [])).map(({ value }) => value);
    for (const value of values) expect(value && source.slice(value.start, value.end)).toBe(value?.raw);
  });

  test('when rules are read from bytes, offsets count bytes', () => {
    const bytes = new TextEncoder().encode(text);
    const { source, lines } = readRules(bytes);
    expect(source).toBe(bytes);
    expect(new TextDecoder().decode(source.slice(lines[0]?.start, lines[0]?.end))).toBe('# für 🎯');
  });

  test('when they are formatted', () => {
    const rules = '# für 🎯\n-A  -t 192.0.2.1:80 -s rr\n';
    expect(formatRules(rules).text).toBe('# für 🎯\n-A -t 192.0.2.1:80 -s rr\n');
    expect(formatRules(new TextEncoder().encode(rules)).text).toEqual(
      Buffer.from('# für 🎯\n-A -t 192.0.2.1:80 -s rr\n'),
    );
  });

  test('when ipvsadm is predicted', () => {
    const { lines, table } = predict('--start-daemon master --mcast-interface ü🎯\n-A -t für:80 -s 🎯\n');
    expect(table.daemons?.[0]?.device).toBe('ü🎯');
    expect(lines[0]?.changes[0]).toMatchObject({ daemon: { device: 'ü🎯' } });
  });

  test('in findings, whose columns are code points and whose offsets are bytes', () => {
    const [finding] = lintText('# für 🎯\n-A -t 192.0.2.1:80 -s 🎯 -p x\n', { settings: { select: ['LVS1'] } });
    expect(finding?.excerpt).toBe('-A -t 192.0.2.1:80 -s 🎯 -p x');
    expect([finding?.line, finding?.start]).toEqual([2, expect.any(Number)]);
    const late = lintText('-A -t 192.0.2.1:80 -b 🎯 -p x\n').find(({ line }) => line === 1);
    const text = '-A -t 192.0.2.1:80 -b 🎯 -p x\n';
    const read = new TextDecoder().decode(new TextEncoder().encode(text).slice(late?.start, late?.end));
    expect(
      Array.from(text)
        .slice((late?.column ?? 0) - 1, (late?.endColumn ?? 0) - 1)
        .join(''),
    ).toBe(read);
  });

  test('when faults are fixed', () => {
    const { text: fixed, bytes } = fixText('# für 🎯\nipvsadm -A -t 192.0.2.1:080 -s rr\n', 'unsafe');
    expect(fixed).toMatch(/^# für 🎯\n/);
    expect(new TextDecoder().decode(bytes)).toBe(fixed);
  });
});
