import type { ListedServer, ListedService } from '../../domain/listed.ts';

/** How one view writes its lines, after the headers. */
export interface LineWriter {
  /** The line of a service after its protocol and address. */
  service(head: string, service: ListedService, exact: boolean): string;
  /** The columns of a real server, beginning with the blank after its address. */
  server(server: ListedServer, exact: boolean): string;
}
