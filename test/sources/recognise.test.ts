import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recognise } from '../../src/sources/recognise.ts';
import { mutated } from '../support/streams.ts';

const corpus = new URL('../fixtures/corpus/', import.meta.url);
const casesOf = <Case>(path: string) => JSON.parse(readFileSync(new URL(path, corpus), 'utf8')) as readonly Case[];

const streams = readdirSync(new URL('ipvsadm/', corpus))
  .filter((name) => name !== 'meta.json')
  .flatMap((name) => casesOf<{ id: string; input: string }>(`ipvsadm/${name}`));

const service = '-A -t 192.0.2.1:80 -s rr';
const server = '-a -t 192.0.2.1:80 -r 10.0.0.1:80 -g';

describe('rules', () => {
  test('is what every recorded stream is', () => {
    expect(streams.filter(({ input }) => recognise(input).kind !== 'rules').map(({ id }) => id)).toEqual([]);
  });

  test('also with a first line that is not one', () => {
    const others = streams.filter(({ input }) => /^-[A-Za-z]/m.test(input));
    for (const first of ['garbage', 'Hello there, these are our rules.', '\ufeff', 'A -t 192.0.2.1:80']) {
      expect(
        others.filter(({ input }) => recognise(`${first}\n${input}`).kind !== 'rules').map(({ id }) => id),
      ).toEqual([]);
    }
  });

  test.each([
    ['nothing', ''],
    ['a line feed', '\n'],
    ['comments alone', '# the rules of lb1\n# none yet\n'],
    [
      'a commented listing above rules',
      `# IP Virtual Server version 1.2.1 (size=4096)\n#   -> 10.0.0.1:80 Masq\n${service}\n`,
    ],
    ['one broken line', `${service}\n${server} -q $X\n`],
    ['one broken line alone', 'frobnicate the table\n'],
    ['the word ipvsadm on every line', `ipvsadm ${service}\nipvsadm ${server}\n`],
    ['long options', '--add-service --tcp-service 192.0.2.1:80\n--add-server --tcp-service 192.0.2.1:80\n'],
    ['variables', '-A -t $VIP:80 -s rr\n-a -t ${VIP}:80 -r 10.0.0.1:80\n'],
    ['dashes that an editor made long', '\u2013A -t 192.0.2.1:80 -s rr\n\u2013a -t 192.0.2.1:80 -r 10.0.0.1:80\n'],
    ['CR LF and a byte order mark', `\ufeff# f\u00fcr\r\n${service}\r\n${server}\r\n`],
    ['blanks before each line', `   ${service}\n   ${server}\n`],
    ['an interpreter line of ipvsadm-restore', `#!/sbin/ipvsadm-restore\n${service}\n`],
    ['commands that only edit', '-e -t 192.0.2.1:80 -r 10.0.0.1:80 -w 0\n-D -t 192.0.2.1:443\n'],
  ])('%s', (_, text) => {
    expect(recognise(text).kind).toBe('rules');
  });
});

test('text with more lines than any rules have is not rules, so that 30 MB of line feeds do not take 4 GB of memory', () => {
  const text = (lines: number) => '\n'.repeat(lines);
  expect(recognise(text(2_000_000)).kind).toBe('rules');
  expect(recognise(text(2_000_001))).toEqual({ kind: 'text', name: 'a text with more than 2 million lines' });
});

describe('a shell script', () => {
  test.each([
    ['an interpreter', `#!/bin/sh\n${service}\n`],
    ['env', '#!/usr/bin/env bash\necho\n'],
    ['variables and the program', 'VIP=192.0.2.1\nipvsadm -A -t $VIP:80 -s rr\nipvsadm -a -t $VIP:80 -r 10.0.0.1\n'],
    ['a path to the program', '/sbin/ipvsadm -C\n/sbin/ipvsadm -A -t 192.0.2.1:80\n'],
    ['a loop', 'for r in 1 2; do ipvsadm -a -t 192.0.2.1:80 -r 10.0.0.$r; done\n'],
    ['a prompt', '[root@lb1 ~]# ipvsadm -A -t 192.0.2.1:80 -s rr\n'],
    ['a prompt of Debian', 'root@lb1:~# ipvsadm -A -t 192.0.2.1:80 -s rr\n'],
    ['sudo', 'sudo ipvsadm -A -t 192.0.2.1:80 -s rr\nsudo ipvsadm -a -t 192.0.2.1:80 -r 10.0.0.1:80 -m\n'],
    ['a here-document of rules', `#!/bin/bash\nipvsadm-restore <<EOF\n${service}\n${server}\nEOF\n`],
    ['a function', 'start() {\n  ipvsadm -A -t 192.0.2.1:80\n}\nstart\n'],
    ['continued lines', 'ipvsadm -A -t 192.0.2.1:80 \\\n  -s rr\nipvsadm -C\nmodprobe ip_vs\n'],
  ])('%s', (_, text) => {
    expect(recognise(text)).toEqual({ kind: 'shell', name: 'a shell script' });
  });

  test('or a systemd unit', () => {
    const unit = '[Unit]\nDescription=LVS\n\n[Service]\nExecStart=/sbin/ipvsadm -A -t 192.0.2.1:80 -s rr\n';
    expect(recognise(unit)).toEqual({ kind: 'shell', name: 'a systemd unit' });
  });
});

