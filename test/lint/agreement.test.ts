import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/lint/finding.ts';
import { lintText } from '../../src/lint/lint.ts';
import { markedRules } from '../../src/lint/marked-rules.ts';
import { rules } from '../../src/lint/registry.ts';

const strict = { settings: { profile: 'strict' } } as const;

/**
 * Pairs of rules that may report the very same words, because each says something else: how an option is read, what it
 * then does, what becomes of it in a save.
 */
const different = new Set([
  'LVS012 LVS110',
  'LVS013 LVS108',
  'LVS013 LVS110',
  'LVS108 LVS335',
  'LVS013 LVS301',
  'LVS013 LVS329',
  'LVS020 LVS220',
  'LVS204 LVS316',
  'LVS210 LVS219',
  'LVS210 LVS301',
  'LVS210 LVS325',
  'LVS210 LVS329',
  'LVS301 LVS329',
  'LVS301 LVS325',
]);

/** Pairs of errors or warnings about the same words that are not known to go together. */
function clashes(findings: readonly Finding[]): readonly string[] {
  const weighing = findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
  const byPlace = new Map<string, Finding[]>();
  for (const finding of weighing) {
    const place = `${finding.start} ${finding.end}`;
    byPlace.set(place, [...(byPlace.get(place) ?? []), finding]);
  }
  return [...byPlace.values()].flatMap((found) => {
    const ids = [...new Set(found.map(({ rule }) => rule))].sort();
    return ids.flatMap((id, index) =>
      ids
        .slice(index + 1)
        .map((other) => `${id} ${other}`)
        .filter((pair) => !different.has(pair))
        .map((pair) => `${pair}: ${found[0]?.excerpt ?? ''}`),
    );
  });
}

const examples = rules
  .filter(({ kinds }) => kinds === undefined)
  .flatMap(({ good, bad }) => [...good, ...bad.map((each) => (typeof each === 'string' ? each : each.text))])
  .map((example) => markedRules(example).text)
  .filter((text) => text.length < 2000);

interface Case {
  readonly input: string;
  readonly input_b64?: string;
  readonly latin1_fields?: readonly string[];
}

const corpus = new URL('../fixtures/corpus/ipvsadm/', import.meta.url);
const streams = readdirSync(corpus)
  .filter((name) => name.endsWith('.json') && name !== 'meta.json')
  .flatMap((name) => JSON.parse(readFileSync(new URL(name, corpus), 'utf8')) as readonly Case[])
  .map(({ input, input_b64: coded, latin1_fields: latin1 = [] }) =>
    coded === undefined
      ? Buffer.from(input, latin1.includes('input') ? 'latin1' : 'utf8')
      : Buffer.from(coded, 'base64'),
  );

const word = (...texts: readonly string[]) => fc.constantFrom(...texts);
const address = word(
  '192.0.2.1',
  '10.1',
  '010.0.0.1',
  '0x.0.0.1',
  '3221225985',
  '[2001:db8::1]',
  '2001:db8::1',
  'www',
  '',
);
const port = word('', ':80', ':080', ':http', ':99999', ':0', ':x');
const endpoint = fc.tuple(address, port).map((parts) => parts.join(''));
const service = fc.oneof(
  fc.tuple(word('-t ', '-u ', '--sctp-service '), endpoint).map((parts) => parts.join('')),
  word('-f 1', '-f 0', '-f 1 -6', '-f -1', ''),
);
const options = fc.subarray([
  '-s RR', '-s sh', '-s mh', '-b sh-port', '-b ,', '-p', '-p 0', '-M 24', '-M 255.0.255.0', '-o', '--pe sip',
  '-m', '-g', '-i', '-w -1', '-w 70000', '-x 1', '-y 5', '--tun-type gue', '--bogus', '# why', "'q'",
]); // prettier-ignore
const line = fc
  .tuple(word('-A', '-a', '-E', '-e', '-d', '-D', '--set', '-C', ''), service, fc.option(endpoint), options)
  .map(([command, named, server, rest]) =>
    [command, named, server === null ? '' : `-r ${server}`, ...rest].filter((part) => part !== '').join(' '),
  );

describe('no two rules report the same, or the opposite, about the same words', () => {
  test('in the examples', () => {
    expect(examples.flatMap((text) => clashes(lintText(text, strict)))).toEqual([]);
  });

  test('in streams that a real ipvsadm read', () => {
    expect(streams.flatMap((bytes) => clashes(lintText(bytes, strict)))).toEqual([]);
  });

  test('in lines made of any options', () => {
    const text = fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => `${lines.join('\n')}\n`);
    fc.assert(
      fc.property(text, (given) => {
        expect(clashes(lintText(given, strict))).toEqual([]);
      }),
      { numRuns: 600, seed: 20 },
    );
  });
});

describe('what the kernel accepts is not called wrong', () => {
  test.each([
    ['persistence under a hash of ports', '-A -t 192.0.2.1:80 -s sh -b sh-port -p 60\n', 'LVS320'],
    ['timeouts, as save --settings writes them', '--set 900 120 300\n', 'LVS020'],
    ['a daemon, as save --settings writes it', '--start-daemon master --mcast-interface eth0 --syncid 1\n', 'LVS020'],
    ['a number alone, which is refused and not read as an address', '-A -t 3221225985 -s rr\n', 'LVS013'],
    ['an address that inet_aton does not read', '-A -t 0x.0.0.1:80 -s rr\n', 'LVS013'],
  ])('%s', (_, text, rule) => {
    expect(lintText(text, strict).filter((finding) => finding.rule === rule)).toEqual([]);
  });

  test('a server of the director itself under NAT is worth a note, no warning', () => {
    const text = '-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 192.0.2.1:8080 -m -w 1\n';
    expect(lintText(text).filter(({ rule }) => rule.startsWith('LVS32'))).toEqual([]);
    const [found] = lintText(text, strict).filter(({ rule }) => rule === 'LVS326');
    expect(found?.message).toBe(
      '192.0.2.1:8080 is served by the director itself: a program must listen there on port 8080',
    );
  });

  test('a tunnel that the target reads is not an error', () => {
    const text = '-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -i -w 1\n';
    expect(lintText(text, { settings: { target: { ipvsadm: '1.27' } } }).map(({ rule }) => rule)).toEqual([]);
  });
});
