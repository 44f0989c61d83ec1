import { addressText, addressWords, ipv4Text } from '../domain/address.ts';
import type { Connection } from '../domain/observation.ts';
import { failure, type Result, success } from '../domain/result.ts';
import type { DirectorFailure } from '../ports/director.ts';

/** `/proc/net/ip_vs_conn`: addresses and ports in hexadecimal, seconds left, and the data of a persistence engine. */
export function readProcConnections(text: string): Result<readonly Connection[], DirectorFailure> {
  const connections: Connection[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('Pro FromIP')) continue;
    const connection = readConnection(line.trim().split(/ +/));
    if (!connection) {
      return failure({ kind: 'not-understood', reason: `/proc/net/ip_vs_conn, line ${index + 1}: ${line}` });
    }
    connections.push(connection);
  }
  return success(connections);
}

function readConnection(words: readonly string[]): Connection | null {
  const [protocolName = '', from = '', fromPort = '', to = '', toPort = '', by = '', byPort = '', ...rest] = words;
  const [state = '', expires = '', engine, ...data] = rest;
  const protocol = ({ TCP: 'tcp', UDP: 'udp', SCTP: 'sctp', IP: 'ip' } as const)[protocolName];
  const source = readAddress(from);
  const virtual = readAddress(to);
  const destination = readAddress(by);
  if (!protocol || source === null || virtual === null || destination === null || !/^[0-9]+$/.test(expires))
    return null;
  return {
    protocol,
    expires: Number(expires),
    state,
    source,
    sourcePort: parseInt(fromPort, 16),
    virtual,
    virtualPort: parseInt(toPort, 16),
    destination,
    destinationPort: parseInt(byPort, 16),
    ...(engine !== undefined && { engine, engineData: data.join(' ') }),
  };
}

function readAddress(text: string): string | null {
  if (/^[0-9A-F]{8}$/.test(text)) return ipv4Text(parseInt(text, 16));
  const words = addressWords(text.replace(/^\[|\]$/g, ''));
  return words && addressText(words);
}
