import fc from 'fast-check';

export type Text = fc.Arbitrary<string>;

/** One of the words between bars: mostly one of the right ones, at times a wrong one. */
export function word(right: string, wrong = '', weight = 45): Text {
  const [good, bad] = [right, wrong].map((all) => fc.constantFrom(...all.split('|')));
  return wrong === '' || !bad || !good
    ? fc.constantFrom(...right.split('|'))
    : fc.oneof({ weight, arbitrary: good }, bad);
}

/** An option and its value in one of the forms that they can have. */
export function setting(short: string | null, long: string, value: Text): Text {
  const forms = [
    { weight: 1, arbitrary: value.map((text) => `--${long} ${text}`) },
    { weight: 1, arbitrary: value.map((text) => `--${long}=${text}`) },
  ];
  if (short === null) return fc.oneof(...forms);
  return fc.oneof(
    ...forms,
    { weight: 9, arbitrary: value.map((text) => `-${short} ${text}`) },
    { weight: 1, arbitrary: value.map((text) => `-${short}${text}`) },
    { weight: 1, arbitrary: value.map((text) => `-${short}=${text}`) },
  );
}

export function flag(short: string, long: string): Text {
  return word(`-${short}|-${short}|-${short}|--${long}`, `--${long}=1`);
}

/** Some of these, each with its weight of ten, in this order or the other. */
export function some(...parts: readonly (readonly [weight: number, Text])[]): Text {
  const chosen = parts.map(([weight, part]) =>
    fc.oneof({ weight, arbitrary: part }, { weight: 10 - weight, arbitrary: fc.constant('') }),
  );
  return fc
    .tuple(fc.tuple(...chosen), fc.boolean())
    .map(([all, turned]) => (turned ? [...all].reverse() : all).filter((text) => text !== '').join(' '));
}

const oddVirtual = [
  '192.0.2.1|192.0.2.1:0|192.0.2.1:http|192.0.2.1:080|192.0.2.1:+80|[192.0.2.1]:80|10.1:80|0x0a000001:80|010.0.0.1:80',
  '300.1.1.1:80|192.0.2.1:65536|192.0.2.1:|:80|12345|12345:80|192.0.2.0/24|192.0.2.1:HTTP|www.example.com:80|nohost:80',
  `WWW.example.com:http|0.0.0.0:80|224.0.0.1:80|127.0.0.1:80|'192.0.2.1:80'|"192.0.2.1:80"|-s|(null)|192.0.2.1:nosuch`,
].join('|');
const oddVirtual6 =
  '2001:db8::1|[2001:db8::1]|[2001:DB8:0::1]:80|2001:db8::1:80|[fe80::1%eth0]:80|[::]:80|[ff02::1]:80|[::ffff:192.0.2.1]:80';
const oddReal = [
  '10.0.0.1:0|10.0.0.1:http|10.0.0.1:99999|0.0.0.0:80|224.0.0.9:80|255.255.255.255:80|10.255.0.255:80|10.255.0.0:80',
  '127.0.0.1:80|192.0.2.1:80|[10.0.0.1]:80|10.1:80|10.0.0.256:80|web1:80|240.0.0.1:80|0.0.0.1:80|10.0.0.1:|nohost',
  '10.0.0.1/32|"10.0.0.1:80"|[2001:db8::a]:80',
].join('|');
const oddReal6 =
  '[::]:80|[ff02::1]:80|[fe80::1]:80|[::ffff:10.0.0.1]:80|[::1]:80|[2001:db8::a]|2001:db8::a:80|[2001:db8::A]:080|10.0.0.1:80';

/** Services by their address or mark, as one family has them, and real servers of that family. */
export const pairs: readonly (readonly [service: Text, server: Text])[] = (
  [
    [
      '192.0.2.1:80|192.0.2.1:80|192.0.2.1:443|192.0.2.2:53',
      oddVirtual,
      '10.0.0.1:80|10.0.0.2:80|10.0.0.3:8080|10.0.0.1',
      oddReal,
    ],
    ['[2001:db8::1]:80|[2001:db8::2]:53', oddVirtual6, '[2001:db8::a]:80|[2001:db8::b]:80|2001:db8::a', oddReal6],
  ] as const
).map(([right, wrong, servers, wrongServers]) => {
  const place = word(right, wrong);
  const mark = word('1|1|7', '0|0x10|-1|4294967295|4294967296|2147483648|07|x|1.5|+3', 10);
  const six = right.startsWith('[') ? ' -6' : '';
  const service = fc.oneof(
    { weight: 24, arbitrary: setting('t', 'tcp-service', place) },
    { weight: 12, arbitrary: setting('u', 'udp-service', place) },
    { weight: 2, arbitrary: setting(null, 'sctp-service', place) },
    { weight: 6, arbitrary: setting('f', 'fwmark-service', mark).map((text) => text + six) },
    word('-6 -f 1|-t 192.0.2.1:80 -6|--tcp 192.0.2.1:80|-t|-T 192.0.2.1:80|-t 192.0.2.1:80 -u 192.0.2.1:80'),
  );
  return [service, setting('r', 'real-server', word(servers, wrongServers))];
});

