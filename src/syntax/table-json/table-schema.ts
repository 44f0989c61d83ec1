import { type Limit, limits, word32 } from '../../domain/limits.ts';
import * as v from 'valibot';
import { addressWords } from '../../domain/address.ts';
import { flagBit } from '../../domain/scheduler-flags.ts';

/** The shape of a table in JSON; `schemas/table.schema.json` says the same for other programs. */
const address = v.pipe(
  v.string(),
  v.check((text) => addressWords(text) !== null, 'not an IPv4 or IPv6 address'),
);
const whole = ({ least, most }: Limit) =>
  v.pipe(
    v.number('must be a number'),
    v.integer('must be a whole number'),
    v.minValue(least, `must be at least ${least}`),
    v.maxValue(most, `must be at most ${most}`),
  );
const word = v.pipe(v.string(), v.regex(/^[^\s\u0000]+$/, 'must be one word'));
const port = whole(limits.port);
const weight = whole(limits.weight);
const count = v.union([whole({ least: 0, most: Number.MAX_SAFE_INTEGER }), v.bigint()]);

const endpoint = {
  address: v.optional(address),
  host: v.optional(v.string()),
  bracketed: v.optional(v.literal(true)),
  port: v.optional(port),
  portName: v.optional(v.string()),
  cut: v.optional(v.string()),
};

/** A counter that a listing shortened, as in 31187K. */
const shortened = v.strictObject({ value: count, unit: v.picklist(['K', 'M', 'G', 'T']) });

const figures = v.strictObject({
  connections: v.optional(count),
  inPackets: v.optional(count),
  outPackets: v.optional(count),
  inBytes: v.optional(count),
  outBytes: v.optional(count),
  rounded: v.optional(
    v.strictObject({
      connections: v.optional(shortened),
      inPackets: v.optional(shortened),
      outPackets: v.optional(shortened),
      inBytes: v.optional(shortened),
      outBytes: v.optional(shortened),
    }),
  ),
});

const tunnel = v.variant('type', [
  v.strictObject({ type: v.literal('ipip'), port: v.optional(port), checksum: v.optional(v.literal('none')) }),
  v.strictObject({
    type: v.literal('gue'),
    port: whole(limits.tunnelPort),
    checksum: v.optional(v.picklist(['none', 'csum', 'remcsum']), 'none'),
  }),
  v.strictObject({
    type: v.literal('gre'),
    port: v.optional(port),
    checksum: v.optional(v.picklist(['none', 'csum']), 'none'),
  }),
]);

const server = v.strictObject({
  ...endpoint,
  method: v.optional(v.picklist(['route', 'tunnel', 'masquerade'])),
  otherMethod: v.optional(v.pipe(v.string(), v.regex(/^(local|bypass|unknown\(\S+\))$/))),
  weight: v.optional(weight),
  upper: v.optional(weight),
  lower: v.optional(weight),
  tunnel: v.optional(v.nullable(tunnel)),
  active: v.optional(whole(word32)),
  inactive: v.optional(whole(word32)),
  persistent: v.optional(whole(word32)),
  stats: v.optional(figures),
  rates: v.optional(figures),
  unknownAttributes: v.optional(v.array(whole({ least: 0, most: 16_383 }))),
});

const service = v.pipe(
  v.strictObject({
    ...endpoint,
    protocol: v.optional(v.picklist(['tcp', 'udp', 'sctp'])),
    fwmark: v.optional(whole(limits.fwmark)),
    family: v.optional(v.picklist(['inet', 'inet6'])),
    scheduler: v.optional(word),
    flags: v.optional(
      v.array(
        v.pipe(
          v.string(),
          v.check((name) => flagBit(name) !== undefined, 'not a scheduler flag'),
        ),
      ),
    ),
    persistence: v.optional(
      v.nullable(
        v.pipe(
          v.strictObject({
            // More than ipvsadm accepts: other programs can set whatever the kernel allows.
            timeout: v.optional(whole(word32)),
            ticks: v.optional(whole(word32)),
            netmask: v.optional(v.union([address, whole(limits.prefixLength)])),
          }),
          v.check(({ timeout, ticks }) => (timeout === undefined) !== (ticks === undefined), 'needs timeout or ticks'),
        ),
      ),
    ),
    engine: v.optional(v.nullable(word)),
    onePacket: v.optional(v.boolean()),
    stats: v.optional(figures),
    rates: v.optional(figures),
    unknownAttributes: v.optional(v.array(whole({ least: 0, most: 16_383 }))),
    servers: v.optional(v.array(server), []),
  }),
  v.check(({ protocol, fwmark }) => (protocol === undefined) !== (fwmark === undefined), 'needs protocol or fwmark'),
);

const daemon = v.strictObject({
  state: v.picklist(['master', 'backup']),
  device: word,
  syncId: whole(limits.syncId),
  maxLength: v.optional(whole(limits.syncLength)),
  group: v.optional(address),
  port: v.optional(whole(limits.groupPort)),
  ttl: v.optional(whole(limits.ttl)),
});

const seconds = whole(limits.timeout);

export const tableSchema = v.strictObject({
  $schema: v.optional(v.string()),
  version: v.literal(1, 'must be 1'),
  services: v.optional(v.array(service)),
  timeouts: v.optional(v.strictObject({ tcp: seconds, tcpfin: seconds, udp: seconds })),
  daemons: v.optional(v.array(daemon)),
  connections: v.optional(
    v.array(
      v.strictObject({
        protocol: v.picklist(['tcp', 'udp', 'sctp', 'ip']),
        expires: whole(word32),
        state: v.string(),
        source: v.strictObject(endpoint),
        virtual: v.strictObject(endpoint),
        destination: v.strictObject(endpoint),
        engine: v.optional(v.string()),
        engineData: v.optional(v.string()),
      }),
    ),
  ),
});

export type TableValue = v.InferOutput<typeof tableSchema>;
export type ServiceValue = NonNullable<TableValue['services']>[number];
export type ServerValue = ServiceValue['servers'][number];
export type FiguresValue = v.InferOutput<typeof figures>;
export type Shortened = v.InferOutput<typeof shortened>;
