import type { UnknownFact } from '../../domain/observation.ts';
import { flagNames } from '../../domain/scheduler-flags.ts';
import { forwardingMethods, type RealServer, serverKeyText } from '../../domain/server.ts';
import type { Service, ServiceSettings } from '../../domain/service.ts';
import { sameServer, sameServersInOrder, tunnelText } from './equal.ts';
import { reorder } from './reorder.ts';
import type { ServiceAttribute, AttributeChange, ChangedService, DiffOptions, ServerDiff } from './table-diff.ts';

/** Null if nothing differs that both sides show. */
export function changedService(before: Service, after: Service, options: DiffOptions = {}): ChangedService | null {
  const left = new Set(options.unknown?.left);
  const right = new Set(options.unknown?.right);
  const settings = attributeChanges(settingsValues(before), settingsValues(after), left, right);
  const servers = serverDiffs(before.servers, after.servers, left, right);
  const ordered = left.has('order') || right.has('order') || sameServersInOrder(before.servers, after.servers);
  const order = ordered ? null : reorder(before, after);
  if (settings.length === 0 && servers.length === 0 && order === null) return null;
  return { kind: 'changed-service', key: after.key, before, after, settings, servers, reorder: order };
}

type Unknowns = ReadonlySet<UnknownFact>;
type Values = readonly (readonly [ServiceAttribute, string | null])[];

function serverDiffs(
  before: readonly RealServer[],
  after: readonly RealServer[],
  left: Unknowns,
  right: Unknowns,
): readonly ServerDiff[] {
  const rest = new Map<string, RealServer>();
  const inPlace = sameServersInOrder(before, after);
  if (!inPlace) for (const server of before) rest.set(serverKeyText(server), server);
  const found: ServerDiff[] = [];
  for (const [at, server] of after.entries()) {
    const text = inPlace ? '' : serverKeyText(server);
    const old = inPlace ? before[at] : rest.get(text);
    rest.delete(text);
    if (old === undefined) found.push({ kind: 'added-server', server });
    else if (!sameServer(old, server)) {
      const attributes = attributeChanges(serverValues(old), serverValues(server), left, right);
      if (attributes.length > 0) found.push({ kind: 'changed-server', before: old, after: server, attributes });
    }
  }
  for (const server of rest.values()) found.push({ kind: 'removed-server', server });
  return found;
}

/** Shown instead of a persistence timeout. */
const notKnown = '?';

function settingsValues({ scheduler, flags, persistence, engine, onePacket }: ServiceSettings): Values {
  return [
    ['scheduler', scheduler],
    ['flags', flagNames(scheduler, flags).join(',') || null],
    ['persistence', persistence && (persistence.ticks === undefined ? String(persistence.timeout) : notKnown)],
    ['netmask', persistence ? String(persistence.netmask) : null],
    ['engine', engine],
    ['one-packet', onePacket ? 'on' : null],
  ];
}

function serverValues({ method, weight, upper, lower, tunnel }: RealServer): Values {
  return [
    ['method', forwardingMethods[method].word],
    ['weight', String(weight)],
    ['upper', upper === 0 ? null : String(upper)],
    ['lower', lower === 0 ? null : String(lower)],
    ['tunnel', tunnelText(tunnel)],
  ];
}

const hiddenBy: Readonly<Partial<Record<ServiceAttribute, UnknownFact>>> = {
  upper: 'thresholds',
  lower: 'thresholds',
  engine: 'engine',
  flags: 'flags',
  tunnel: 'tunnel',
};

/** A value that one side does not show differs only from an explicit one on the other side. */
function attributeChanges(before: Values, after: Values, left: Unknowns, right: Unknowns): readonly AttributeChange[] {
  const found: AttributeChange[] = [];
  for (const [at, [attribute, old]] of before.entries()) {
    const value = after[at]?.[1] ?? null;
    if (old === value) continue;
    if (old !== null && value !== null && (old === notKnown || value === notKnown)) continue;
    const hidden = hiddenBy[attribute];
    const leftKnows = hidden === undefined || !left.has(hidden);
    const rightKnows = hidden === undefined || !right.has(hidden);
    if ((!leftKnows && value === null) || (!rightKnows && old === null)) continue;
    found.push({ attribute, ...(leftKnows && { before: old }), ...(rightKnows && { after: value }) });
  }
  return found;
}
