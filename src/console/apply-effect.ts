import { tableOf } from '../domain/observation.ts';
import type { Effect } from './effect.ts';
import type { Event } from './event.ts';
import type { ConsolePorts } from './ports.ts';
import { isStill } from './writing/outcome.ts';

/**
 * Makes the changes that were confirmed: looks first whether the services concerned are still as they were shown, keeps
 * the table, applies, reads the table again, and writes the log.
 */
export async function applyEffect(effect: Extract<Effect, { kind: 'apply' }>, ports: ConsolePorts): Promise<Event> {
  const done = await ports.log.alone(() => applyAlone(effect, ports));
  return done.ok ? done.value : notApplied(effect, ports, done.failure);
}

async function applyAlone(effect: Extract<Effect, { kind: 'apply' }>, ports: ConsolePorts): Promise<Event> {
  const { proposal, outcome } = effect;
  const { director, log, clock, explain, interrupted } = ports;
  const now = await director.observe(interrupted);
  if (!now.ok) return notApplied(effect, ports, explain(now.failure));
  if (!isStill(outcome, now.value)) {
    return notApplied(effect, ports, 'the table was changed by somebody else meanwhile; look again');
  }
  const before = tableOf(now.value);
  const kept = await log.keep(before);
  if (!kept.ok) return notApplied(effect, ports, kept.failure);
  const done = await director.apply(proposal.changes);
  const seen = done.ok ? await director.observe() : null;
  const after = seen?.ok ? tableOf(seen.value) : null;
  const failure = done.ok ? (done.value[0]?.said.trim() ?? null) : explain(done.failure);
  const recorded = await log.record(kept.value, {
    title: proposal.title,
    changes: proposal.changes,
    before,
    after,
    failure,
  });
  if (!done.ok) return notApplied(effect, ports, explain(done.failure));
  return {
    kind: 'applied',
    at: clock.now(),
    proposal,
    outcome,
    refused: done.value,
    observation: seen?.ok ? seen.value : null,
    unlogged: recorded.ok ? null : recorded.failure,
  };
}

function notApplied({ proposal }: Extract<Effect, { kind: 'apply' }>, { clock }: ConsolePorts, reason: string): Event {
  return { kind: 'not-applied', at: clock.now(), proposal, reason };
}
