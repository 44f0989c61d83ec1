import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { plainReader } from '../../src/ipvsadm/plain-line.ts';
import { activeRules } from '../../src/lint/active.ts';
import { lintDocument } from '../../src/lint/lint.ts';
import { readDocument } from '../../src/lint/document/read-document.ts';
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
const severities = Object.fromEntries(rules.map(({ id }) => [id, 'info' as const]));

const quad = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 4, maxLength: 4 }).map((bytes) => bytes.join('.'));
const special = fc.constantFrom(
  '192.0.2.1',
  '10.0.0.1',
  '127.0.0.1',
  '0.0.0.0',
  '255.255.255.255',
  '224.0.0.1',
  '240.0.0.9',
);
const ipv6 = fc.constantFrom('[2001:db8::1]', '[::1]', '[::]', '[ff02::1]', '[fe80::1]', '[::ffff:10.0.0.1]');
const port = fc.oneof(fc.constantFrom(1, 20, 21, 53, 80, 443, 6080, 65535), fc.integer({ min: 1, max: 65535 }));
const weight = fc.oneof(fc.constantFrom(0, 1, 255, 256, 65535, 65536), fc.integer({ min: 0, max: 999_999_999 }));

/** A service with the port that its servers have under direct routing, and addresses of its family. */
const service = fc.oneof(
  fc.tuple(fc.constantFrom('-t', '-u'), fc.oneof(quad, special), port).map(([option, host, number]) => ({
    words: `${option} ${host}:${number}`,
    number,
    hosts: fc.oneof(quad, special),
  })),
  fc
    .tuple(fc.constantFrom('-t', '-u'), ipv6, port)
    .map(([option, host, number]) => ({ words: `${option} ${host}:${number}`, number, hosts: ipv6 })),
  fc
    .integer({ min: 1, max: 0x7fffffff })
    .map((mark) => ({ words: `-f ${mark}`, number: 0, hosts: fc.oneof(quad, special) })),
  fc.integer({ min: 1, max: 0x7fffffff }).map((mark) => ({ words: `-f ${mark} -6`, number: 0, hosts: ipv6 })),
);
const settingsWords = fc
  .tuple(
    fc.constantFrom(
      'rr',
      'wrr',
      'lc',
      'wlc',
      'lblc',
      'dh',
      'sh',
      'sed',
      'nq',
      'fo',
      'ovf',
      'mh',
      'twos',
      'none',
      'nosuch',
    ),
    fc.option(fc.oneof(fc.constantFrom(1, 360, 2678400), fc.integer({ min: 1, max: 2678400 }))),
  )
  .map(([scheduler, seconds]) => `-s ${scheduler}${seconds === null ? '' : ` -p ${seconds}`}`);
const serverLine = fc
  .tuple(service, weight)
  .chain(([{ words, number, hosts }, heavy]) =>
    fc
      .oneof(
        fc.tuple(hosts, fc.constantFrom('-g', '-i'), fc.constant(number)),
        fc.tuple(hosts, fc.constant('-m'), port),
      )
      .map(([host, method, own]) => `-a ${words} -r ${host}:${own} ${method} -w ${heavy}`),
  );
const plainLine = fc.oneof(
  serverLine,
  fc.tuple(service, settingsWords).map(([{ words }, rest]) => `-A ${words} ${rest}`),
);

/** What rules find when they are shown what they ask for, and when each is shown every line. */
function found(text: string, all: readonly Rule[]) {
  return ['short', 'long'].map((form) => {
    const given = { ...settings, rules: { ...severities, LVS402: { form, severity: 'info' } } };
    const document = readDocument(text, { ...settings, site: {}, policy: [] });
    return lintDocument(document, activeRules(given, all), 'x.rules');
  });
}

describe('what is silent on plain lines would find nothing there', () => {
  test.each([['nothing but plain lines', plain.join('\n')] as const, ...examples])('%s', (_, text) => {
    expect(found(text, rules)).toEqual(found(text, shown));
  });

  test('in any file of plain lines', () => {
    fc.assert(
      fc.property(fc.array(plainLine, { maxLength: 12 }), (lines) => {
        const text = lines.map((line) => `${line}\n`).join('');
        const reader = plainReader(text);
        let start = 0;
        for (const line of lines) {
          expect(reader(start, start + line.length), line).not.toBeNull();
          start += line.length + 1;
        }
        expect(found(text, rules)).toEqual(found(text, shown));
      }),
      { numRuns: 150, seed: 11 },
    );
  });
});

test('no server line of a file without findings is made', () => {
  const text =
    '-A -t 192.0.2.1:80 -s wlc\n-a -t 192.0.2.1:80 -r 10.0.0.1:8080 -m -w 1\n-a -t 192.0.2.1:80 -r 10.0.0.2:8080 -m -w 1\n';
  const given = { site: { networks: ['10.0.0.0/24'], directors: ['10.0.0.254'] } };
  const document = readDocument(text, { ...given, target: {}, policy: [] });
  expect(lintDocument(document, activeRules(given), 'x.rules')).toEqual([]);
  expect([1, 2].map((place) => document.lines.isMade(place))).toEqual([false, false]);
});
