import { readIpv4 } from '../../ipvsadm/inet.ts';
import { ipv4Text } from '../../domain/address.ts';
import { defineRule } from '../rule.ts';
import { settingOf, serviceSetting, replacement } from '../line/line-settings.ts';
import type { LintLine } from '../lint-document.ts';

export default defineRule({
  id: 'LVS207',
  name: 'ipv4-prefix-as-netmask',
  severity: 'error',
  summary: 'A prefix length as the netmask of an IPv4 service',
  why: 'The mask is read as an address: 24 is 0.0.0.24, so clients are grouped by two bits of the last part of their address.',
  source: 'seen with ipvsadm 1.31',
  messages: { prefix: '{value} is read as {mask}; a mask of {value} bits is {meant}' },
  fix: 'unsafe',
  silentOnPlain: true,
  serviceLine(line, { report }) {
    const mask = settingOf(line, 'netmask')?.value;
    if (line.fate !== 'taken' || !mask || isForIpv6(line) || !/^\+?[0-9]{1,2}$/.test(mask.text)) return;
    const length = Number(mask.text);
    if (length < 1 || length > 32) return;
    const meant = ipv4Text((0xffffffff << (32 - length)) >>> 0);
    const data = { value: mask.text, mask: readIpv4(mask.text) ?? '', meant };
    report('prefix', mask, data, { fix: replacement(mask, meant, 'unsafe') });
  },
  good: ['-A -t 192.0.2.1:80 -s rr -p 60 -M 255.255.255.0', '-A -t [2001:db8::1]:80 -s rr -p 60 -M 24'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr -p 60 -M 24
                                      ~~
    `,
  ],
});

function isForIpv6(line: LintLine): boolean {
  return settingOf(line, 'ipv6') !== null || (serviceSetting(line)?.value?.text.split(':').length ?? 0) > 2;
}
