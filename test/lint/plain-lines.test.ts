import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { activeRules } from '../../src/lint/active.ts';
import { lintSheet } from '../../src/lint/lint.ts';
import { readSheet } from '../../src/lint/sheet/read-sheet.ts';
import { rules } from '../../src/lint/registry.ts';
import type { Rule } from '../../src/lint/rule.ts';

/** Every rule shown every line. */
const shown = rules.map((rule): Rule => {
  const { silentOnPlain, ...rest } = rule;
  return silentOnPlain ? rest : rule;
});

const services = [
  '-t 192.0.2.1:80',
  '-u 192.0.2.1:53',
  '-t 127.0.0.1:0',
  '-u 224.0.0.1:65535',
  '-t 0.0.0.0:21',
  '-f 7',
  '-f 7 -6',
  '-f 2147483647',
  '-t [2001:db8::1]:80',
  '-u [ff02::1]:53',
  '-t [::1]:0',
];
const schedulers = [
  'rr',
  'wlc',
  'sh',
  'mh',
  'none',
  'ovf',
  'nosuch',
  'wlc -p 1',
  'dh -p 2678400',
  'sh -b sh-port',
  'mh -b mh-fallback,mh-port',
  'rr -o',
];
const servers = [
  '10.0.0.1:80',
  '127.0.0.1:0',
  '192.0.2.1:53',
  '224.0.0.1:1',
  '0.0.0.0:65535',
  '[2001:db8::2]:80',
  '[::1]:0',
  '[ff02::1]:53',
  '[::ffff:10.0.0.1]:1',
];
const plain = services.flatMap((service) => [
  ...schedulers.map((scheduler) => `-A ${service} -s ${scheduler}`),
  ...servers.flatMap((server) =>
    ['-m -w 0', '-g -w 1', '-i -w 999999999'].map((rest) => `-a ${service} -r ${server} ${rest}`),
  ),
]);

const folder = new URL('../../examples/', import.meta.url);
const examples = readdirSync(folder)
  .filter((name) => name.endsWith('.rules'))
  .map((name) => [name, readFileSync(new URL(name, folder), 'utf8')] as const);
const settings = { profile: 'strict' as const, target: { ipvsadm: '1.24', kernel: '3.2' } };
const all = Object.fromEntries(rules.map(({ id }) => [id, 'info' as const]));

describe('what is silent on plain lines would find nothing there', () => {
  test.each([['nothing but plain lines', plain.join('\n')] as const, ...examples])('%s', (_, text) => {
    for (const form of ['short', 'long']) {
      const given = { ...settings, rules: { ...all, LVS402: { form, severity: 'info' } } };
      const sheet = readSheet(text, { ...settings, site: {}, policy: [] });
      const found = lintSheet(sheet, activeRules(given), 'x.rules');
      expect(found).toEqual(lintSheet(sheet, activeRules(given, shown), 'x.rules'));
    }
  });
});
