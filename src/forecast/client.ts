import { isWithin, limits } from '../domain/limits.ts';
import { addressText, addressWords, type Family, familyOf } from '../domain/address.ts';
import { failure, type Result, success } from '../domain/result.ts';
import type { Random } from '../kernel/random.ts';
import type { Population } from './population.ts';

/** Who opens a session. */
export interface Client {
  readonly address: string;
  readonly port: number;
}

/** Returns the client of the next session. */
export type ClientSource = (random: Random) => Client;

/** Any client of the population at any time, from any port. */
export function drawnClients(population: Population): ClientSource {
  return (random) => ({
    address: population.address(Math.floor(random.next() * population.size)),
    port: anyPort(random),
  });
}

/** The clients of a log, in its order; it restarts at its end. */
export function loggedClients(log: readonly LoggedClient[]): ClientSource {
  let place = 0;
  return (random) => {
    const { address, port } = log[place++ % log.length] ?? { address: '0.0.0.0', port: null };
    return { address, port: port ?? anyPort(random) };
  };
}

export interface LoggedClient {
  readonly address: string;
  readonly family: Family;
  /** Null if the log has none. */
  readonly port: number | null;
}

/** A line that is not a client. */
export interface BadLine {
  readonly line: number;
  readonly expected: string;
}

/** Reads a log with one `address`, `address:port` or `[address]:port` a line; empty lines and `#` comments are skipped. */
export function readClients(text: string): Result<readonly LoggedClient[], BadLine> {
  const clients: LoggedClient[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const trimmed = line.trim();
    if (trimmed === '' || trimmed.startsWith('#')) continue;
    const client = readClient(trimmed);
    if (!client)
      return failure({
        line: index + 1,
        expected: 'a client such as 198.18.0.1, 198.18.0.1:4711 or [2001:db8::1]:4711',
      });
    clients.push(client);
  }
  return success(clients);
}

function readClient(text: string): LoggedClient | null {
  const found = /^\[([^\]]+)\](?::(\d+))?$/.exec(text) ?? /^([^:]+):(\d+)$/.exec(text) ?? [text, text];
  const [, address = '', port] = found;
  const words = addressWords(address);
  if (!words || !isWithin(Number(port ?? 0), limits.port)) return null;
  return { address: addressText(words), family: familyOf(address), port: port === undefined ? null : Number(port) };
}

function anyPort(random: Random): number {
  return 1024 + Math.floor(random.next() * 64_512);
}
