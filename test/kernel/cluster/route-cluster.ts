import { layCluster } from './machines.ts';
import { allAnswer, servePage } from './pages.ts';

/** The cluster of `examples/lvs-dr.rules`: all machines share one wire, and only the director answers for the address. */
export const routeCluster = {
  rules: '/job/examples/lvs-dr.rules',
  vip: '192.168.1.208',
  director: '192.168.1.200',
  servers: { rs1: '192.168.1.210', rs2: '192.168.1.211' },
} as const;

/** Each machine that setup knows, with its role. */
export const routeRoles = [
  ['lb', 'director'],
  ['rs1', 'realserver'],
  ['rs2', 'realserver'],
] as const;

/** Lays its machines, with nothing set up yet; ends the web server of one. */
export async function layRouteCluster(): Promise<(name: 'rs1' | 'rs2') => void> {
  const { director, servers } = routeCluster;
  await layCluster([
    { name: 'lb', devices: { eth0: [0, `${director}/24`] } },
    { name: 'rs1', devices: { eth0: [0, `${servers.rs1}/24`] } },
    { name: 'rs2', devices: { eth0: [0, `${servers.rs2}/24`] } },
    { name: 'client', devices: { eth0: [0, '192.168.1.100/24'] } },
  ]);
  const ends = { rs1: servePage('rs1'), rs2: servePage('rs2') };
  await allAnswer('client', Object.values(servers));
  return (name) => {
    ends[name]();
  };
}
