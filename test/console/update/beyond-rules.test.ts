import { expect, test } from 'vitest';
import type { Observation } from '../../../src/domain/observation.ts';
import { server, service } from '../support/observations.ts';
import { operator } from '../support/operator.ts';

const local = server('10.0.0.1', { weight: 5, otherMethod: 'local' });
const newer = server('10.0.0.2', { weight: 5, unknownAttributes: [99] });
const ordinary = server('10.0.0.3', { weight: 5 });
const seen: Observation = { services: [service('192.0.2.1', [local, newer, ordinary])], unknown: [] };

const at = (row: number) => operator().sees(seen).type('j'.repeat(row));

test.each([
  ['w', 1],
  ['d', 1],
  ['i', 1],
  ['+', 1],
  ['w', 2],
  ['i', 2],
])('the key %s does not edit a real server that rules cannot express', (key, row) => {
  const { state } = at(row).type(key);
  expect(state.dialog).toBeNull();
});

test('the reason names what the kernel shows', () => {
  expect(at(1).type('w').screen.join('\n')).toContain(
    'the kernel shows 10.0.0.1:80 as Local: no rule can express this',
  );
});

test('a weight for a whole service changes only what rules can express', () => {
  const { state } = at(0).type('w9\r');
  const changes = state.dialog?.kind === 'plan' ? state.dialog.proposal.plan.steps.map(({ change }) => change) : [];
  expect(changes).toMatchObject([{ kind: 'edit-server', server: { address: '10.0.0.3', weight: 9 } }]);
});

test('a save says how many real servers it could write only in part', () => {
  const console = operator().sees(seen).happens({ kind: 'saved', path: 'a.rules', services: 1, beyondRules: 2 });
  expect(console.screen.join('\n')).toContain('2 real servers only in part, as ipvsadm -S does');
});
