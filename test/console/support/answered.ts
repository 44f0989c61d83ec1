import { tableAfter } from '../../../src/domain/apply-change.ts';
import { type Observation, tableOf } from '../../../src/domain/observation.ts';
import { twoSites } from './observations.ts';
import type { Operator } from './operator.ts';

/** The answer to the edits that were confirmed last: all of them are done. */
export function answered(asked: Operator, at: number): Operator {
  const effect = asked.effects.findLast(({ kind }) => kind === 'apply');
  if (effect?.kind !== 'apply') throw new Error('nothing was confirmed');
  const { proposal } = effect;
  const before = asked.state.live.latest?.observation ?? twoSites;
  const after = tableAfter(tableOf(before), proposal.changes);
  const observation: Observation = {
    ...before,
    services: before.services.map((each, place) => ({
      ...each,
      servers: each.servers.map((known, index) => ({ ...known, ...after.services[place]?.servers[index] })),
    })),
  };
  const made = proposal.changes.map((_, index) => index);
  const applied = { kind: 'done', made, unknown: [], observation } as never;
  return asked.happens({ kind: 'applied', at, proposal, id: `${at}`, applied, observation, problems: [] });
}
