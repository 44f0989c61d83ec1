import { expect, test } from 'vitest';
import { columnByName } from '../../../src/console/columns/columns.ts';
import { figures, server, service } from '../support/observations.ts';
import { operator } from '../support/operator.ts';

test.each([
  [0, '0'],
  [783, '783'],
  [4062, '4062'],
  [22_799, '22K'],
  [92_250, '92K'],
  [143_000, '143K'],
  [1_700_000, '1.7M'],
  [12_345_678, '12M'],
])('%d bytes a second are %s in the table, so that a column compares at a glance', (bytes, shown) => {
  const rates = figures({ inBytes: BigInt(bytes), outBytes: BigInt(bytes) });
  const observation = { services: [service('192.0.2.1', [server('10.0.0.1', { rates })])], unknown: [] };
  const wide = operator({ size: { columns: 140, rows: 16 } }, observation);
  const row = wide.screen.find((line) => line.includes('10.0.0.1:80')) ?? '';
  const heads = wide.screen.find((line) => line.includes('IN B/s')) ?? '';
  for (const name of ['inbps', 'outbps']) {
    const title = columnByName(name)?.title ?? '';
    const end = heads.indexOf(title) + title.length;
    expect(row.slice(end - 6, end).trim()).toBe(shown);
  }
});
