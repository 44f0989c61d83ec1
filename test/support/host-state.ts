import { execFileSync } from 'node:child_process';

/** All of a network namespace that setup may touch. */
export function hostState(name: string): string {
  const run = (...words: readonly string[]) => execFileSync('ip', ['netns', 'exec', name, ...words]).toString();
  const settings = '/proc/sys/net/ipv4/ip_forward /proc/sys/net/ipv4/conf /proc/sys/net/ipv6/conf';
  return [
    run('ip', 'address').replaceAll(/qlen \d+/g, ''),
    run('ip', 'route', 'show', 'table', 'all'),
    run('ip', '-6', 'route', 'show', 'table', 'all'),
    run('sh', '-c', `grep -rHs "" ${settings} | sort`),
  ].join('\n');
}

/** A namespace with eth0, which has 10.0.0.2/24 and 2001:db8:1::2/64, after more commands of `ip`. */
export function wire(name: string, more: readonly string[]): void {
  for (const words of [
    'link add eth0 type veth peer name peer0',
    'link set eth0 addrgenmode none',
    'link set peer0 addrgenmode none',
    'link set peer0 up',
    'link set eth0 up',
    'addr add 10.0.0.2/24 dev eth0',
    'addr add 2001:db8:1::2/64 dev eth0 nodad',
    ...more,
  ]) {
    execFileSync('ip', ['-n', name, ...words.split(' ')]);
  }
  // The kernel notices a little later that both ends are up.
  for (const device of ['eth0', 'peer0']) {
    while (!/ state UP /.test(execFileSync('ip', ['-n', name, 'link', 'show', device]).toString()));
  }
}
