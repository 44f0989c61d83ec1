import { hasWords, isInNetwork, type Network, readNetwork } from '../../domain/network.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import type { ConnectionField, EntryLine } from '../../ipvsadm/listing/connection-line.ts';
import { spellings } from './spellings.ts';

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
  if (field === 'client') return (line) => test(line.text('client'));
  const spelled = spellings(10_000);
  const judged: boolean[] = [];
  return (line) => {
    spelled.begin();
    spelled.add(line.bytes(), line.from(field), line.to(field));
    const number = spelled.number();
    if (number < 0) return test(line.text(field));
    return (judged[number] ??= test(line.text(field)));
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
