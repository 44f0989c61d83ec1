import { expect, test } from 'vitest';
import { settingEntries } from '../../src/domain/host/ipvs-settings.ts';
import { readSettingComment, settingsOfRules } from '../../src/syntax/setting-comment.ts';

test.each([
  ['# lvsrules: sysctl net.ipv4.vs.expire_nodest_conn = 1', { name: 'expire_nodest_conn', value: '1' }],
  ['# lvsrules: sysctl net/ipv4/vs/conn_lfactor=-4', { name: 'conn_lfactor', value: '-4' }],
  ['#lvsrules: sysctl net.ipv4.vs.sync_ports=4\r', { name: 'sync_ports', value: '4' }],
  ['# lvsrules: sysctl net.ipv4.vs.expire_nodest = 1', { fault: 'name' }],
  ['# lvsrules: sysctl net.ipv4.vs.sync_threshold = 3   50', { name: 'sync_threshold', value: '3 50' }],
  ['# lvsrules: sysctl net.ipv4.vs.sync_threshold = 3', { fault: 'form' }],
  ['# lvsrules: sysctl net.ipv4.vs.sync_ports = 3 50', { fault: 'form' }],
  ['# lvsrules: sysctl net.ipv4.ip_forward = 1', { fault: 'form' }],
  ['# lvsrules: sysctl net.ipv4.vs.conntrack = 1; reboot', { fault: 'form' }],
  ['# lvsrules: ignore LVS210', null],
  ['-A -t 192.0.2.1:80', null],
])('a comment that keeps a setting with the rules: %s', (line, read) => {
  expect(readSettingComment(line)).toEqual(read);
});

test('of two comments about one setting the last counts, and faulty ones count for nothing', () => {
  const settings = settingsOfRules(
    [
      '# lvsrules: sysctl net.ipv4.vs.conntrack = 0',
      '-A -t 192.0.2.1:80',
      '# lvsrules: sysctl net.ipv4.vs.conntrack = 1',
      '# lvsrules: sysctl net.ipv4.vs.nothing = 1',
    ].join('\n'),
  );
  expect(settings).toEqual({ conntrack: '1' });
  expect(settingEntries(settings)).toEqual([{ name: 'conntrack', path: 'net/ipv4/vs/conntrack', value: '1' }]);
});