describe('configurations', () => {
  const none = /^$|^[#\s]*$/;
  test('of keepalived are what every recorded one is', () => {
    const cases = casesOf<{ id: string; files: Record<string, string> }>('sources/keepalived.json');
    const found = cases.filter(({ files: { 'keepalived.conf': text = '' } }) => !none.test(text));
    expect(found.filter(({ files }) => recognise(files['keepalived.conf'] ?? '').kind !== 'keepalived')).toEqual([]);
  });

  test('of ldirectord are what every recorded one is', () => {
    const cases = casesOf<{ id: string; files: Record<string, string> }>('sources/ldirectord.json');
    const found = cases.filter(({ files: { 'ldirectord.cf': text = '' } }) => !none.test(text));
    expect(found.filter(({ files }) => recognise(files['ldirectord.cf'] ?? '').kind !== 'ldirectord')).toEqual([]);
  });

  test.each([
    ['a head and includes', '! Configuration File for keepalived\n\ninclude /etc/keepalived/conf.d/*.conf\n'],
    ['VRRP alone', 'vrrp_instance VI_1 {\n  state MASTER\n}\n'],
    ['variables first', '$VIP=192.0.2.1\nvirtual_server $VIP 80 {\n}\n'],
  ])('keepalived: %s', (_, text) => {
    expect(recognise(text).kind).toBe('keepalived');
  });
});

describe('listings', () => {
  test('are what every recorded one is', () => {
    const outputs = casesOf<{ output: string }>('listings/listings.json').map(({ output }) => output);
    const tables = outputs.filter((text) => /^(IP Virtual|Prot|Timeout|IPVS|master|backup)/.test(text));
    expect(tables.filter((text) => recognise(text).kind !== 'listing')).toEqual([]);
  });

  const listing =
    'Prot LocalAddress:Port Scheduler Flags\n  -> RemoteAddress:Port Forward Weight\nTCP  192.0.2.1:80 rr\n';
  test.each([
    ['below a prompt', `[root@lb1 ~]# ipvsadm -Ln\n${listing}`],
    ['quoted', listing.replace(/^/gm, '> ')],
    ['commented out, with nothing else', listing.replace(/^/gm, '# ')],
    ['below watch', `Every 2.0s: ipvsadm -Ln\n\n${listing}`],
    ['without its head', 'TCP  192.0.2.1:80 rr\n  -> 10.0.0.1:80   Masq    1      0          0\n'],
    [
      'of connections',
      'IPVS connection entries\npro expire state       source             virtual            destination\n',
    ],
  ])('%s', (_, text) => {
    expect(recognise(text).kind).toBe('listing');
  });
});

describe('other files', () => {
  test.each([
    ['json', '{"version":1,"services":[]}'],
    ['json', '{\n'],
    ['json', '[]\n'],
    ['plan', '{"version":1,"from":{"fingerprint":"0123456789abcdef"},"steps":[]}'],
    ['text', '# Balancers\n\nWe run two of them.\nAsk Jo before a change.\n'],
    ['text', '#!/usr/bin/python3\nprint(1)\n'],
    ['text', 'name: lb\nvips:\n  - 192.0.2.1\n'],
  ])('%s: %j', (kind, text) => {
    expect(recognise(text).kind).toBe(kind);
  });

  test('UTF-16', () => {
    expect(recognise(Buffer.from(`\ufeff${service}\n`, 'utf16le'))).toMatchObject({
      kind: 'text',
      name: 'text in UTF-16',
    });
  });
});

test('any bytes are of some kind', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(recognise(bytes).name).not.toBe('');
    }),
  );
  for (let seed = 0; seed < 500; seed++) expect(recognise(mutated(`${service}\n${server}\n`, seed)).name).not.toBe('');
});

test.each([
  ['a word after the brace', '{bad\n', 'json'],
  ['a key without quotes', '{ version: 1, services: [] }\n', 'json'],
  ['single quotes', "{'version': 1}\n", 'json'],
  ['cut off', '{"version":1,"servi', 'json'],
  ['a group of a shell', '{ ipvsadm -A -f 7; ipvsadm -A -f 8; } 2>/dev/null\nexit 0\n', 'shell'],
])('what is nearly JSON is JSON, so that it is said what is wrong with it: %s', (_, text, kind) => {
  expect(recognise(text).kind).toBe(kind);
});
