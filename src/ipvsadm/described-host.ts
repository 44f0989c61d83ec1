import { addressText, addressWords } from '../domain/address.ts';
import { readJson } from '../domain/read-json.ts';
import { failure, type Result, success } from '../domain/result.ts';
import type { Protocol } from '../domain/service.ts';
import type { IpvsOptions } from '../kernel/options.ts';
import { binaryOf } from '../syntax/binary.ts';
import type { Names } from './names.ts';

/** A machine as ipvsadm sees it: its names, and its kernel. */
export interface DescribedHost {
  readonly names: Names;
  readonly machine: IpvsOptions;
}

/**
 * Reads the description of a machine: JSON with `etc_hosts` and `etc_services` (the texts of those files),
 * `local_addresses` (`10.255.0.1/24 on eth0`) and `modules` (`ip_vs_rr`); the defaults are those of a plain Debian 12.
 */
export function readHost(text: string): Result<DescribedHost, string> {
  const read = readJson(text);
  if (!read.ok) return failure(read.failure.what);
  const { value: found } = read;
  if (typeof found !== 'object' || found === null || Array.isArray(found)) return failure('it is not a JSON object');
  const fields = found as Readonly<Record<string, unknown>>;
  const { etc_hosts: hosts = '', etc_services: services = '', local_addresses: addresses, modules } = fields;
  if (typeof hosts !== 'string') return failure('etc_hosts is not text');
  if (typeof services !== 'string') return failure('etc_services is not text');
  if (!isListOfText(addresses)) return failure('local_addresses is not a list of texts');
  if (!isListOfText(modules)) return failure('modules is not a list of texts');
  return success({
    names: namesFrom(hosts, services),
    machine: {
      ...(addresses && { localAddresses: addresses }),
      ...(modules && { schedulers: modulesOf(modules, schedulerModule), engines: modulesOf(modules, engineModule) }),
    },
  });
}

/** Names from `/etc/hosts` and `/etc/services`; the first matching line is used. */
export function namesFrom(hosts: string, services: string): Names {
  const addresses = new Map<string, string>();
  const hostNames = new Map<string, string>();
  for (const [text = '', ...names] of entries(hosts)) {
    const words = addressWords(text);
    const [name] = names;
    if (words === null || name === undefined) continue;
    setOnce(hostNames, addressText(words), name);
    const ipv4 = asIpv4(words);
    if (ipv4 !== null) for (const each of names) setOnce(addresses, each.toLowerCase(), ipv4);
  }
  const ports = new Map<string, number>();
  const portNames = new Map<string, string>();
  for (const [name = '', number = '', ...aliases] of entries(services)) {
    const [, port = '', protocol = ''] = /^([0-9]+)\/(\w+)$/.exec(number) ?? [];
    if (port === '') continue;
    setOnce(portNames, `${port}/${protocol}`, name);
    for (const each of [name, ...aliases]) setOnce(ports, `${each}/${protocol}`, Number(port));
  }
  return {
    address: (host) => addresses.get(host.toLowerCase()) ?? null,
    port: (service: string, protocol: Protocol) => ports.get(`${service}/${protocol}`) ?? null,
    hostName: (address) => hostNames.get(address) ?? null,
    portName: (port, protocol) => portNames.get(`${port}/${protocol}`) ?? null,
  };
}

/** The words of each line, without comments. */
function entries(text: string): string[][] {
  return binaryOf(text)
    .split('\n')
    .map((line) =>
      line
        .replace(/#.*/, '')
        .split(/[\t\r ]+/)
        .filter((word) => word !== ''),
    );
}

/** An IPv4 address, the one in a mapped IPv6 address, or for `::1` the loopback address. */
function asIpv4(words: readonly number[]): string | null {
  const [first = 0, second, third, fourth = 0] = words;
  if (words.length === 1) return addressText([first]);
  if (first !== 0 || second !== 0) return null;
  if (third === 0xffff) return addressText([fourth]);
  return third === 0 && fourth === 1 ? '127.0.0.1' : null;
}

const schedulerModule = /^ip_vs_(?!pe_|ftp$)(\w+)$/;
const engineModule = /^ip_vs_pe_(\w+)$/;

function modulesOf(modules: readonly string[], pattern: RegExp): string[] {
  return modules.flatMap((module) => pattern.exec(module)?.[1] ?? []);
}

function isListOfText(value: unknown): value is readonly string[] | undefined {
  return value === undefined || (Array.isArray(value) && value.every((item) => typeof item === 'string'));
}

function setOnce<Value>(map: Map<string, Value>, key: string, value: Value): void {
  if (!map.has(key)) map.set(key, value);
}
