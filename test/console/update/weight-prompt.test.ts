import { describe, expect, test } from 'vitest';
import type { Observation } from '../../../src/domain/observation.ts';
import { server, service, twoSites } from '../support/observations.ts';
import { operator } from '../support/operator.ts';

describe('the prompt for a weight names the real servers and their weights', () => {
  test.each<[keys: string, columns: number, label: string]>([
    ['jw', 80, ' Weight of 10.0.0.1:80, now 1 (N, +N, -N):'],
    ['w', 80, ' Weight of 2 real servers, now 1 to 2 (N, +N, -N):'],
    ['jw5\r\x13w', 80, ' Weight of 10.0.0.1:80, now 5 (N, +N, -N):'],
    ['jw', 50, ' Weight of 10.0.0.1:80, now 1:'],
    ['jw', 30, ' Weight (N, +N, -N):'],
  ])('after %j in %i columns: %s', (keys, columns, label) => {
    expect(operator({ size: { columns, rows: 24 } }).type(keys).screen).toContain(label);
  });
});

test('a weight is not set on another row than the prompt was opened for', () => {
  const gone: Observation = {
    ...twoSites,
    services: [service('192.0.2.1', [server('10.0.0.2')]), ...twoSites.services.slice(1)],
  };
  const after = operator().type('jw9').sees(gone, 2000).type('\r');
  expect(after.state.dialog).toMatchObject({ kind: 'prompt', fault: { why: expect.stringContaining('others now') } });
});
