import * as v from 'valibot';

const natural = v.pipe(v.number(), v.integer(), v.minValue(0));
const family = v.picklist(['inet', 'inet6']);
const serviceKey = v.union([
  v.object({ kind: v.picklist(['tcp', 'udp', 'sctp']), address: v.string(), port: natural }),
  v.object({ kind: v.literal('fwmark'), mark: natural, family }),
]);
const settings = v.object({
  key: serviceKey,
  scheduler: v.string(),
  flags: natural,
  persistence: v.nullable(v.object({ timeout: natural, netmask: v.union([v.string(), natural]) })),
  engine: v.nullable(v.string()),
  onePacket: v.boolean(),
});
const serverKey = { address: v.string(), port: natural };
const tunnel = v.union([
  v.object({ type: v.literal('ipip') }),
  v.object({ type: v.literal('gue'), port: natural, checksum: v.picklist(['none', 'csum', 'remcsum']) }),
  v.object({ type: v.literal('gre'), checksum: v.picklist(['none', 'csum']) }),
]);
const server = v.object({
  ...serverKey,
  method: v.picklist(['route', 'tunnel', 'masquerade']),
  weight: natural,
  upper: natural,
  lower: natural,
  tunnel: v.nullable(tunnel),
});
const daemonState = v.picklist(['master', 'backup']);
const daemon = v.object({
  state: daemonState,
  device: v.string(),
  syncId: natural,
  maxLength: v.optional(natural),
  group: v.optional(v.string()),
  port: v.optional(natural),
  ttl: v.optional(natural),
});

/** A change as it stands in a saved plan; only what a plan may hold. */
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
