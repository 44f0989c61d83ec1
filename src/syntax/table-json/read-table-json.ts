import * as v from 'valibot';
import { issueSentence } from '../../domain/schema-issue.ts';
import { addressText, addressWords, type Family, familyOf } from '../../domain/address.ts';
import type {
  ListedConnection,
  ListedEndpoint,
  ListedFigures,
  ListedKey,
  ListedServer,
  ListedService,
  ListedTable,
} from '../../domain/listed.ts';
import { jsonFaultText, readExactJson } from '../../domain/read-json.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { flagBit } from '../../domain/scheduler-flags.ts';
import type { OtherMethod } from '../../domain/other-method.ts';
import type { Tunnel } from '../../domain/server.ts';
import { wholeNetmask } from '../../domain/service.ts';
import type { SyncDaemon } from '../../domain/table.ts';
import { type FiguresValue, type Shortened, type ServerValue, type ServiceValue, tableSchema } from './table-schema.ts';

/** Reads the JSON of `writeTableJson`, or of a person; the failure says what is wrong, and where. */
export function readTableJson(text: string): Result<ListedTable, string> {
  const read = readExactJson(text);
  if (read.ok) return tableFromValue(read.value);
  return failure(jsonFaultText(read.failure));
}

export function tableFromValue(value: unknown): Result<ListedTable, string> {
  const checked = v.safeParse(tableSchema, value);
  if (!checked.success) {
    const [issue] = checked.issues;
    const place = v.getDotPath(issue);
    return failure(place === null ? issueSentence(issue) : `${place}: ${issueSentence(issue)}`);
  }
  const { services, timeouts, daemons, connections } = checked.output;
  return success(
    known<ListedTable>({
      services: services?.map(service),
      timeouts,
      daemons: daemons?.map((daemon) => known<SyncDaemon>(daemon)),
      connections: connections?.map(({ source, virtual, destination, ...rest }) =>
        known<ListedConnection>({
          ...rest,
          source: endpoint(source),
          virtual: endpoint(virtual),
          destination: endpoint(destination),
        }),
      ),
    }),
  );
}

function service(value: ServiceValue): ListedService {
  const { scheduler, flags, persistence, engine, onePacket, stats, rates, servers } = value;
  const key = serviceKey(value);
  const family: Family = key.kind === 'fwmark' ? (key.family ?? 'inet') : familyOf(key.address ?? '');
  return known<ListedService>({
    key,
    scheduler,
    flags: flags?.reduce((set, name) => set | (flagBit(name) ?? 0), 0),
    persistence: persistence && {
      timeout: persistence.timeout ?? 0,
      netmask: persistence.netmask ?? wholeNetmask(family),
      ...(persistence.timeout === undefined && { ticks: persistence.ticks ?? 0 }),
    },
    engine,
    onePacket,
    totals: stats && figures(stats),
    rates: rates && figures(rates),
    unknownAttributes: value.unknownAttributes,
    servers: servers.map(server),
  });
}

function serviceKey(value: ServiceValue): ListedKey {
  const { protocol, fwmark, family } = value;
  if (fwmark !== undefined) return known<ListedKey>({ kind: 'fwmark', mark: fwmark, family });
  return { kind: protocol ?? 'tcp', ...endpoint(value) };
}

function server(value: ServerValue): ListedServer {
  const { address, host, bracketed, port, portName, cut } = value;
  const { method, weight, upper, lower, active, inactive, persistent, stats, rates } = value;
  return known<ListedServer>({
    address: canonical(address),
    host,
    bracketed,
    port,
    portName,
    cut,
    method,
    otherMethod: value.otherMethod as OtherMethod | undefined,
    weight,
    upper,
    lower,
    tunnel: value.tunnel && tunnel(value.tunnel),
    active,
    inactive,
    persistent,
    totals: stats && figures(stats),
    rates: rates && figures(rates),
    unknownAttributes: value.unknownAttributes,
  });
}

function tunnel(value: NonNullable<ServerValue['tunnel']>): Tunnel {
  if (value.type === 'ipip') return { type: 'ipip' };
  if (value.type === 'gre') return { type: 'gre', checksum: value.checksum };
  return { type: 'gue', port: value.port, checksum: value.checksum };
}

function endpoint({ address, host, bracketed, port, portName, cut }: Possible<ListedEndpoint>): ListedEndpoint {
  return known<ListedEndpoint>({
    address: canonical(address),
    host,
    bracketed,
    port,
    portName,
    cut,
  });
}

/** An address may have been written in any form. */
function canonical(address: string | undefined): string | undefined {
  const words = address === undefined ? null : addressWords(address);
  return words ? addressText(words) : undefined;
}

function figures({ connections, inPackets, outPackets, inBytes, outBytes, rounded }: FiguresValue): ListedFigures {
  const exact = (count: number | bigint | undefined) => (count === undefined ? undefined : BigInt(count));
  const short = Object.entries(known<Record<string, Shortened>>(rounded ?? {})).map(([name, { value, unit }]) => [
    name,
    { value: BigInt(value), unit },
  ]);
  return known<ListedFigures>({
    connections: exact(connections),
    inPackets: exact(inPackets),
    outPackets: exact(outPackets),
    inBytes: exact(inBytes),
    outBytes: exact(outBytes),
    rounded: rounded && (Object.fromEntries(short) as ListedFigures['rounded']),
  });
}

type Possible<Value> = { readonly [Name in keyof Value]?: Value[Name] | undefined };

/** Leaves out what is undefined: a large table has ten thousand of these. */
function known<Value extends object>(value: Possible<Value>): Value {
  const made: { [Name in keyof Value]?: Value[Name] } = {};
  for (const name of Object.keys(value) as (keyof Value)[]) {
    const field = value[name];
    if (field !== undefined) made[name] = field;
  }
  return made as Value;
}
