import { describe, expect, test } from 'vitest';
import type { Observation } from '../../../src/domain/observation.ts';
import { answered } from '../support/answered.ts';
import { busySite, drainingSite, twoSites } from '../support/observations.ts';
import { operator, type Operator } from '../support/operator.ts';

/** The first server with a weight that someone else has set. */
function weighing(weight: number): Observation {
  const [first, ...others] = busySite.servers;
  return {
    ...twoSites,
    services: [{ ...busySite, servers: first ? [{ ...first, weight }, ...others] : [] }, drainingSite],
  };
}

function line({ state }: Operator): string | null {
  const { dialog } = state;
  const change = dialog?.kind === 'plan' ? dialog.proposal.changes[0] : undefined;
  return change?.kind === 'edit-server' ? `${change.server.address} ${change.server.weight}` : null;
}

describe('W', () => {
  test('restores the weight from before a change of this console, and swaps both when pressed again', () => {
    const changed = answered(operator().type('jw5\r\r'), 2000);
    expect(line(changed.type('W'))).toBe('10.0.0.1 1');
    const back = answered(changed.type('W\r'), 3000);
    expect(line(back.type('W'))).toBe('10.0.0.1 5');
  });

  test('restores the weight from before a change by others', () => {
    expect(line(operator().sees(weighing(9), 2000).type('jW'))).toBe('10.0.0.1 1');
  });

  test('concerns the servers of a service that have an earlier weight', () => {
    const plan = operator().sees(weighing(9), 2000).type('W').state.dialog;
    expect(plan?.kind === 'plan' && plan.proposal.changes).toHaveLength(1);
  });

  test('says where no earlier weight is known', () => {
    expect(operator().type('jW').state.notice?.text).toContain('no earlier weight is known');
    expect(operator().type('jLW').state.dialog).toBeNull();
  });
});
