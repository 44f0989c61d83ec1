import { readIpv4 } from '../../ipvsadm/inet.ts';
import { ipv4Text, ipv4Word } from '../../domain/address.ts';
import { defineRule } from '../rule.ts';
import { replacement, settingOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS208',
  name: 'noncontiguous-netmask',
  severity: 'warning',
  summary: 'A netmask with gaps',
  why: 'The kernel accepts any mask and compares the bits that are set. A mask whose ones are not all at the beginning is almost certainly a mistake; 255.255.255 for example is read as 255.255.0.255.',
  source: 'seen with ipvsadm 1.31 on Linux 6.1',
  messages: { gaps: 'the ones of {mask} are not all at the beginning' },
  fix: 'unsafe',
  silentOnPlain: true,
  serviceLine(line, { report }) {
    const change = line.changes[0];
    if (change?.kind !== 'add-service' && change?.kind !== 'edit-service') return;
    const given = settingOf(line, 'netmask')?.value;
    const mask = given && readIpv4(given.text);
    const word = mask ? ipv4Word(mask) : null;
    if (!given || !mask || word === null || word === 0 || /^\+?[0-9]{1,2}$/.test(given.text)) return;
    if (
      change.service.key.kind === 'fwmark'
        ? change.service.key.family === 'inet6'
        : change.service.key.address.includes(':')
    )
      return;
    if (!isContiguous(word)) report('gaps', given, { mask }, { fix: replacement(given, likelyMask(word), 'unsafe') });
  },
  good: ['-A -t 192.0.2.1:80 -s rr -p 60 -M 255.255.240.0'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr -p 60 -M 255.255.255
                                      ~~~~~~~~~~~
    `,
    `
    -A -t 192.0.2.1:80 -s rr -p 60 -M 0.0.0.255
                                      ~~~~~~~~~
    `,
  ],
});

function isContiguous(mask: number): boolean {
  const inverse = ~mask >>> 0;
  return (inverse & (inverse + 1)) >>> 0 === 0;
}

/** The mask whose wildcard bits these are, or the contiguous mask with as many ones. */
function likelyMask(mask: number): string {
  const inverse = ~mask >>> 0;
  if (isContiguous(inverse)) return ipv4Text(inverse);
  const ones = mask.toString(2).replaceAll('0', '').length;
  return ipv4Text((0xffffffff << (32 - ones)) >>> 0);
}
