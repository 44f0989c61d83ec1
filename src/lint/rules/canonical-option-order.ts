import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'LVS401',
  name: 'canonical-option-order',
  severity: 'style',
  summary: 'Options in another order than that of a save',
  why: 'ipvsadm -S writes the service first, then scheduler, persistence, mask, engine, one-packet, flags; of a server its address, method, weight, thresholds, tunnel. Lines in one order are easy to compare.',
  source: 'ipvsadm 1.31, the order of -S; seen',
  messages: { order: "'{option}' comes before '{before}' in the order of a save" },
  command(line, { report }) {
    if (line.fate !== 'taken') return;
    let highest = -1;
    let before = '';
    for (const { option, flag, start, end } of line.settings) {
      const rank = ranks.get(option);
      if (rank === undefined) continue;
      if (rank < highest) {
        report('order', { start, end }, { option: flag.text, before });
        return;
      }
      highest = rank;
      before = flag.text;
    }
  },
  good: ['-A -t 192.0.2.1:80 -s rr -p 60\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 1\n'],
  bad: [
    `
    -A -t 192.0.2.1:80 -p 60 -s rr
    `,
  ],
});

const ranks: ReadonlyMap<string, number> = new Map(
  [
    ['tcp-service', 'udp-service', 'sctp-service', 'fwmark-service'],
    ['ipv6'],
    ['scheduler'],
    ['persistent'],
    ['netmask'],
    ['pe'],
    ['ops'],
    ['sched-flags'],
    ['real-server'],
    ['gatewaying', 'ipip', 'masquerading'],
    ['weight'],
    ['u-threshold'],
    ['l-threshold'],
    ['tun-type'],
    ['tun-port'],
    ['tun-nocsum', 'tun-csum', 'tun-remcsum'],
  ].flatMap((names, rank) => names.map((name) => [name, rank] as const)),
);
