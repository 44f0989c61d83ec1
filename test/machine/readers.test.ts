import { expect, test } from 'vitest';
import type { FactGroup } from '../../src/domain/host/facts.ts';
import { factReaders } from '../../src/machine/fact-readers.ts';
import type { CommandRun } from '../../src/ports/host.ts';

const printed = (stdout: string): CommandRun => ({ exit: 0, stdout, stderr: '' });
const failed = (stderr: string, exit = 1): CommandRun => ({ exit, stdout: '', stderr });
const read = (group: FactGroup, ...runs: readonly CommandRun[]) => factReaders[group].read(runs, '6.1.0');

const socket = (local: string, state = '0A') =>
  `   0: ${local} 00000000:0000 ${state} 00000000:00000000 00:00000000 00000000     0        0 1 1 0 100 0 0 10 0\n`;

test.each([
  ['little-endian', 'x86_64', '0A02000A:0050', '10.0.2.10'],
  ['big-endian', 's390x', '0A00020A:0050', '10.0.2.10'],
  ['IPv6', 'aarch64', 'B80D0120000000000000000001000000:0050', '2001:db8::1'],
  ['any address', 'x86_64', '00000000000000000000000000000000:0050', '::'],
])('sockets that listen are read: %s', (_, machine, local, address) => {
  expect(read('sockets', printed(socket(local)), failed('', 1), printed(`${machine}\n`))).toEqual({
    ok: true,
    value: [{ protocol: 'tcp', address, port: 80 }],
  });
});

test('marks of iptables and of nft are read, with what could not be asked', () => {
  const iptables = '-A PREROUTING -d 192.0.2.1/32 -p tcp -j MARK --set-xmark 0x7/0xffffffff\n-A PREROUTING -j ACCEPT\n';
  const nft = {
    nftables: [
      { metainfo: {} },
      {
        rule: {
          family: 'ip6',
          table: 'm',
          chain: 'pre',
          expr: [{ match: {} }, { mangle: { key: { meta: { key: 'mark' } }, value: 9 } }],
        },
      },
    ],
  };
  expect(read('marks', printed(JSON.stringify(nft)), printed(iptables), failed('', 127))).toEqual({
    ok: true,
    value: {
      rules: [
        { family: 'inet6', mark: 9, text: 'table ip6 m, chain pre: meta mark set 9' },
        {
          family: 'inet',
          mark: 7,
          hook: 'prerouting',
          destination: '192.0.2.1',
          text: expect.stringContaining('--set-xmark 0x7') as string,
        },
      ],
      unseen: [],
    },
  });
  expect(read('marks', failed('', 127), failed('', 127), failed('', 127))).toEqual({
    ok: false,
    failure: 'there is no program nft; there is no program iptables-save',
  });
});

const nftRule = (...expr: readonly unknown[]) =>
  printed(JSON.stringify({ nftables: [{ rule: { family: 'inet', table: 'm', chain: 'pre', expr } }] }));
const setMark = (value: unknown) => ({ mangle: { key: { meta: { key: 'mark' } }, value } });
const missingFile = failed("cat: can't open '/proc/net/ip_tables_names': No such file or directory");

test.each([
  ['no rules of iptables', nftRule(setMark(7)), missingFile, [7], []],
  ['a table of iptables', nftRule(setMark(7)), printed('filter\nmangle\n'), [7], ['iptables']],
  ['tables without marks', nftRule(setMark(7)), printed('filter\nnat\n'), [7], []],
  ['tables that cannot be read', nftRule(setMark(7)), failed('cat: Permission denied'), [7], ['iptables']],
  ['iptables on nft', nftRule({ xt: { type: 'target', name: 'MARK' } }), missingFile, [], ['iptables']],
  ['other targets on nft', nftRule({ xt: { type: 'target', name: 'LOG' } }), missingFile, [], []],
  [
    'a map',
    nftRule(
      setMark({
        map: {
          key: {},
          data: {
            set: [
              ['192.0.2.1', 7],
              ['192.0.2.2', 8],
            ],
          },
        },
      }),
    ),
    missingFile,
    [7, 8],
    [],
  ],
  ['a mark of conntrack', nftRule(setMark({ ct: { key: 'mark' } })), missingFile, [], ['nft that compute a mark']],
])('where iptables-save is missing, marks are known from nft and the kernel: %s', (_, nft, tables, marks, unseen) => {
  const missing = failed('', 127);
  const found = read('marks', nft, missing, missing, tables);
  expect(found).toMatchObject({ ok: true, value: { rules: marks.map((mark) => ({ mark })), unseen } });
});

