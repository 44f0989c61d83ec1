import { describe, expect, test } from 'vitest';
import type { Observation, ObservedServer } from '../../src/domain/observation.ts';
import { compareRows } from '../../src/domain/same-rows.ts';
import { noReplies, repliesAfter, type Unanswered } from '../../src/live/replies.ts';
import type { Sample } from '../../src/live/sample.ts';
import { figures, server, service } from '../console/support/observations.ts';

/** Packets to a server and from it; null while it is not in the table. */
type Packets = readonly [asked: bigint, answered: bigint] | null;

const masquerade = (address: string, packets: Packets): readonly ObservedServer[] => {
  if (packets === null) return [];
  const [inPackets, outPackets] = packets;
  return [server(address, { method: 'masquerade', totals: figures({ inPackets, outPackets }) })];
};

function afterAll(samples: readonly Packets[]): Unanswered | undefined {
  let replies = noReplies;
  let before: Sample | null = null;
  for (const [place, packets] of samples.entries()) {
    const servers = [...masquerade('10.0.0.1', [1n, 1n]), ...masquerade('10.0.0.2', packets)];
    const observation: Observation = {
      services: [service('192.0.2.9', []), service('192.0.2.1', servers)],
      unknown: [],
    };
    if (before !== null) compareRows(before.observation.services, observation.services);
    const now = { at: 1000 * place, observation };
    replies = repliesAfter(replies, before, now);
    before = now;
  }
  return replies.get('tcp 192.0.2.1:80 10.0.0.2:80');
}

describe('a masquerading server', () => {
  test.each<[what: string, samples: readonly Packets[], expected: Unanswered | undefined]>([
    [
      'without packets is not silent',
      [
        [0n, 0n],
        [0n, 0n],
      ],
      undefined,
    ],
    [
      'that was never asked while it is watched is not silent',
      [
        [50n, 40n],
        [50n, 40n],
      ],
      undefined,
    ],
    [
      'that answers is not silent',
      [
        [50n, 40n],
        [60n, 41n],
      ],
      undefined,
    ],
    [
      'that was asked and did not answer is silent since then',
      [
        [50n, 40n],
        [60n, 40n],
      ],
      { packets: 10, since: 0 },
    ],
    [
      'collects what it got',
      [
        [50n, 40n],
        [60n, 40n],
        [60n, 40n],
        [75n, 40n],
      ],
      { packets: 25, since: 0 },
    ],
    [
      'that answers again is not silent',
      [
        [50n, 40n],
        [60n, 40n],
        [70n, 41n],
      ],
      undefined,
    ],
    [
      'is silent again from its last answer on',
      [
        [50n, 40n],
        [60n, 41n],
        [70n, 41n],
      ],
      { packets: 10, since: 1000 },
    ],
    ['that has never answered is silent', [[7n, 0n]], { packets: 7, since: null }],
    [
      'that has never answered stays silent',
      [
        [7n, 0n],
        [7n, 0n],
        [9n, 0n],
      ],
      { packets: 9, since: null },
    ],
    [
      'whose counters were zeroed is not silent',
      [
        [50n, 40n],
        [60n, 40n],
        [0n, 0n],
      ],
      undefined,
    ],
    [
      'that is asked after its counters were zeroed has never answered',
      [
        [50n, 40n],
        [3n, 0n],
      ],
      { packets: 3, since: null },
    ],
    [
      'that was away is judged from its return on',
      [[50n, 40n], null, [60n, 40n], [65n, 40n]],
      { packets: 5, since: 2000 },
    ],
    ['that was silent when it went is gone', [[50n, 40n], [60n, 40n], null], undefined],
  ])('%s', (_, samples, expected) => {
    expect(afterAll(samples)).toEqual(expected);
  });
});
