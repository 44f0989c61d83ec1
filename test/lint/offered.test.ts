import { expect, test } from 'vitest';
import { fixText } from '../../src/lint/fix.ts';
import { lintText } from '../../src/lint/lint.ts';
import { withFixesToOffer } from '../../src/lint/offered.ts';

const service = '-A -t 192.0.2.1:80 -s rr\n';
const server = `${service}-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 1\n`;

test.each([
  ['an edit that drops settings', `${server}-e -t 192.0.2.1:80 -r 10.0.0.1:80 -w 2\n`, false],
  ['a command that no other warning is about', `${server}-Z\n`, true],
  [
    'an edit of a service that drops its persistence',
    `${server.replace('rr', 'rr -p 300')}-E -t 192.0.2.1:80 -s rr\n`,
    false,
  ],
])('%s: a fix is offered only where it is made', (_, text, offered) => {
  const found = withFixesToOffer(lintText(text)).filter(({ rule }) => rule === 'LVS020');
  expect(found.map(({ fix }) => fix !== undefined)).toEqual([offered]);
  const fixed = fixText(text, 'unsafe', { settings: { select: ['LVS020', 'LVS220'] } });
  expect(fixed.findings.some(({ rule }) => rule === 'LVS020')).toBe(!offered);
});
