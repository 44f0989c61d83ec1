import { isDone } from '../../change/change-outcome.ts';
import { isGood, type Rollout } from '../../change/rollout/roll-out.ts';

/** One line on a change through several directors: `Done: 2 directors changed, and verified.` */
export function rolloutSummary({ made, rolledBack }: Rollout, stages: number): string {
  const last = made.at(-1);
  if (last === undefined) return 'Not done: nothing was changed.';
  if (!isGood(last)) {
    const well = made.filter(isGood).length;
    const isBack = rolledBack.every((each) => each.kind === 'ran' && isDone(each.outcome));
    const back =
      rolledBack.length === 0 ? '' : isBack ? '; all of it is rolled back' : '; not all of it is rolled back';
    return `Not done: ${well} of ${stages} stages ended well${back}.`;
  }
  const count = new Set(made.map(({ stage }) => stage.member)).size;
  return `Done: ${count} ${count === 1 ? 'director' : 'directors'} changed, and verified.`;
}
