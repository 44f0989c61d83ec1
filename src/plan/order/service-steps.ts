import type { Change } from '../../domain/change.ts';
import { type RealServer, type ServerKey, serverKeyText } from '../../domain/server.ts';
import type { Service, ServiceSettings } from '../../domain/service.ts';
import type { KernelSettings } from '../kernel-settings.ts';
import { settingsEdits } from './settings-edits.ts';
import { drainWorth, fallbackFirst, refusesQuiesced, whyNotDrained } from './drain-worth.ts';
import type { StepDraft } from '../step.ts';
import { toAddAgain } from '../diff/reorder.ts';
import type { ChangedService, Reorder } from '../diff/table-diff.ts';

export interface ServiceOrderOptions extends Pick<KernelSettings, 'forgetsClients'> {
  /** Also plan steps for a difference in order alone: servers are removed and added again. */
  readonly enforceOrder?: boolean;
  /** Drain: quiesce a server and wait at most this long for it to empty before it is removed. */
  readonly drain?: { readonly timeoutMs: number };
}

/** A server to drain: quiesced, waited for, then removed. */
export interface DrainSteps {
  readonly server: RealServer;
  readonly quiesce: readonly StepDraft[];
  readonly gone: StepDraft;
}

/** The steps of a service that stays, in the order of these fields. */
export interface ServiceSteps {
  /** Less disruptive settings, new servers, higher weights. */
  readonly give: readonly StepDraft[];
  /** Lower weights, weight 0. */
  readonly take: readonly StepDraft[];
  readonly drains: readonly DrainSteps[];
  /** Other removals, and last the more disruptive settings. */
  readonly finish: readonly StepDraft[];
}

export function serviceSteps(diff: ChangedService, options: ServiceOrderOptions): ServiceSteps {
  const { added, raised, lowered, quiesced, removed } = sorted(diff);
  const edits = settingsEdits(diff);
  const meanwhile = edits.early[0]?.settings ?? diff.before;
  const step = (change: Change, phase: 'give' | 'take', reason: string): StepDraft => ({
    change,
    kind: change.kind,
    phase,
    reason,
  });
  const add = (server: RealServer): Change => ({ kind: 'add-server', service: diff.key, server });
  const edit = (server: RealServer): Change => ({ kind: 'edit-server', service: diff.key, server });
  const remove = (server: ServerKey): Change => ({
    kind: 'delete-server',
    service: diff.key,
    server: { address: server.address, port: server.port },
  });
  const whyQuiesced = quiescedReason(meanwhile, diff.after);
  const removals = removed.map(removal);
  const again = options.enforceOrder && diff.reorder ? addAgain(diff, diff.reorder) : [];
  return {
    give: [
      ...edits.early.map(({ settings, reason }) => step(editService(settings), 'give', reason)),
      ...added.map((server) => step(add(server), 'give', 'added before any old server is removed')),
      ...raised.map((server) => step(edit(server), 'give', 'raised before any other server is lowered or removed')),
    ],
    take: [
      ...lowered.map((server) => step(edit(server), 'take', 'lowered after the other servers have their full weight')),
      ...quiesced.map((server) => step(edit(server), 'take', whyQuiesced)),
    ],
    drains: removals.flatMap(({ server, drained }) => (drained ? [{ server, ...drained }] : [])),
    finish: [
      ...removals.flatMap(({ gone }) => gone ?? []),
      ...again.flatMap((server) => [
        step(remove(server), 'take', 'removed, to be added again at its position in the order'),
        step(add(server), 'take', 'added again at its position in the order'),
      ]),
      ...edits.late.map(({ settings, reason }) => step(editService(settings), 'take', reason)),
    ],
  };

  function removal(server: RealServer): { server: RealServer; gone?: StepDraft; drained?: Omit<DrainSteps, 'server'> } {
    const gone = step(remove(server), 'take', 'removed after all other servers are in place');
    const { drain, forgetsClients } = options;
    if (drain === undefined) return { server, gone };
    const worth = drainWorth(meanwhile, diff.after, server);
    if (worth !== 'worth') return { server, gone: { ...gone, reason: whyNotDrained(worth, meanwhile) } };
    const quiet: RealServer = { ...server, weight: 0 };
    const quiesce = step(edit(quiet), 'take', 'quiesced, so that its connections can end before it is removed');
    const returning = meanwhile.persistence !== null && forgetsClients !== true;
    return {
      server,
      drained: {
        quiesce: server.weight === 0 ? [] : [quiesce],
        gone: { ...gone, drain: { ...drain, ...(returning && { returning }) } },
      },
    };
  }
}

/** A reason that does not contradict the impact. */
function quiescedReason(meanwhile: ServiceSettings, { servers }: Service): string {
  if (refusesQuiesced(meanwhile)) return `the target has weight 0 here${fallbackFirst(meanwhile)}`;
  return servers.some(({ weight }) => weight > 0)
    ? 'weight 0 only once the others can take its clients'
    : 'the target has weight 0 at every server';
}

function editService(service: ServiceSettings): Change {
  return { kind: 'edit-service', service };
}

function sorted({ servers }: ChangedService) {
  const added: RealServer[] = [];
  const raised: RealServer[] = [];
  const lowered: RealServer[] = [];
  const quiesced: RealServer[] = [];
  const removed: RealServer[] = [];
  for (const each of servers) {
    if (each.kind === 'added-server') added.push(each.server);
    else if (each.kind === 'removed-server') removed.push(each.server);
    else if (each.after.weight === 0 && each.before.weight > 0) quiesced.push(each.after);
    else if (narrows(each.before, each.after)) lowered.push(each.after);
    else raised.push(each.after);
  }
  return { added, raised, lowered, quiesced, removed };
}

/** A server that comes back from weight 0 counts as widening, whatever its thresholds. */
function narrows(before: RealServer, after: RealServer): boolean {
  if (before.weight === 0 && after.weight > 0) return false;
  return after.weight < before.weight || limit(after.upper) < limit(before.upper);
}

function limit(upper: number): number {
  return upper === 0 ? Infinity : upper;
}

/** Empty if removing one would leave the service without an eligible server. */
function addAgain({ before, after }: ChangedService, order: Reorder): readonly RealServer[] {
  const again = toAddAgain(order);
  const byKey = new Map(after.servers.map((server) => [serverKeyText(server), server]));
  const servers = again.flatMap((key) => byKey.get(serverKeyText(key)) ?? []);
  const served = before.servers.some(({ weight }) => weight > 0);
  const eligible = after.servers.filter(({ weight }) => weight > 0).length;
  const takesOnly = eligible === 1 && servers.some(({ weight }) => weight > 0);
  return served && takesOnly ? [] : servers;
}
