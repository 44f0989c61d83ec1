import { expect, test } from 'vitest';
import type { ConnectionReport } from '../../../src/live/connections/connection-report.ts';
import { connectionsText } from '../../../src/report/connections/connections-text.ts';

const entry = {
  protocol: 'tcp',
  state: 'ESTABLISHED',
  expires: 899,
  client: '198.51.100.9',
  clientPort: 43200,
  service: '192.0.2.1:80',
  server: '10.0.0.1:80',
};

test('all of 200,000 entries are shown', () => {
  const entries = Array.from({ length: 200_000 }, () => entry);
  const report: ConnectionReport = {
    entries: entries.length,
    connections: entries.length,
    templates: 0,
    shown: { kind: 'entries', from: 0, entries },
  };
  const lines = connectionsText(report).split('\n');
  expect(lines).toHaveLength(200_000 + 3);
  expect(lines.slice(-3)).toEqual([
    'tcp       ESTABLISHED  899 s    198.51.100.9:43200  192.0.2.1:80  10.0.0.1:80',
    '200000 connections, 0 persistence templates',
    '',
  ]);
});
