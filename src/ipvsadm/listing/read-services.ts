import type { Loss } from '../../domain/complete.ts';
import type { ListedKey, ListedServer, ListedService } from '../../domain/listed.ts';
import type { ServiceListingView } from './headers.ts';
import type { ListingLine } from './listing.ts';
import { readEndpoint } from './read-endpoint.ts';
import { readFigures } from './read-figures.ts';
import { readServerColumns } from './read-server-columns.ts';
import { readSettings } from './read-settings.ts';

/** The lines of a view below its headers. */
export function readServices(
  view: ServiceListingView,
  lines: readonly ListingLine[],
): { readonly services: readonly ListedService[]; readonly losses: readonly Loss[] } {
  const services: (ListedService & { servers: ListedServer[] })[] = [];
  const losses: Loss[] = [];
  let isUnderService = false;
  for (const { number, text } of lines) {
    if (text.startsWith('  -> ')) {
      const server = readServer(view, text.slice(5));
      if (server && isUnderService) services.at(-1)?.servers.push({ ...server, line: number });
      else losses.push({ line: number, what: `not understood as a real server: ${text.trim()}` });
    } else {
      const service = readService(view, text);
      isUnderService = service !== null;
      if (service) services.push({ ...service, servers: [], line: number });
      else losses.push({ line: number, what: `not understood as a service: ${text.trim()}` });
    }
  }
  return { services, losses };
}

function readService(view: ServiceListingView, text: string): Omit<ListedService, 'servers'> | null {
  const [, protocol = '', rest = ''] = /^(TCP|UDP|SCTP|FWM) +(.*)$/.exec(text) ?? [];
  const numbers = view === 'stats' || view === 'rate' ? readFigures(rest) : null;
  const isNumbers = view === 'stats' || view === 'rate';
  if (isNumbers && !numbers) return null;
  const words = (numbers ? numbers.before : rest).trim().split(/ +/);
  const head = readKey(protocol, words);
  if (!head) return null;
  const figures = numbers && { [view === 'stats' ? 'totals' : 'rates']: numbers.figures };
  if (figures) return head.rest.length === 0 ? { key: head.key, ...figures } : null;
  const settings = readSettings(head.rest, head.key);
  return settings && { key: head.key, ...settings };
}

/** The key at the beginning of a line, and the words after it. */
function readKey(
  protocol: string,
  words: readonly string[],
): { readonly key: ListedKey; readonly rest: readonly string[] } | null {
  const [name = '', ...rest] = words;
  if (protocol !== 'FWM') {
    const endpoint = readEndpoint(name);
    const kind = ({ TCP: 'tcp', UDP: 'udp', SCTP: 'sctp' } as const)[protocol];
    return endpoint && kind ? { key: { kind, ...endpoint }, rest } : null;
  }
  const number = /^-?[0-9]+$/.test(name) ? Number(name) : NaN;
  // Printed as a signed number of 32 bits, by newer versions as an unsigned one.
  if (!(number >= -2147483648 && number <= 4294967295) || number === 0) return null;
  const mark = number >>> 0;
  const isIpv6 = rest[0] === 'IPv6';
  return { key: { kind: 'fwmark', mark, family: isIpv6 ? 'inet6' : 'inet' }, rest: isIpv6 ? rest.slice(1) : rest };
}

function readServer(view: ServiceListingView, text: string): ListedServer | null {
  if (view === 'stats' || view === 'rate') {
    const numbers = readFigures(text);
    const endpoint = numbers && readEndpoint(numbers.before.trim());
    return endpoint && { ...endpoint, [view === 'stats' ? 'totals' : 'rates']: numbers.figures };
  }
  const [name = '', ...columns] = text.trim().split(/ +/);
  const endpoint = readEndpoint(name);
  const read = endpoint && readServerColumns(view, columns);
  return read && { ...endpoint, ...read };
}
