import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { schedulers } from '../../src/kernel/schedulers.ts';
import { pool, script } from './kernel-script.ts';

describe('the order in which new connections are given out', () => {
  test.each([
    ['rr begins with the server added last and ignores weights', '-s rr', [1, 5, 2], '4 3 2 4 3 2'],
    ['rr passes a quiesced server by', '-s rr', [1, 0, 1], '4 2 4 2'],
    ['wrr of new servers begins with one for each, then follows 3:2:1', '-s wrr', [1, 2, 3], '4 3 2 4 4 3 4 3 2'],
    ['wrr of weights with a common divisor is wrr of the small ones', '-s wrr', [10, 20, 30], '4 3 2 4 4 3 4 3 2'],
    ['lc ignores weights', '-s lc', [1, 9], '3 2 3 2'],
    ['wlc follows the weights', '-s wlc', [1, 3], '3 2 3 3 3 2'],
    ['sed prefers the heavier server of two idle ones', '-s sed', [1, 3], '3 3 3 2'],
    ['nq gives an idle server at once', '-s nq', [1, 3], '3 2 3 3'],
    ['fo gives everything to the highest weight', '-s fo', [5, 1, 2], '2 2 2'],
    ['fo takes the newest of equal weights', '-s fo', [5, 5], '3 3'],
    ['ovf fills the highest weight with one connection more than the weight', '-s ovf', [1, 2], '3 3 3 2 2 refused'],
    ['dh sends every client of one address to one server', '-s dh', [1, 1, 1], '2 2 2'],
    ['a service whose servers are all quiesced refuses', '-s wrr', [0, 0], 'refused refused'],
    ['a service without servers refuses', '-s wlc', [], 'refused'],
    ['the scheduler none refuses', '-s none', [1], 'refused'],
  ])('%s', (_, settings, weights, expected) => {
    expect(script(pool(settings, weights)).opened(expected.split(' ').length)).toBe(expected);
  });
});

describe('changes on the way', () => {
  test('rr serves a new server after the present round', () => {
    const it = script(pool('-s rr', [1, 1]));
    expect(it.opened(1)).toBe('3');
    it.run('-a -t 192.0.2.1:80 -r 10.0.0.9:80 -g');
    expect(it.opened(4)).toBe('2 9 3 2');
  });

  test('rr continues after the place of a deleted server', () => {
    const it = script(pool('-s rr', [1, 1, 1]));
    expect(it.opened(2)).toBe('4 3');
    it.run('-d -t 192.0.2.1:80 -r 10.0.0.3:80');
    expect(it.opened(3)).toBe('2 4 2');
  });

  test('the same scheduler in -E continues where it was, another one starts again', () => {
    const it = script(pool('-s rr', [1, 1, 1]));
    expect(it.opened(1)).toBe('4');
    it.run('-E -t 192.0.2.1:80 -s rr');
    expect(it.opened(1)).toBe('3');
    it.run('-E -t 192.0.2.1:80 -s wrr', '-E -t 192.0.2.1:80 -s rr');
    expect(it.opened(1)).toBe('4');
  });

  test('wrr restarts its round after an edit that changes nothing', () => {
    const it = script(pool('-s wrr', [1, 1]));
    expect(it.opened(1)).toBe('3');
    it.run('-e -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 1');
    expect(it.opened(1)).toBe('3');
  });

  test('lblc keeps an address at its server until that is quiesced', () => {
    const it = script(['-A -f 7 -s lblc', '-a -f 7 -r 10.0.0.2 -g', '-a -f 7 -r 10.0.0.3 -g']);
    const at = (destination: string) => it.open({ destination, mark: 7 });
    expect([at('192.0.2.10'), at('192.0.2.11'), at('192.0.2.10')]).toEqual(['3', '2', '3']);
    it.run('-e -f 7 -r 10.0.0.3 -g -w 0');
    expect(at('192.0.2.10')).toBe('2');
    it.run('-e -f 7 -r 10.0.0.3 -g -w 1');
    expect(at('192.0.2.10')).toBe('2');
  });
});

test('an -E to mh with more servers than its table leaves the service without a scheduler', () => {
  const many = Array.from({ length: 4094 }, (_, at) => `-a -f 1 -r 10.1.${at >> 8}.${at & 255} -g`);
  const it = script(['-A -f 1 -s rr', ...many]);
  expect(it.run('-E -f 1 -s mh')).toEqual(['table-too-large-for-scheduler']);
  expect(it.kernel.table().services[0]?.scheduler).toBe('none');
});

describe('laws of every scheduler', () => {
  const names = schedulers.map(({ name }) => name);
  const steps = fc.array(
    fc.oneof(
      { weight: 5, arbitrary: fc.record({ kind: fc.constant('open'), client: fc.integer({ min: 0, max: 99 }) }) },
      fc.record({
        kind: fc.constant('edit'),
        server: fc.integer({ min: 2, max: 6 }),
        weight: fc.integer({ min: 0, max: 9 }),
      }),
      fc.record({
        kind: fc.constant('add'),
        server: fc.integer({ min: 2, max: 6 }),
        weight: fc.integer({ min: 0, max: 9 }),
      }),
      fc.record({ kind: fc.constant('delete'), server: fc.integer({ min: 2, max: 6 }) }),
      fc.record({ kind: fc.constant('wait'), seconds: fc.integer({ min: 0, max: 200 }) }),
    ),
    { maxLength: 60 },
  );

  test.each(names)('%s gives new connections only to servers that may take them, and counts add up', (name) => {
    fc.assert(
      fc.property(steps, (all) => {
        const it = script(pool(`-s ${name}`, [1, 2, 3]), { schedulers: [name] });
        for (const step of all) {
          if (step.kind === 'open' && 'client' in step) {
            const went = it.open({ source: `198.18.0.${step.client}` });
            const server = it.kernel.table().services[0]?.servers.find(({ address }) => address === `10.0.0.${went}`);
            if (went !== 'refused') expect(server?.weight).toBeGreaterThan(0);
          } else if (step.kind === 'wait' && 'seconds' in step) {
            it.wait(step.seconds);
          } else if ('server' in step) {
            const verb = { edit: '-e', add: '-a', delete: '-d' }[step.kind as 'edit' | 'add' | 'delete'];
            const weight = 'weight' in step ? ` -g -w ${step.weight}` : '';
            it.run(`${verb} -t 192.0.2.1:80 -r 10.0.0.${step.server}:80${weight}`);
          }
        }
        it.wait(100_000);
        expect(it.kernel.connections()).toEqual([]);
        expect(it.counts()).toMatch(/^(0\/0 ?)*$/);
      }),
      { numRuns: 30 },
    );
  });
});
