import type { HostCommand } from '../ports/host.ts';
import { givingBack, restOfSwitch } from './action-commands.ts';
import { isInForce } from './in-force.ts';
import type { SetupAction } from './setup-action.ts';
import type { SetupFacts } from './setup-facts.ts';
import type { SetupRecord } from './setup-record.ts';

/** How a host gets back what it had before. */
export interface StepsBack {
  readonly steps: readonly UndoStep[];
  /** What was changed by others since, and stays as it is. */
  readonly changedSince: readonly SetupAction[];
}

export interface UndoStep {
  readonly action: SetupAction;
  readonly commands: readonly HostCommand[];
}

/** The last change first. What is as it was before needs nothing: it was never done, or is undone already. */
export function stepsBack({ actions }: SetupRecord, facts: SetupFacts): StepsBack {
  const reversed = [...actions].reverse();
  return {
    steps: reversed
      .map((action) => ({ action, commands: commandsFor(action, facts) }))
      .filter(({ commands }) => commands.length > 0),
    changedSince: reversed.filter((action) => !isInForce(action, facts) && !isAsBefore(action, facts)),
  };
}

function commandsFor(action: SetupAction, facts: SetupFacts): readonly HostCommand[] {
  if (isInForce(action, facts)) return givingBack(action);
  return action.kind === 'set-sysctl' ? restOfSwitch(action, facts.sysctls) : [];
}

function isAsBefore(action: SetupAction, { sysctls }: SetupFacts): boolean {
  if (action.kind !== 'set-sysctl' || action.before === null) return true;
  const value = sysctls[action.path];
  return value === undefined || value === action.before;
}
