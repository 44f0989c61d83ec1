import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RealServer } from '../../src/domain/server.ts';
import { addServer } from '../../src/kernel/change-servers.ts';
import { addService, deleteService } from '../../src/kernel/change-services.ts';
import { ipvsState } from '../../src/kernel/ipvs-state.ts';
import { type Ipvs, ipvs } from '../../src/kernel/ipvs.ts';
import { schedulers } from '../../src/kernel/schedulers.ts';

const service = { kind: 'tcp', address: '192.0.2.1', port: 80 } as const;

function server(weight: number, index: number): RealServer {
  const address = `10.0.0.${index + 1}`;
  return { address, port: 80, method: 'route', weight, upper: 0, lower: 0, tunnel: null };
}

/** The servers that the first clients get. */
function served(kernel: Ipvs): readonly string[] {
  return Array.from({ length: 24 }, (_, client) => {
    const source = `198.51.100.${client}`;
    const to = { destination: service.address, destinationPort: service.port };
    const verdict = kernel.packet({
      protocol: 'tcp',
      source,
      sourcePort: 1024,
      ...to,
      flags: 'S',
      length: 60,
      mark: 0,
    });
    return verdict.kind === 'forwarded' ? verdict.server.address : verdict.kind;
  });
}

const weights = fc.array(fc.constantFrom(0, 1, 2, 3, 10), { maxLength: 24 });

test.each(schedulers.map(({ name }) => name))('%s serves as if its service had never been lazy', (scheduler) => {
  fc.assert(
    fc.property(weights, (all) => {
      const settings = { key: service, scheduler, flags: 0, persistence: null, engine: null, onePacket: false };
      const [asleep, awake] = [ipvs(), ipvs()];
      for (const kernel of [asleep, awake]) kernel.apply({ kind: 'add-service', service: settings });
      for (const [index, weight] of all.entries()) {
        const change = { kind: 'add-server', service, server: server(weight, index) } as const;
        expect(asleep.apply(change)).toBe(awake.apply(change));
        awake.observe();
      }
      expect(asleep.table()).toEqual(awake.table());
      expect(served(asleep)).toEqual(served(awake));
    }),
  );
});

test('a lazy service that is deleted has no more clean-up', () => {
  const state = ipvsState({});
  addService(state, { key: service, scheduler: 'lblc', flags: 0, persistence: null, engine: null, onePacket: false });
  addServer(state, service, server(1, 0));
  deleteService(state, service);
  expect(state.tidying.size).toBe(0);
});
