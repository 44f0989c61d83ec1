import { type Limit, limits, word32 } from '../../domain/limits.ts';
import * as v from 'valibot';
import { addressWords } from '../../domain/address.ts';

const whole = ({ least, most }: Limit) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const natural = whole(word32);
const port = whole(limits.port);
const threshold = whole(limits.threshold);
const address = v.pipe(
  v.string(),
  v.check((text) => addressWords(text) !== null, 'not an IPv4 or IPv6 address'),
);
/** A scheduler, an engine or a device: one word for ipvsadm, without control characters. */
const name = v.pipe(v.string(), v.regex(/^[\x21-\x7e]{1,64}$/, 'not a name'));
const family = v.picklist(['inet', 'inet6']);
const serviceKey = v.union([
  v.object({ kind: v.picklist(['tcp', 'udp', 'sctp']), address, port }),
  v.object({ kind: v.literal('fwmark'), mark: natural, family }),
]);
const settings = v.object({
  key: serviceKey,
  scheduler: name,
  flags: natural,
  persistence: v.nullable(
    v.object({ timeout: natural, netmask: v.union([address, whole({ ...limits.prefixLength, least: 0 })]) }),
  ),
  engine: v.nullable(name),
  onePacket: v.boolean(),
});
const serverKey = { address, port };
const tunnel = v.union([
  v.object({ type: v.literal('ipip') }),
  v.object({ type: v.literal('gue'), port, checksum: v.picklist(['none', 'csum', 'remcsum']) }),
  v.object({ type: v.literal('gre'), checksum: v.picklist(['none', 'csum']) }),
]);
const server = v.object({
  ...serverKey,
  method: v.picklist(['route', 'tunnel', 'masquerade']),
  weight: whole(limits.weight),
  upper: threshold,
  lower: threshold,
  tunnel: v.nullable(tunnel),
});
const daemonState = v.picklist(['master', 'backup']);
const daemon = v.object({
  state: daemonState,
  device: name,
  syncId: natural,
  maxLength: v.optional(natural),
  group: v.optional(address),
  port: v.optional(port),
  ttl: v.optional(natural),
});

/** A change as stored in a saved plan; only what a plan may contain. */
export const changeSchema = v.variant('kind', [
  v.object({ kind: v.literal('add-service'), service: settings }),
  v.object({ kind: v.literal('edit-service'), service: settings }),
  v.object({ kind: v.literal('delete-service'), service: serviceKey }),
  v.object({ kind: v.literal('add-server'), service: serviceKey, server }),
  v.object({ kind: v.literal('edit-server'), service: serviceKey, server }),
  v.object({ kind: v.literal('delete-server'), service: serviceKey, server: v.object(serverKey) }),
  v.object({
    kind: v.literal('set-timeouts'),
    timeouts: v.object({ tcp: natural, tcpfin: natural, udp: natural }),
  }),
  v.object({ kind: v.literal('start-daemon'), daemon }),
  v.object({ kind: v.literal('stop-daemon'), state: daemonState, syncId: natural }),
]);
