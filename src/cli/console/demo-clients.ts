import type { Ipvs } from '../../kernel/ipvs.ts';

/** Clients of a web site: each opens a connection, asks a few times, and closes it. The same clients in every run. */
export function demoClients(start: number): (kernel: Ipvs, now: number) => void {
  let at = start - 60_000;
  let seed = 1;
  let client = 0;
  const queue: { readonly at: number; readonly port: number; readonly host: number; readonly left: number }[] = [];
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  return (kernel, now) => {
    for (; at < now; at += 50) {
      kernel.advance(at);
      const wave = 0.5 + 0.35 * Math.sin(at / 20_000);
      if (random() < wave)
        queue.push({ at, port: 1024 + (client++ % 60_000), host: Math.floor(random() * 200), left: 9 });
      for (const due of queue.splice(0)) {
        if (due.at > at) {
          queue.push(due);
          continue;
        }
        const flags = due.left === 9 ? 'S' : due.left === 0 ? 'FA' : 'A';
        const length = flags === 'A' ? 52 + Math.floor(random() * 600) : 60;
        for (const { key } of kernel.table().services) {
          if (key.kind === 'fwmark') continue;
          const source = `198.51.100.${due.host + 1}`;
          kernel.packet({
            protocol: key.kind,
            source,
            sourcePort: due.port,
            destination: key.address,
            destinationPort: key.port,
            flags,
            length,
            mark: 0,
          });
        }
        if (due.left > 0) queue.push({ ...due, at: at + 50 + Math.floor(random() * 1200), left: due.left - 1 });
      }
    }
    kernel.advance(now);
  };
}
