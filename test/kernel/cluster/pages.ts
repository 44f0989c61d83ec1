import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { ran } from '../fact.ts';

/**
 * A web server that answers with the name of its machine, on every address, and at `/cgi-bin/client` with the address
 * from which it is asked; gives what ends it.
 */
export function servePage(name: string, port = 80): () => void {
  const folder = `/srv-${name}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/index.html`, `${name}\n`);
  mkdirSync(`${folder}/cgi-bin`, { recursive: true });
  writeFileSync(`${folder}/cgi-bin/client`, '#!/bin/busybox sh\nprintf "\\r\\n$REMOTE_ADDR\\n"\n', { mode: 0o755 });
  const words = ['netns', 'exec', name, 'busybox', 'httpd', '-f', '-p', String(port), '-h', folder];
  const server = spawn('ip', words, { stdio: 'ignore', detached: true });
  server.unref();
  return () => server.kill();
}

/** Who answers a client that fetches the page of an address this many times, sorted; `-` where no answer came in time. */
export function answers(client: string, address: string, times: number, port = 80): readonly string[] {
  const words = ['netns', 'exec', client, 'busybox', 'nc', '-w', '4', address, String(port)];
  return Array.from({ length: times }, () => {
    const { stdout } = ran('ip', words, 'GET / HTTP/1.0\r\n\r\n');
    return pageOf(stdout);
  }).sort();
}

/** The address by which the server of an address sees a client, as it prints it. */
export function clientSeen(client: string, address: string, port = 80): string {
  const words = ['netns', 'exec', client, 'busybox', 'nc', '-w', '4', address, String(port)];
  return pageOf(ran('ip', words, 'GET /cgi-bin/client HTTP/1.0\r\n\r\n').stdout);
}

/** The page of an answer; `-` where there is none. */
export function pageOf(answer: string): string {
  return /^HTTP\/1\.. 200 [^]*\r\n\r\n(.+)\n$/.exec(answer)?.[1] ?? '-';
}

/** Waits until each address answers: servers take their time to start. */
export async function allAnswer(client: string, addresses: readonly string[], port = 80): Promise<void> {
  for (const address of addresses) {
    for (let tries = 0; answers(client, address, 1, port)[0] === '-'; tries++) {
      if (tries === 50) throw new Error(`${address} does not answer ${client}`);
      await setTimeout(200);
    }
  }
}
