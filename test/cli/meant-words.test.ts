import { expect, test } from 'vitest';
import { meantCommand } from '../../src/cli/usage/meant-command.ts';
import { parseSpec } from '../../src/domain/director-spec.ts';
import { unknownHostRole } from '../../src/report/problems/setup-problems.ts';

test.each([
  ['chek', 'lvsrules lint'],
  ['statsu', 'lvsrules console --once'],
  ['drain', 'lvsrules console'],
  ['lnt', 'lvsrules lint'],
  ['xyzzy', null],
])('%s may mean: %s', (word, meant) => {
  expect(meantCommand(word, [], ['lint', 'fmt', 'plan'])).toBe(meant);
});

test.each([
  ['ssh:lb1', 'ssh://lb1'],
  ['shs://lb1', 'ssh://lb1'],
  ['keepalive:/etc/k.conf', 'keepalived:/etc/k.conf'],
  ['ldirectrod:l.cf', 'ldirectord:l.cf'],
  ['simm', 'sim'],
])('the director %s may mean %s', (word, meant) => {
  const spec = parseSpec(word);
  expect(spec.ok ? '' : spec.failure).toContain(`did you mean '${meant}'?`);
});

test('a misspelt role of a host is named', () => {
  expect(unknownHostRole('directer').remedy).toBe("did you mean 'director'?");
});
