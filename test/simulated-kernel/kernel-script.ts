import { changesOfLine } from '../../src/cli/forecast/simulate-trace.ts';
import { type Ipvs, ipvs } from '../../src/kernel/ipvs.ts';
import type { IpvsOptions } from '../../src/kernel/options.ts';
import type { Packet } from '../../src/kernel/packet.ts';

/** A kernel that was given these lines, with short ways to send it packets. */
export interface Script {
  readonly kernel: Ipvs;
  /** Runs more lines; the refusals, where there were any. */
  run(...lines: readonly string[]): readonly string[];
  /** A SYN, or what the packet says: the last byte of the server's address, or what became of the packet. */
  open(packet?: Partial<Packet>): string;
  send(packet: Partial<Packet>): string;
  reply(packet: Partial<Packet>): void;
  /** This many new connections: where they went, as one text. */
  opened(count: number): string;
  wait(seconds: number): void;
  /** `active/inactive` of the servers, oldest first. */
  counts(): string;
}

export function script(lines: readonly string[], options: IpvsOptions = {}): Script {
  const kernel = ipvs({ ...options, now: 0 });
  let port = 1024;
  const defaults: Packet = {
    protocol: 'tcp',
    source: '198.18.0.1',
    sourcePort: 0,
    destination: '192.0.2.1',
    destinationPort: 80,
    flags: 'S',
    length: 60,
    mark: 0,
  };
  const send = (packet: Partial<Packet>) => {
    const verdict = kernel.packet({ ...defaults, sourcePort: port, ...packet });
    return verdict.kind === 'forwarded' ? (/\d+$/.exec(verdict.server.address)?.[0] ?? '') : verdict.kind;
  };
  const open = (packet: Partial<Packet> = {}) => {
    port++;
    return send(packet);
  };
  const run = (...more: readonly string[]) =>
    more.flatMap((line) => changesOfLine(line).flatMap((change) => kernel.apply(change) ?? []));
  run(...lines);
  return {
    kernel,
    run,
    open,
    send,
    reply: (packet) => {
      kernel.reply({ ...defaults, sourcePort: port, ...packet });
    },
    opened: (count) => Array.from({ length: count }, () => open()).join(' '),
    wait: (seconds) => {
      kernel.advance(kernel.now() + seconds * 1000);
    },
    counts: () =>
      kernel
        .observe()
        .services.flatMap(({ servers }) => servers.map(({ active, inactive }) => `${active}/${inactive}`))
        .join(' '),
  };
}

/** A service at 192.0.2.1:80 with servers 10.0.0.2, .3, … of these weights, in the order of addition. */
export function pool(settings: string, weights: readonly (number | string)[], method = '-g'): readonly string[] {
  return [
    `-A -t 192.0.2.1:80 ${settings}`,
    ...weights.map((weight, at) => `-a -t 192.0.2.1:80 -r 10.0.0.${at + 2}:80 ${method} -w ${weight}`),
  ];
}
