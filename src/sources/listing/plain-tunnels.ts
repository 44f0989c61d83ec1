import type { ListedTable } from '../../domain/listed.ts';

/** The table with every tunnel of unknown type taken as plain ipip, the only type before ipvsadm 1.31, and how many. */
export function withPlainTunnels(table: ListedTable): { readonly table: ListedTable; readonly count: number } {
  let count = 0;
  const services = table.services?.map((service) => ({
    ...service,
    servers: service.servers.map((server) => {
      if (server.method !== 'tunnel' || server.tunnel) return server;
      count++;
      return { ...server, tunnel: { type: 'ipip' as const } };
    }),
  }));
  return { table: { ...table, ...(services && { services }) }, count };
}
