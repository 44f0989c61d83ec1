import { isWithin, limits } from '../../domain/limits.ts';
import { addressText, addressWords } from '../../domain/address.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import type { ServiceKey } from '../../domain/service.ts';
import { type BadLine, readClients } from '../client.ts';
import { readDuration } from '../duration.ts';
import { type EventReader, readSysctl } from '../events.ts';
import { readPrefix } from '../population.ts';
import type { Action, Crowd, ServerName, SuiteStep, Suite, Test } from './suite.ts';

/**
 * Reads a test file, one statement a line: `rules FILE`, `test NAME`, and in a test `do`, `without`, `fail`, `recover`,
 * `wait`, `sysctl`, `client`, `clients` and `share`. Empty lines and lines that begin with `#` are ignored.
 */
export function readSuite(text: string, reader: Pick<EventReader, 'command'>): Result<Suite, BadLine> {
  const tests: (Omit<Test, 'steps'> & { readonly steps: SuiteStep[] })[] = [];
  let rules: string | null = null;
  for (const [index, raw] of text.split('\n').entries()) {
    const line = index + 1;
    const [word = '', rest = ''] = splitWord(raw.trim());
    if (word === '' || word.startsWith('#')) continue;
    if (word === 'rules' && rest !== '' && tests.length === 0) {
      rules = rest;
    } else if (word === 'test' && rest !== '') {
      tests.push({ name: rest, line, steps: [] });
    } else {
      const test = tests.at(-1);
      if (!test) return failure({ line, expected: '`rules FILE` or `test NAME` before anything else' });
      const action = readAction(word, rest, reader);
      if (!action.ok) return failure({ line, expected: action.failure });
      test.steps.push({ line, action: action.value });
    }
  }
  const empty = tests.find(({ steps }) => steps.every(({ action }) => !('service' in action)));
  if (empty)
    return failure({ line: empty.line, expected: 'something that this test asserts: client, clients or share' });
  return success({ rules, tests });
}

function splitWord(text: string): readonly [string, string] {
  const end = text.search(/\s/);
  return end < 0 ? [text, ''] : [text.slice(0, end), text.slice(end).trim()];
}

const forms: Readonly<Record<string, string>> = {
  do: 'an ipvsadm command: `do -e -t 192.0.2.1:80 -r 10.0.0.2 -w 0`',
  without: 'a real server: `without 10.0.0.2`',
  fail: 'a real server: `fail 10.0.0.2`',
  recover: 'a real server: `recover 10.0.0.2`',
  wait: 'a time: `wait 90s` or `wait 5m30s`',
  client: '`client 198.18.0.1 at tcp 192.0.2.1:80 goes to 10.0.0.2 or 10.0.0.3`, `… is served` or `… is refused`',
  clients: '`clients [500] [from 198.18.0.0/15] at tcp 192.0.2.1:80 are never refused`, or `… are always served`',
  share: '`share of 10.0.0.2 at tcp 192.0.2.1:80 is 30% to 40% [with 500 clients] [from 198.18.0.0/15]`',
};

function readAction(word: string, rest: string, reader: Pick<EventReader, 'command'>): Result<Action, string> {
  if (word === 'do') {
    const changes = reader.command(rest);
    return changes.ok ? success({ kind: 'do', changes: changes.value }) : changes;
  }
  if (word === 'sysctl') {
    const setting = readSysctl(rest);
    return setting.ok ? success({ kind: 'sysctl', ...setting.value }) : setting;
  }
  const action = readers[word]?.(rest);
  return action
    ? success(action)
    : failure(forms[word] ?? 'do, without, fail, recover, wait, sysctl, client, clients, share, or the next test');
}

const readers: Readonly<Record<string, (rest: string) => Action | null>> = {
  without(rest) {
    const server = readServer(rest);
    return server && { kind: 'without', server };
  },
  fail(rest) {
    const server = readServer(rest);
    return server && { kind: 'fail', server };
  },
  recover(rest) {
    const server = readServer(rest);
    return server && { kind: 'recover', server };
  },
  wait(rest) {
    const milliseconds = readDuration(rest);
    return milliseconds === null ? null : { kind: 'wait', milliseconds };
  },
  client(rest) {
    const found = /^(\S+) at (.+?) (goes to (.+)|is served|is refused)$/.exec(rest);
    const clients = readClients(found?.[1] ?? '');
    const [client] = clients.ok ? clients.value : [];
    const service = readService(found?.[2] ?? '');
    if (!found || !client || !service) return null;
    if (found[4] === undefined)
      return { kind: 'client', client, service, servers: found[3] === 'is served' ? null : [] };
    const servers = found[4].split(/\s+or\s+|\s*,\s*/).map(readServer);
    return servers.includes(null)
      ? null
      : { kind: 'client', client, service, servers: servers.filter((one) => one !== null) };
  },
  clients(rest) {
    const found = /^(?:(\d+) ?)?(?:from (\S+) ?)?at (.+?) are (never refused|always served)$/.exec(rest);
    const crowd = readCrowd(found?.[1], found?.[2]);
    const service = readService(found?.[3] ?? '');
    const kind = found?.[4] === 'always served' ? 'always-served' : 'never-refused';
    return crowd && service && { kind, crowd, service };
  },
  share(rest) {
    const found =
      /^of (\S+) at (.+?) is (\d+(?:\.\d+)?)% to (\d+(?:\.\d+)?)%(?: with (\d+) clients)?(?: from (\S+))?$/.exec(rest);
    const server = readServer(found?.[1] ?? '');
    const service = readService(found?.[2] ?? '');
    const crowd = readCrowd(found?.[5], found?.[6]);
    if (!found || !server || !service || !crowd) return null;
    return { kind: 'share', crowd, service, server, least: Number(found[3]) / 100, most: Number(found[4]) / 100 };
  },
};

function readCrowd(size: string | undefined, network: string | undefined): Crowd | null {
  if (network === undefined) return { size: Number(size ?? 1000), prefix: null };
  const prefix = readPrefix(network);
  return prefix.ok ? { size: Number(size ?? 1000), prefix: prefix.value } : null;
}

/** `tcp 192.0.2.1:80`, `udp [2001:db8::1]:53`, `fwmark 7`, `fwmark 7 inet6`. */
function readService(text: string): ServiceKey | null {
  const mark = /^fwmark (\d+)( inet6)?$/.exec(text);
  if (mark) return { kind: 'fwmark', mark: Number(mark[1]), family: mark[2] ? 'inet6' : 'inet' };
  const found = /^(tcp|udp|sctp) (\S+)$/.exec(text);
  const server = readServer(found?.[2] ?? '');
  if (!found || server?.port === undefined || server.port === null) return null;
  return { kind: found[1] as 'tcp' | 'udp' | 'sctp', address: server.address, port: server.port };
}

function readServer(text: string): ServerName | null {
  const found = /^\[([^\]]+)\](?::(\d+))?$/.exec(text) ?? /^([\d.]+)(?::(\d+))?$/.exec(text) ?? [text, text];
  const words = addressWords(found[1] ?? '');
  const port = found[2] === undefined ? null : Number(found[2]);
  return words && isWithin(port ?? 0, limits.port) ? { address: addressText(words), port } : null;
}
