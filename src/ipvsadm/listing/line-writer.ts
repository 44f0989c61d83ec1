import type { ListedServer, ListedService } from '../../domain/listed.ts';

/** How one view writes its lines, after the headers. */
export interface LineWriter {
  /** The line of a service, whose protocol and address are written already. */
  service(head: string, service: ListedService, exact: boolean): string;
  /** The columns of a real server, which begin with the blank that ends its address. */
  server(server: ListedServer, exact: boolean): string;
}
