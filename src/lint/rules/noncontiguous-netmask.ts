import { ipv4Word } from '../../domain/address.ts';
import { ipv4Forms } from '../address-value.ts';
import { defineRule } from '../rule.ts';
import { settingOf } from '../settings.ts';

export default defineRule({
  id: 'LVS208',
  name: 'noncontiguous-netmask',
  severity: 'warning',
  summary: 'A netmask with gaps',
  why: 'The kernel takes any mask and compares the bits that are set. A mask that does not begin with all its ones is almost surely a slip; 255.255.255 for example is read as 255.255.0.255.',
  source: 'seen with ipvsadm 1.31 on Linux 6.1',
  messages: { gaps: '{mask} does not begin with all of its ones' },
  silentOnPlain: true,
  serviceLine(line, { report }) {
    const change = line.changes[0];
    if (change?.kind !== 'add-service' && change?.kind !== 'edit-service') return;
    const given = settingOf(line, 'netmask')?.value;
    const mask = given && ipv4Forms(given.text);
    const word = mask ? ipv4Word(mask) : null;
    if (!given || !mask || word === null || word === 0 || /^\+?[0-9]{1,2}$/.test(given.text)) return;
    if (
      change.service.key.kind === 'fwmark'
        ? change.service.key.family === 'inet6'
        : change.service.key.address.includes(':')
    )
      return;
    const inverse = ~word >>> 0;
    if ((inverse & (inverse + 1)) >>> 0 !== 0) report('gaps', given, { mask });
  },
  good: ['-A -t 192.0.2.1:80 -s rr -p 60 -M 255.255.240.0'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr -p 60 -M 255.255.255
                                      ~~~~~~~~~~~
    `,
  ],
});
