import { hasWords, isInNetwork, type Network, readNetwork } from '../../domain/network.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import type { ConnectionField, EntryLine } from '../../ipvsadm/listing/connection-line.ts';

/** Whether an entry is wanted. */
export type ConnectionFilter = (line: EntryLine) => boolean;

const fields: readonly ConnectionField[] = ['server', 'service', 'state', 'protocol', 'client'];

/**
 * Reads filters such as `server=10.0.0.1:80`, `client=198.51.100.0/24` and `state=ESTABLISHED,SYN_RECV`: an entry passes
 * that has one of the values of each. The failure says what is wrong.
 */
export function readConnectionFilters(texts: readonly string[]): Result<ConnectionFilter, string> {
  const filters: ConnectionFilter[] = [];
  for (const text of texts) {
    const [, word = '', values = ''] = /^([a-z]+)=(.+)$/s.exec(text) ?? [];
    const field = fields.find((each) => each === word);
    if (field === undefined) return failure(`'${text}': expected FIELD=VALUE, with the field ${fields.join(', ')}`);
    const tests: ((value: string) => boolean)[] = [];
    for (const value of values.split(',').map((each) => each.trim())) {
      const test = testOf(field, value);
      if (!test.ok) return failure(`'${text}': ${test.failure}`);
      tests.push(test.value);
    }
    filters.push(remembering(field, (value) => tests.some((test) => test(value))));
  }
  return success((line) => filters.every((passes) => passes(line)));
}

/** Servers, services and states recur: each spelling is judged once. */
function remembering(field: ConnectionField, test: (value: string) => boolean): ConnectionFilter {
  const known = new Map<string, boolean>();
  if (field === 'client') return (line) => test(line.text('client'));
  return (line) => {
    const spelling = line.raw(field);
    const before = known.get(spelling);
    if (before !== undefined) return before;
    const passes = test(line.text(field));
    if (known.size < 10_000) known.set(Buffer.from(spelling, 'latin1').toString('latin1'), passes);
    return passes;
  };
}

function testOf(field: ConnectionField, value: string): Result<(text: string) => boolean, string> {
  if (field === 'state') return success((text) => text.toUpperCase() === value.toUpperCase());
  if (field === 'protocol') return success((text) => text === value.toLowerCase());
  const [, bracketed, plain = '', port] =
    /^(?:\[([^\]]+)\]|([^:]+|[0-9a-fA-F:]*:[0-9a-fA-F:.]*(?:\/[0-9]+)?))(?::([0-9]{1,5}))?$/.exec(value) ?? [];
  const network = readNetwork(bracketed ?? plain);
  if (network === null) return failure(`'${value}' is not an address or a network`);
  if (field === 'client') {
    return port === undefined ? success((text) => isInNetwork(text, network)) : failure('a client has no port here');
  }
  return success((text) => isEndpointIn(text, network, port));
}

function isEndpointIn(text: string, network: Network, port: string | undefined): boolean {
  const colon = text.lastIndexOf(':');
  if (port !== undefined && text.slice(colon + 1) !== String(Number(port))) return false;
  const own = readNetwork(text.slice(0, colon).replace(/^\[|\]$/g, ''));
  return own !== null && hasWords(network, own.words);
}
