import { layCluster } from './machines.ts';
import { allAnswer, servePage } from './pages.ts';

/** The cluster of `examples/lvs-dr.rules`: all machines share one wire, and only the director answers for the address. */
export const routeCluster = {
  rules: '/job/examples/lvs-dr.rules',
  vip: '192.168.1.208',
  director: '192.168.1.200',
  servers: { rs1: '192.168.1.210', rs2: '192.168.1.211' },
} as const;

export type RouteServer = keyof typeof routeCluster.servers;

/** Each machine that setup knows, with its role. */
export const routeRoles = [
  ['lb', 'director'],
  ['rs1', 'realserver'],
  ['rs2', 'realserver'],
] as const;

const ends = new Map<RouteServer, () => void>();

/** Lays its machines, with nothing set up yet. */
export async function layRouteCluster(): Promise<void> {
  const { director, servers } = routeCluster;
  await layCluster([
    { name: 'lb', devices: { eth0: [0, `${director}/24`] } },
    { name: 'rs1', devices: { eth0: [0, `${servers.rs1}/24`] } },
    { name: 'rs2', devices: { eth0: [0, `${servers.rs2}/24`] } },
    { name: 'client', devices: { eth0: [0, '192.168.1.100/24'] } },
  ]);
  await Promise.all([startWebServer('rs1'), startWebServer('rs2')]);
}

/** Starts the web server of a real server, and waits until it answers. */
export async function startWebServer(name: RouteServer): Promise<void> {
  ends.set(name, servePage(name));
  await allAnswer('client', [routeCluster.servers[name]]);
}

export function endWebServer(name: RouteServer): void {
  ends.get(name)?.();
}
