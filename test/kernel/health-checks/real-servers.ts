import { createServer, type Server } from 'node:net';
import { output } from '../fact.ts';

/** Makes every address one of this machine: what is not listening refuses at once. */
export function everyAddressIsHere(): void {
  output('ip', 'route', 'add', 'local', '0.0.0.0/0', 'dev', 'lo');
  output('ip', '-6', 'route', 'add', 'local', '2001:db8::/32', 'dev', 'lo');
}

/** Something that answers a connection, and nothing more. */
export class RealServers {
  private readonly running = new Map<string, Server>();

  async start(...places: readonly (readonly [address: string, port: number])[]): Promise<void> {
    for (const [address, port] of places) {
      const server = createServer((socket) => {
        socket.on('error', () => undefined).end();
      });
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject).listen(port, address, resolve);
      });
      this.running.set(`${address} ${port}`, server);
    }
  }

  async stop(address: string, port: number): Promise<void> {
    const server = this.running.get(`${address} ${port}`);
    this.running.delete(`${address} ${port}`);
    await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
  }

  /** Without it the job does not end. */
  async stopAll(): Promise<void> {
    for (const server of this.running.values()) await new Promise((resolve) => server.close(resolve));
    this.running.clear();
  }
}
