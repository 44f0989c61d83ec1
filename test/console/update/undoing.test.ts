import { expect, test } from 'vitest';
import type { Observation } from '../../../src/domain/observation.ts';
import { weighing } from '../support/observations.ts';
import { operator, type Operator } from '../support/operator.ts';
import { planned } from '../support/plans.ts';

/** Enter on the plan that is shown, and the director takes all of it. */
function made(operator: Operator, observation: Observation): Operator {
  const { dialog } = operator.state;
  if (dialog?.kind !== 'plan') throw new Error('no plan is shown');
  const places = dialog.proposal.changes.map((_, place) => place);
  return operator.type('\r').happens({
    kind: 'applied',
    at: 2000,
    proposal: dialog.proposal,
    id: null,
    applied: { kind: 'done', made: places, unknown: [], observation },
    observation,
    problems: [],
  });
}

const weight = (to: number) => `-e -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w ${to}`;

test('two undos go back two steps, and R makes them again', () => {
  const three = made(operator().type('jw3\r'), weighing(3));
  const five = made(three.type('w5\r'), weighing(5));
  expect(planned(five.type('u'))).toEqual([weight(3)]);
  const once = made(five.type('u'), weighing(3));
  expect(planned(once.type('u'))).toEqual([weight(1)]);
  expect(planned(once.type('R'))).toEqual([weight(5)]);
  const twice = made(once.type('u'), weighing(1));
  expect(twice.type('u').state.notice?.text).toContain('no changes were made here');
  const again = made(twice.type('R'), weighing(3));
  expect(planned(again.type('R'))).toEqual([weight(5)]);
  expect(planned(again.type('u'))).toEqual([weight(1)]);
});

test('zeroed counters cannot be undone, and the step before them is not offered', () => {
  const three = made(operator().type('jw3\r'), weighing(3));
  const zeroed = made(three.type('z'), weighing(3)).type('u');
  expect(zeroed.state.dialog).toBeNull();
  expect(zeroed.state.notice?.text).toContain('counters that were zeroed cannot be restored');
});

test('undo keeps a weight that a colleague set since', () => {
  const three = made(operator().type('jw3\r'), weighing(3)).sees(weighing(7));
  expect(planned(three.type('u'))).toEqual([]);
  expect(three.type('u').state.notice?.text).toContain('no change needed');
});

test('after a change of an earlier run was undone, R asks the log on disk, which knows that it comes first', () => {
  const three = made(operator().happens({ kind: 'log-read', entries: [] }).type('jw3\r'), weighing(3));
  const undone = made(three.type('u'), weighing(1));
  const { dialog } = undone.type('w4\r').state;
  if (dialog?.kind !== 'plan') throw new Error('no plan is shown');
  const proposal = { ...dialog.proposal, undoes: 'of-an-earlier-run' };
  const earlier = made(undone.happens({ kind: 'undo-read', proposal, said: '' }), weighing(4));
  expect(earlier.type('R').effects.at(-1)).toMatchObject({ kind: 'read-undo', way: 'redo' });
});