test('values of sysctls with several numbers are one line, and the first value of a path counts', () => {
  const found = '/proc/sys/net/ipv4/vs/sync_threshold:3\t50\n/proc/sys/net/ipv4/ip_forward:1\n';
  expect(read('sysctls', { exit: 2, stdout: found, stderr: '' })).toEqual({
    ok: true,
    value: { 'net/ipv4/vs/sync_threshold': '3 50', 'net/ipv4/ip_forward': '1' },
  });
});

test('a group whose program is missing or too old is unknown', () => {
  expect(read('links', failed('', 127))).toEqual({ ok: false, failure: 'there is no program ip' });
  expect(read('links', printed('1: lo: <LOOPBACK>\n'))).toEqual({
    ok: false,
    failure: 'ip did not print JSON; is it an old version?',
  });
  expect(read('processes', failed('ps: invalid option -- e'))).toEqual({
    ok: false,
    failure: 'ps: invalid option -- e',
  });
});

test('only programs of this network namespace count, whatever runs them', () => {
  const list =
    ' 4026531833 /usr/sbin/keepalived -D\n 4026532176 /usr/bin/perl -w /usr/sbin/ldirectord start\n          - [kthreadd]\n';
  expect(read('processes', printed(list), printed('net:[4026532176]\n'))).toEqual({ ok: true, value: ['ldirectord'] });
});

test('lines that hold secrets are left out of the claims', () => {
  const found = [
    '/etc/keepalived/keepalived.conf:12:    192.0.2.10/32 dev eth0',
    '/etc/keepalived/keepalived.conf:9:  auth_pass 10.0.0.1',
    '/etc/netplan/a.yaml:3:  addresses: [2001:db8::1/64]',
  ].join('\n');
  expect(read('claims', printed(found))).toEqual({
    ok: true,
    value: [
      { path: '/etc/keepalived/keepalived.conf', line: 12, text: '192.0.2.10/32 dev eth0' },
      { path: '/etc/netplan/a.yaml', line: 3, text: 'addresses: [2001:db8::1/64]' },
    ],
  });
});

test('modules are loaded, built in or to be had', () => {
  const runs = [
    printed('/sys/module\n/sys/module/ip_vs\n/sys/module/ext4\n'),
    printed('ip_vs_rr 16384 1 - Live 0x0\n'),
    printed('/kernel/net/ipv4/ipip.ko\n'),
    printed('kernel/net/netfilter/ipvs/ip_vs_wlc.ko\nkernel/net/netfilter/ipvs/ip_vs_mh.ko\n'),
    printed('/sys/module/ip_vs/parameters/conn_tab_bits:12\n'),
  ];
  expect(read('modules', ...runs)).toEqual({
    ok: true,
    value: {
      loaded: ['ip_vs', 'ip_vs_rr'],
      builtIn: ['ipip'],
      available: ['ip_vs_wlc', 'ip_vs_mh'],
      parameters: { 'ip_vs/conn_tab_bits': '12' },
    },
  });
  expect(read('modules', printed('/sys/module\n'), printed(''), failed('', 2), failed('', 2), failed('', 2))).toEqual({
    ok: true,
    value: { loaded: [], parameters: {} },
  });
});

test('boot files and units are read without comments', () => {
  const found = '/etc/sysctl.d/60-lvs.conf:net.ipv4.ip_forward = 1\n/etc/modules-load.d/lvs.conf:ip_vs\n';
  const listed =
    '/etc/systemd/system/multi-user.target.wants/ipvsadm.service\n/etc/systemd/system/other.service\n/etc/rc3.d/S01keepalived\n/etc/rc3.d/K01nfs\n/etc/ipvsadm.rules\n';
  expect(read('boot', printed(found), printed(listed))).toEqual({
    ok: true,
    value: {
      files: {
        '/etc/sysctl.d/60-lvs.conf': ['net.ipv4.ip_forward = 1'],
        '/etc/modules-load.d/lvs.conf': ['ip_vs'],
        '/etc/ipvsadm.rules': [],
      },
      units: ['ipvsadm.service', 'keepalived.service'],
    },
  });
});
