/** The virtual addresses: one that is masqueraded, one that is routed to directly. */
export const virtual = ['10.1.0.1', '10.1.0.2'] as const;

export interface Undertaking {
  readonly title: string;
  /** The whole table as it is meant to be. */
  readonly rules: string;
  readonly drainSeconds?: number;
}

/** Both services over servers such as `1:3` (the first, of weight 3). */
function rules(
  settings: string,
  servers: readonly string[],
  methods: readonly [string, string] = ['-m', '-g'],
  more = '',
): string {
  const services = virtual.map((address, place) =>
    [
      `-A -t ${address}:80 ${settings}`,
      ...servers.map((server) => {
        const [number = '', weight = ''] = server.split(':');
        return `-a -t ${address}:80 -r 10.3.${number}.2:80 ${methods[place] ?? ''} -w ${weight}`;
      }),
      '',
    ].join('\n'),
  );
  return services.join('') + more;
}

const unused = `-A -t 10.1.0.9:80 -s rr
-a -t 10.1.0.9:80 -r 10.3.1.2:80 -m -w 1
`;

const rewritten = `-A -t 10.1.0.9:443 -s sh -b sh-fallback
-a -t 10.1.0.9:443 -r 10.3.1.2:443 -m -w 1
-a -t 10.1.0.9:443 -r 10.3.2.2:443 -m -w 1
-A -f 7 -s wlc -p 60
-a -f 7 -r 10.3.3.2:0 -g -w 1
`;

/** Where the series begins. */
export const start = rules('-s wlc', ['1:1', '2:1'], ['-m', '-g'], unused);

/** The first address behind a service for all its ports, with or without its own for port 80. */
function caught(exact: boolean): string {
  const all = rules('-s wrr -p 60', ['3:4', '1:2']).replaceAll(':80', ':0');
  const both = rules('-s wrr', ['3:4', '1:2']);
  return exact ? firstHalf(all) + both : firstHalf(all) + both.slice(firstHalf(both).length);
}

function firstHalf(rules: string): string {
  return rules.slice(0, rules.lastIndexOf('-A'));
}

const limited = ['2:0', '3:4 -x 1000 -y 900', '1:2 -x 1000'];

const swapped = ['-g', '-m'] as const;

/** One change after another; each file is the whole table. */
export const series: readonly Undertaking[] = [
  { title: 'other weights', rules: rules('-s wlc', ['1:3', '2:1'], ['-m', '-g'], unused) },
  { title: 'another scheduler', rules: rules('-s wrr', ['1:3', '2:1'], ['-m', '-g'], unused) },
  { title: 'another forwarding method', rules: rules('-s wrr', ['1:3', '2:1'], swapped, unused) },
  { title: 'a server is added', rules: rules('-s wrr', ['1:3', '2:1', '3:1'], swapped, unused) },
  {
    title: 'a server is drained and removed',
    rules: rules('-s wrr', ['2:1', '3:1'], swapped, unused),
    drainSeconds: 40,
  },
  { title: 'persistence continues', rules: rules('-s wrr -p 60', ['2:1', '3:1'], swapped, unused) },
  { title: 'persistence goes off', rules: rules('-s wrr', ['2:1', '3:1'], swapped, unused) },
  { title: 'the whole file is rewritten', rules: rules('-s wrr', ['2:0', '3:4', '1:2'], ['-m', '-g'], rewritten) },
  { title: 'thresholds are set', rules: rules('-s wrr', limited, ['-m', '-g'], rewritten) },
  { title: 'hashing, with fallback', rules: rules('-s sh -b sh-fallback', limited, ['-m', '-g'], rewritten) },
  {
    title: 'other weights under a hash',
    rules: rules('-s sh -b sh-fallback', ['2:3', '3:4', '1:0'], ['-m', '-g'], rewritten),
  },
  { title: 'a service for all ports takes over', rules: caught(false) },
  { title: 'a service for port 80 takes over from that', rules: caught(true) },
];
