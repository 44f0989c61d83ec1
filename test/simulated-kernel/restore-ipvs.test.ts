import { describe, expect, test } from 'vitest';
import { changesOfLine } from '../../src/cli/forecast/simulate-trace.ts';
import { random } from '../../src/kernel/random.ts';
import { type Ipvs, ipvs } from '../../src/kernel/ipvs.ts';
import { readSavedIpvs } from '../../src/kernel/read-saved-ipvs.ts';
import { restoreIpvs } from '../../src/kernel/restore-ipvs.ts';
import { schedulers } from '../../src/kernel/schedulers.ts';
import { demoTraffic } from '../../src/forecast/demo.ts';

const rules = (scheduler: string) => [
  `-A -t 10.0.0.1:80 -s ${scheduler}`,
  '-a -t 10.0.0.1:80 -r 10.0.0.2:80 -m -w 3 -x 40 -y 20',
  '-a -t 10.0.0.1:80 -r 10.0.0.3:80 -g -w 2',
  '-a -t 10.0.0.1:80 -r 10.0.0.4:80 -g -w 1',
  `-A -u [2001:db8::1]:53 -s ${scheduler} -p 30 -M 64`,
  '-a -u [2001:db8::1]:53 -r [2001:db8::2]:53 -m',
  '-a -u [2001:db8::1]:53 -r [2001:db8::3]:53 -m -w 2',
  '-d -t 10.0.0.1:80 -r 10.0.0.4:80',
  '--set 0 0 20',
];

function busyKernel(scheduler: string): Ipvs {
  const kernel = ipvs({ schedulers: [scheduler] });
  const lines = rules(scheduler);
  for (const line of lines.slice(0, 7)) changesOfLine(line).forEach((change) => kernel.apply(change));
  demoTraffic(1, kernel).advance(40_000);
  for (const line of lines.slice(7)) changesOfLine(line).forEach((change) => kernel.apply(change));
  return kernel;
}

function through(kernel: Ipvs, scheduler: string): Ipvs {
  const read = readSavedIpvs(JSON.parse(JSON.stringify(kernel.save())));
  if (!read.ok) throw new Error(read.failure);
  const restored = restoreIpvs(read.value, { schedulers: [scheduler] });
  if (!restored.ok) throw new Error(restored.failure);
  return restored.value;
}

describe.each(schedulers.map(({ name }) => name))('a kernel with %s that was saved and restored', (scheduler) => {
  const kernel = busyKernel(scheduler);
  const restored = through(kernel, scheduler);

  test('shows the same', () => {
    expect(restored.observe()).toEqual(kernel.observe());
    expect(new Set(restored.connections())).toEqual(new Set(kernel.connections()));
  });

  test('saves the same', () => {
    const [before, after] = [kernel.save(), restored.save()];
    expect(after.services).toEqual(before.services);
    expect(after.servers).toEqual(before.servers);
  });

  test('decides the same from then on', () => {
    const draws = random(7);
    for (let step = 0; step < 400; step++) {
      const packet = {
        protocol: step % 3 === 0 ? 'udp' : 'tcp',
        source: step % 3 === 0 ? `2001:db8:${step}::1` : `198.18.${step % 200}.9`,
        sourcePort: 1024 + step,
        destination: step % 3 === 0 ? '2001:db8::1' : '10.0.0.1',
        destinationPort: step % 3 === 0 ? 53 : 80,
        flags: 'S',
        length: 60,
        mark: 0,
      } as const;
      for (const one of [kernel, restored]) one.advance(40_000 + step * 100);
      expect(where(restored, packet)).toEqual(where(kernel, packet));
      if (draws.next() < 0.05) {
        const line = `-e -t 10.0.0.1:80 -r 10.0.0.3:80 -g -w ${Math.floor(draws.next() * 4)}`;
        for (const one of [kernel, restored]) changesOfLine(line).forEach((change) => one.apply(change));
      }
    }
    expect(restored.observe()).toEqual(kernel.observe());
  });
});

function where(kernel: Ipvs, packet: Parameters<Ipvs['packet']>[0]) {
  const verdict = kernel.packet(packet);
  return verdict.kind === 'forwarded' ? [verdict.server.address, verdict.port, verdict.opened] : verdict.kind;
}

test('a damaged file is refused with the place of the damage', () => {
  const saved = JSON.parse(JSON.stringify(busyKernel('rr').save())) as { services: { settings: { flags: unknown } }[] };
  for (const service of saved.services.slice(0, 1)) service.settings.flags = 'x';
  expect(readSavedIpvs(saved)).toEqual({
    ok: false,
    failure: expect.stringContaining('services.0.settings.flags') as string,
  });
});
