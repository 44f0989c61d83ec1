import { spawn } from 'node:child_process';
import { once } from 'node:events';

const silentServer = (port: number) =>
  `require('node:net').createServer((socket) => socket.resume()).listen(${port}, '0.0.0.0', () => console.log('ready'))`;

/** Writes a byte on each connection for each line that it reads, and says so. */
const talker = (address: string, port: number, count: number) => `const { connect } = require('node:net');
const sockets = Array.from({ length: ${count} }, () => connect({ host: '${address}', port: ${port}, noDelay: true }));
let open = 0;
for (const socket of sockets) socket.once('connect', () => { if (++open === ${count}) console.log('open'); });
process.stdin.on('data', () => { for (const socket of sockets) socket.write('.'); console.log('said'); });`;

interface HeldConnections {
  /** Sends a packet on each. */
  talk(): Promise<void>;
  end(): void;
}

/** Connections that stay open. */
export async function holdConnections(
  server: string,
  client: string,
  address: string,
  port: number,
  count: number,
): Promise<HeldConnections> {
  const started = (name: string, script: string) =>
    spawn('ip', ['netns', 'exec', name, '/usr/bin/node', '-e', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const listening = started(server, silentServer(port));
  await once(listening.stdout, 'data');
  const holding = started(client, talker(address, port, count));
  await once(holding.stdout, 'data');
  return {
    talk: async () => {
      const said = once(holding.stdout, 'data');
      holding.stdin.write('\n');
      await said;
    },
    end: () => {
      for (const each of [holding, listening]) each.kill();
    },
  };
}
