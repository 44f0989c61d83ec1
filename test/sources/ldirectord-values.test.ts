import { describe, expect, test } from 'vitest';
import { saveText } from '../../src/ipvsadm/save-text.ts';
import { readLdirectord } from '../../src/sources/ldirectord/read-ldirectord.ts';

function read(lines: readonly string[]) {
  const text = `virtual=10.1.0.1:80\n${lines.map((line) => `\t${line}\n`).join('')}\tchecktype=on\n`;
  const source = readLdirectord(Buffer.from(text));
  if (!source.ok) throw new Error(source.failure.what);
  return source.value;
}

// Seen with ldirectord 4.12.0, on a simulated kernel.
describe('ldirectord refuses a file with', () => {
  const real = 'real=10.2.0.1:80 gate';
  test.each([
    [[real, 'netmask=24'], 3],
    [['real=[2001:db8::10]:80 gate'], 2],
    [['real6=[2001:db8::10]:80 gate'], 2],
    [[real, 'fallback6=[::1]:80'], 3],
    [['real=10.2.0.2:80 gate "a"'], 2],
    [['real=10.2.0.2:80 gate 4 x'], 2],
    [[real, 'service=httpx'], 3],
    [[real, 'checktype=checkcount'], 3],
    [[real, 'checkinterval=0'], 3],
    [[real, 'checktimeout=soon'], 3],
    [[real, 'checkport=0'], 3],
    [[real, 'request=/x'], 3],
    [[real, 'httpmethod=POST'], 3],
    [[real, 'readdquiescent=yes'], 3],
  ] as const)('%j', (lines, line) => {
    const { table, notes } = read(lines);
    expect(table.services).toEqual([]);
    expect(notes.map(({ rule, place }) => `${rule} ${place.line}`)).toEqual([`file-refused ${line}`]);
  });
});

describe('ldirectord reads', () => {
  test.each([
    ['the digits of a time', ['real=10.2.0.1:80 gate', 'persistent=5m'], '-p 5\n'],
    ['a weight, texts and thresholds', ['real=10.2.0.1:80 gate 4 "i.html", "OK" l:5 u:10'], '-g -w 4'],
    ['the number of connects as a check', ['real=10.2.0.1:80 gate', 'checktype=3'], '-A -t 10.1.0.1:80'],
  ] as const)('%s', (_, lines, saved) => {
    expect(saveText(read(lines).table)).toContain(saved);
  });
});
