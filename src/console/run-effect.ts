import { tableOfRules } from '../change/table-of-rules.ts';
import { unreachable } from '../domain/unreachable.ts';
import { applyEffect } from './apply-effect.ts';
import type { ConsoleEffect } from './effect.ts';
import type { ConsoleEvent } from './event.ts';
import type { ConsolePorts } from './ports.ts';
import { withDeadline } from './with-deadline.ts';
import { isBeyondRules } from '../domain/observation.ts';

/** Effects that answer with an event. The shell handles those of the terminal. */
export type AsyncEffect = Exclude<ConsoleEffect, { kind: 'quit' | 'redraw' | 'suspend' | 'copy' }>;

/** Performs the effects of the console. */
export async function runEffect(effect: AsyncEffect, ports: ConsolePorts): Promise<ConsoleEvent> {
  switch (effect.kind) {
    case 'observe':
      return observe(ports);
    case 'connections':
      return connections(ports);
    case 'apply':
      return applyEffect(effect, ports);
    case 'save': {
      const saved = await ports.save(effect.path, effect.observation, effect.overwrite);
      if (saved.ok && saved.value === 'exists') return { kind: 'save-exists', path: effect.path };
      if (saved.ok) {
        const { services } = effect.observation;
        const beyondRules = services.flatMap(({ servers }) => servers).filter(isBeyondRules).length;
        return { kind: 'saved', path: effect.path, services: services.length, beyondRules };
      }
      return { kind: 'failed', reason: `${effect.path} was not written: ${saved.failure}` };
    }
    case 'read-target':
      return { kind: 'target-read', path: effect.path, found: await ports.readTarget(effect.path) };
    case 'read-fix': {
      const { title, rules } = effect;
      return { kind: 'fix-read', title, table: await tableOfRules(Buffer.from(rules)) };
    }
    default:
      return unreachable(effect);
  }
}

async function observe(ports: ConsolePorts): Promise<ConsoleEvent> {
  const { director, clock, explain } = ports;
  const observed = await withDeadline((signal) => director.observe(signal), ports);
  const at = clock.now();
  if (observed.ok) return { kind: 'observed', at, observation: observed.value };
  return { kind: 'not-observed', at, reason: explain(observed.failure) };
}

async function connections(ports: ConsolePorts): Promise<ConsoleEvent> {
  const { director, explain } = ports;
  const found = await withDeadline((signal) => director.connections(signal), ports);
  if (found.ok) return { kind: 'connections', connections: found.value };
  return { kind: 'failed', reason: explain(found.failure) };
}
