import { ipv4Word } from '../../domain/address.ts';
import { defineRule } from '../rule.ts';
import { valueOf, placeOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS339',
  name: 'persistence-netmask-wide',
  severity: 'warning',
  summary: 'Persistence for very large networks of clients',
  why: 'All clients in one network of this size go to the same server. With fewer than 16 bits (32 for IPv6) that is a large share of the clients, and the load is not balanced any more.',
  source: 'ip_vs_sched_persist: one template for each network',
  messages: { wide: 'with -M {mask} whole networks of clients go to one server' },
  silentOnPlain: true,
  serviceLine(line, { report }) {
    const change = line.changes[0];
    if (change?.kind !== 'add-service' && change?.kind !== 'edit-service') return;
    const mask = change.service.persistence?.netmask;
    if (mask === undefined || mask === '0.0.0.0') return;
    const word = typeof mask === 'string' ? ipv4Word(mask) : null;
    const isPlainNumber = /^[0-9]{1,2}$/.test(valueOf(line, 'netmask') ?? '');
    const isWide =
      typeof mask === 'number'
        ? mask < 32
        : word !== null && word >>> 16 !== 0xffff && isContiguous(word) && !isPlainNumber;
    if (isWide) report('wide', placeOf(line, 'netmask'), { mask });
  },
  good: ['-A -t 192.0.2.1:80 -s rr -p 60 -M 255.255.0.0', '-A -t 192.0.2.1:80 -s rr -p 60 -M 0.0.0.255'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr -p 60 -M 255.0.0.0
                                      ~~~~~~~~~
    `,
  ],
});

/** Whether all ones come first; another rule reports other masks. */
function isContiguous(word: number): boolean {
  const zeroes = ~word >>> 0;
  return (zeroes & (zeroes + 1)) === 0;
}
