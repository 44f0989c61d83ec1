import { describe, expect, test } from 'vitest';
import { fixText } from '../../src/lint/fix.ts';
import { lintText } from '../../src/lint/lint.ts';

const strict = { settings: { profile: 'strict' } } as const;

const saved = [
  '-A -t www.example.com:http -s wlc',
  ...Array.from({ length: 80 }, (_, at) => `-a -t www.example.com:http -r web${at + 1}.example.com:http -g -w 1`),
  '',
].join('\n');

describe('a host name that is not resolved', () => {
  test('is reported by its name, never by its placeholder address', () => {
    const text = [
      '-A -t www:443 -s sh',
      '-a -t www:443 -r www:443 -m -w 1',
      '-a -t www:443 -r b:443 -m -w 0',
      '-a -t www:443 -r a:443 -m -w 1',
      '-A -t mail:25 -s rr',
      '',
    ].join('\n');
    const site = { networks: ['10.0.0.0/8'] };
    const policy = [{ name: 'racks', serverNetworks: ['10.0.0.0/8'] }];
    const findings = lintText(text, { settings: { profile: 'strict', site, policy, select: ['LVS'] } });
    const words = findings.flatMap(({ message, related }) => [message, ...related.map(({ message: each }) => each)]);
    expect(words.filter((each) => /\b2[45]\d\.\d/.test(each))).toEqual([]);
    expect(words).toContain('tcp mail:25 has no servers: its connections are refused');
    const ordering = new Set(['LVS223', 'LVS331', 'LVS332', 'LVS405', 'LVS906']);
    expect(findings.filter(({ rule }) => ordering.has(rule))).toEqual([]);
  });

  test('does not decide the order of services in a fix', () => {
    for (const names of [
      ['alpha', 'beta', '192.0.2.1'],
      ['192.0.2.9', 'beta', '192.0.2.1'],
      ['delta', '192.0.2.9', '192.0.2.1'],
    ]) {
      const text = names.map((name) => `-A -t ${name}:80 -s rr\n`).join('');
      const { bytes } = fixText(text, 'unsafe', { settings: { select: ['LVS405'] } });
      expect(new TextDecoder().decode(bytes)).toBe(text);
    }
  });
});

describe('a file that was saved without -n', () => {
  test('has one finding for all its names', () => {
    const found = lintText(saved);
    expect(found.map(({ rule, line }) => `${rule} ${line}`)).toEqual(['LVS335 1']);
    expect(found[0]?.message).toContain('saved without -n: 161 host names and 161 port names');
  });

  test('with names of ports only, has one finding that writes every number', () => {
    const text = '-A -t 192.0.2.1:http -s wlc\n-a -t 192.0.2.1:http -r 10.0.0.1:http -g -w 1\n';
    expect(lintText(text).map(({ rule }) => rule)).toEqual(['LVS336']);
    expect(new TextDecoder().decode(fixText(text, 'safe').bytes)).toBe(text.replaceAll('http', '80'));
  });

  test('is distinguished from a file in which a name was chosen', () => {
    const text = `# the site\n${saved}-C\n`;
    expect(lintText(text, strict).filter(({ rule }) => rule === 'LVS335').length).toBe(161);
  });
});
