import * as v from 'valibot';
import { issueSentence } from '../domain/schema-issue.ts';
import { failure, type Result, success } from '../domain/result.ts';
import type { SavedIpvs } from './saved-ipvs.ts';

/** Checks a value from a file; the failure says what is wrong, and where. */
export function readSavedIpvs(value: unknown): Result<SavedIpvs, string> {
  const read = v.safeParse(savedSchema, value);
  if (read.success) return success(read.output as unknown as SavedIpvs);
  const [issue] = read.issues;
  const path = v.getDotPath(issue);
  return failure(path === null ? issueSentence(issue) : `${path}: ${issueSentence(issue)}`);
}

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const port = v.pipe(whole, v.maxValue(65535));
const milliseconds = v.pipe(v.number(), v.finite());

const key = v.variant('kind', [
  v.object({ kind: v.picklist(['tcp', 'udp', 'sctp']), address: v.string(), port }),
  v.object({ kind: v.literal('fwmark'), mark: whole, family: v.picklist(['inet', 'inet6']) }),
]);

const settings = v.object({
  key,
  scheduler: v.string(),
  flags: whole,
  persistence: v.nullable(v.object({ timeout: whole, netmask: v.union([v.string(), v.number()]) })),
  engine: v.nullable(v.string()),
  onePacket: v.boolean(),
});

const tunnel = v.variant('type', [
  v.object({ type: v.literal('ipip') }),
  v.object({ type: v.literal('gue'), port, checksum: v.picklist(['none', 'csum', 'remcsum']) }),
  v.object({ type: v.literal('gre'), checksum: v.picklist(['none', 'csum']) }),
]);

const serverSettings = v.object({
  address: v.string(),
  port,
  method: v.picklist(['route', 'tunnel', 'masquerade']),
  weight: whole,
  upper: whole,
  lower: whole,
  tunnel: v.nullable(tunnel),
});

const statistics = v.array(v.array(v.number()));

const server = v.object({
  settings: serverSettings,
  lastWeight: whole,
  overloaded: v.boolean(),
  statistics,
  deleted: v.optional(v.object({ service: key, serviceLives: v.boolean(), idleSince: v.nullable(milliseconds) })),
});

const connection = v.object({
  client: v.union([v.number(), v.string()]),
  protocol: v.picklist(['tcp', 'udp', 'sctp', 'ip']),
  address: v.string(),
  port,
  template: v.boolean(),
  server: v.nullable(whole),
  serverPort: port,
  masquerade: v.boolean(),
  oneWay: v.boolean(),
  state: v.string(),
  active: v.boolean(),
  timeout: whole,
  expiresAt: milliseconds,
  firesAt: milliseconds,
  chosenBy: v.nullable(whole),
  engineData: v.nullable(v.string()),
  detached: v.boolean(),
});

const savedSchema = v.object({
  version: v.literal(1),
  now: milliseconds,
  nextEstimate: milliseconds,
  nextTidying: milliseconds,
  random: v.pipe(v.number(), v.integer()),
  timeouts: v.object({ tcp: whole, tcpfin: whole, udp: whole }),
  daemons: v.array(
    v.object({
      state: v.picklist(['master', 'backup']),
      device: v.string(),
      syncId: whole,
      maxLength: v.optional(whole),
      group: v.optional(v.string()),
      port: v.optional(port),
      ttl: v.optional(whole),
    }),
  ),
  sysctls: v.record(v.string(), v.number()),
  statistics,
  services: v.array(v.object({ settings, servers: v.array(whole), statistics, scheduling: v.unknown() })),
  servers: v.array(server),
  connections: v.array(connection),
});