export const scheduler = setting(
  's',
  'scheduler',
  word(
    'rr|wrr|lc|wlc|lblc|lblcr|dh|sh|sed|nq|fo|ovf|mh',
    `RR|none|twos|round-robin|'rr'||ipvsadm|averylongschedulername|wlcc|rr\0x|-p`,
  ),
);

export const serviceSettings = some(
  [8, scheduler],
  [
    4,
    fc.oneof(
      word('-p|--persistent'),
      setting('p', 'persistent', word('60|360|3600', '0|-1|5m|2678400|2678401||060|1e3', 4)),
    ),
  ],
  [
    2,
    setting(
      'M',
      'netmask',
      word('255.255.255.0|255.255.255.255|64', '24|0|128|129|/24|255.0.255.0|64abc|0xffffff00|localhost|0.0.0.0', 2),
    ),
  ],
  [1, flag('o', 'ops')],
  [1, setting(null, 'pe', word('sip', 'SIP|x|'))],
  [
    2,
    setting(
      'b',
      'sched-flags',
      word('sh-port|mh-port|flag-1|flag-2,flag-3', 'flag-3|flag-4|sh-falback||sh-port,,|SH-PORT|flag-1,x', 3),
    ),
  ],
);

const number = word('0|1|10|65535|65536|2147483647', '-1|2147483648|x||1.5|0x10|007|+4|99999999999999999999', 12);
const tunnels = [
  '-i --tun-type ipip|-i --tun-type gue --tun-port 6080|-i --tun-type gre --tun-csum|-i --tun-type=gue --tun-port=6080 --tun-remcsum',
  '--tun-type gre|-i --tun-type gue|-i --tun-type gre --tun-remcsum|-i --tun-type GUE --tun-port 1|-i --tun-type gue --tun-port 0',
  '-i --tun-type ipip --tun-csum|-i --tun-csum|-i --tun-type gue --tun-port gue|--tun-port 5',
  '-i --tun-type gue --tun-port 1 --tun-csum --tun-nocsum',
] as const;

export const serverSettings = some(
  [
    8,
    fc.oneof(
      { weight: 9, arbitrary: fc.oneof(flag('m', 'masquerading'), flag('g', 'gatewaying'), flag('i', 'ipip')) },
      word(tunnels[0], tunnels.slice(1).join('|'), 1),
      word('-m|-g|-i|-mw5|-mw 5|-im|-gw=3'),
    ),
  ],
  [5, setting('w', 'weight', number)],
  [2, fc.oneof(word('-x 100 -y 50|-y 100 -x 50|-y 3'), setting('x', 'u-threshold', number))],
  [1, setting('y', 'l-threshold', number)],
);

export const daemonSettings = some(
  [8, setting(null, 'mcast-interface', word('eth0', 'nosuch0|', 4))],
  [3, setting(null, 'syncid', word('5|0', '256|-1|x', 4))],
  [2, word('--mcast-group 224.0.0.82|--mcast-group ff02::82', '--mcast-group 10.0.0.1', 4)],
  [
    2,
    word('--mcast-port 8849|--mcast-ttl 2|--sync-maxlen 1400', '--mcast-port 0|--mcast-ttl 256|--sync-maxlen 70000', 4),
  ],
);

/** What belongs on no line of rules. */
export const stray = word(
  `--bogus|-q|-n|-w 5|-s rr|-m|-c|--stats|--timeout|word|#|# why|--|-|--set 1 2 3|ipvsadm|-A|-D|\u00a0|"x"|;|\\|-h|-v|--sort|--nosort|-6|-s|-r|-p`,
);
