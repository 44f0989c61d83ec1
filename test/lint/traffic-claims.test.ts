import { describe, expect, test } from 'vitest';
import { predict } from '../../src/ipvsadm/predict.ts';
import { type Ipvs, ipvs } from '../../src/kernel/ipvs.ts';
import type { Packet } from '../../src/kernel/packet.ts';
import { fixText } from '../../src/lint/fix.ts';
import { lintText } from '../../src/lint/lint.ts';
import { ruleNamed } from '../../src/lint/registry.ts';
import { badExample, clients, figures, type Seen, sourceOf } from './traffic-figures.ts';

describe('what a rule says about traffic is what the kernel does with its bad example', () => {
  test.each(figures)('%s, example %i', (id, index, expected) => {
    expect(traffic(badExample(id, index))).toEqual(expected);
  });
});

describe('the fix of a rule removes what the rule warns about', () => {
  test.each([
    ['LVS305', 0, 0, 1],
    ['LVS306', 0, 0, 0.5],
    ['LVS309', 0, 0, 0.7],
    ['LVS310', 0, 0, 0.5],
    ['LVS311', 0, 0, 0.5],
  ])('%s, example %i: %i refused, no server has more than %f of all', (id, index, refused, share) => {
    const text = badExample(id, index);
    const { bytes } = fixText(text, 'unsafe', { settings: { select: [id] } });
    expect(lintText(bytes, { settings: { select: [id] } })).toEqual([]);
    const seen = traffic(new TextDecoder().decode(bytes));
    expect(seen.refused).toBe(refused);
    expect(Math.max(...seen.served) / clients).toBeLessThanOrEqual(share);
  });
});

describe('what takes more than one packet to see', () => {
  test('LVS224: lc serves a server of weight 5 as often as one of weight 1', () => {
    expect(
      traffic(
        '-A -t 192.0.2.1:80 -s lc\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 5\n-a -t 192.0.2.1:80 -r 10.0.0.2:80 -m -w 1\n',
      ).served,
    ).toEqual([64, 64]);
  });

  test('LVS305: an mh server that is added with weight 0 does no harm', () => {
    const added = ruleNamed('LVS305')?.good.find((text) => text.includes('-s mh')) ?? '';
    expect(traffic(added)).toEqual({ served: [128], refused: 0, ignored: 0 });
  });

  test('LVS308: mh gives a server of weight 3 more beside one of 1000 than its share', () => {
    const [, fewer = 0] = traffic(badExample('LVS308', 0), 4096).served;
    expect(fewer / 4096).toBeGreaterThan(2 * (3 / 1003));
  });

  test('LVS314: wrr serves 99 clients in a row from a server of weight 100 beside one of 1', () => {
    const kernel = kernelWith(badExample('LVS314', 1));
    const served = Array.from({ length: 404 }, (_, client) => serverOf(kernel, packetOf(kernel, client)));
    expect(longestRun(served)).toBeGreaterThanOrEqual(99);
  });

  test('LVS321: a quiesced server still gets the new connections of the clients that it has', () => {
    const kernel = kernelWith(badExample('LVS321', 0).replace('-w 0', '-w 1'));
    const known = Array.from({ length: 8 }, (_, client) => serverOf(kernel, packetOf(kernel, client)));
    expect(new Set(known)).toEqual(new Set(['10.0.0.1', '10.0.0.2']));
    give(
      kernel,
      '-A -t 192.0.2.1:80 -s rr -p 60\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m\n',
      '-e -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 0\n',
    );
    const again = known.map((_, client) => serverOf(kernel, { ...packetOf(kernel, client), sourcePort: 50_000 }));
    expect(again).toEqual(known);
  });

  test('LVS324: the service for the port gets its packets, that for every port the rest', () => {
    const kernel = kernelWith(
      '-A -t 192.0.2.1:0 -s rr -p 60\n-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:0 -r 10.0.0.1:0 -m\n-a -t 192.0.2.1:80 -r 10.0.0.2:80 -m\n',
    );
    expect(serverOf(kernel, packetOf(kernel, 1))).toBe('10.0.0.1');
    expect(serverOf(kernel, { ...packetOf(kernel, 2), destinationPort: 80 })).toBe('10.0.0.2');
  });
});

/** A kernel that has read the rules. */
function kernelWith(text: string): Ipvs {
  const kernel = ipvs({ seed: 1 });
  for (const { changes } of predict(text).lines) for (const change of changes) kernel.apply(change);
  return kernel;
}

/** Continues a kernel from the rules that it has with further ones. */
function give(kernel: Ipvs, before: string, text: string): void {
  const known = before.split('\n').length - 1;
  for (const { changes } of predict(before + text).lines.slice(known)) {
    for (const change of changes) expect(kernel.apply(change)).toBeNull();
  }
}

/** The first packet of a client to the first service. */
function packetOf(kernel: Ipvs, client: number): Packet {
  const key = kernel.table().services[0]?.key;
  if (!key || key.kind === 'fwmark') throw new Error('no service with an address');
  return {
    protocol: key.kind,
    source: sourceOf(client),
    sourcePort: 40_000,
    destination: key.address === '0.0.0.0' ? '192.0.2.1' : key.address,
    destinationPort: key.port || 8080,
    flags: key.kind === 'tcp' ? 'S' : '',
    length: 60,
    mark: 0,
  };
}

/** Opens a connection, up to where it counts as active, and says who serves it. */
function serverOf(kernel: Ipvs, packet: Packet): string {
  const verdict = kernel.packet(packet);
  if (verdict.kind !== 'forwarded') return verdict.kind;
  if (packet.protocol === 'tcp') {
    kernel.reply({ ...packet, flags: 'SA' });
    kernel.packet({ ...packet, flags: 'A' });
  }
  return verdict.server.address;
}

function traffic(text: string, count = clients): Seen {
  const kernel = kernelWith(text);
  const served = new Map<string, number>();
  for (let client = 0; client < count; client++) {
    const server = serverOf(kernel, packetOf(kernel, client));
    served.set(server, (served.get(server) ?? 0) + 1);
  }
  const { refused = 0, ignored = 0, ...servers } = Object.fromEntries(served);
  return { served: Object.values(servers).sort((left, right) => right - left), refused, ignored };
}

function longestRun(servers: readonly string[]): number {
  let longest = 0;
  let run = 0;
  for (const [index, server] of servers.entries()) {
    run = server === servers[index - 1] ? run + 1 : 1;
    longest = Math.max(longest, run);
  }
  return longest;
}
