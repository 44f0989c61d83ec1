import { expect, test } from 'vitest';
import type { Connection } from '../../src/domain/observation.ts';
import { oneClient } from './support/observations.ts';
import { operator } from './support/operator.ts';

const connections: readonly Connection[] = [
  oneClient,
  { ...oneClient, source: '198.51.100.8', sourcePort: 0, engine: 'sip', engineData: 'call@198.51.100.8' },
];
const looking = operator({ size: { columns: 200, rows: 40 } })
  .type('3')
  .happens({ kind: 'connections', connections });

test('P hides the addresses of clients, in rows and panel, and says so in the title', () => {
  expect(looking.screen.join('\n')).toContain('198.51.100');
  const hidden = looking.type('P').screen.join('\n');
  expect(hidden).not.toContain('198.51.100');
  expect(hidden).toContain('hidden:40001');
  expect(hidden).toContain('clients hidden');
  expect(looking.type('PG').screen.join('\n')).not.toContain('198.51.100');
  expect(looking.type('PP').screen.join('\n')).toContain('198.51.100');
});

test('hidden clients stay hidden in groups, of networks too', () => {
  expect(looking.type('PB').screen.join('\n')).not.toContain('198.51.100');
  expect(looking.type('PB+').screen.join('\n')).not.toContain('198.51.100');
  expect(looking.type('PBB').screen.join('\n')).toContain('10.0.0.1:80');
});

test('details of a connection keep its client hidden', () => {
  const detail = looking.type('P\r').screen.join('\n');
  expect(detail).not.toContain('198.51.100');
});

test('clients are hidden from the start where the settings say so', () => {
  const hidden = operator({ preferences: { privacy: true } })
    .type('3')
    .happens({ kind: 'connections', connections });
  expect(hidden.screen.join('\n')).not.toContain('198.51.100');
});
