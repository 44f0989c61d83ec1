import * as v from 'valibot';
import { issueSentence } from '../../domain/schema-issue.ts';
import type { Change } from '../../domain/change.ts';
import { readJson } from '../../domain/read-json.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import type { Table } from '../../domain/table.ts';
import type { Plan } from '../plan.ts';
import { planOfSteps } from './plan-of-steps.ts';
import { planDigest } from './plan-digest.ts';
import { changeSchema } from './saved-change.ts';
import type { Step } from '../step.ts';

const effect = v.object({
  kind: v.picklist(['unchanged', 'changed', 'brief-loss', 'loss']),
  note: v.optional(v.string()),
});

const schema = v.object({
  version: v.literal(1),
  from: v.object({ fingerprint: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)) }),
  steps: v.array(
    v.object({
      command: v.string(),
      phase: v.picklist(['prepare', 'give', 'take', 'remove', 'finish']),
      reason: v.string(),
      impact: v.looseObject({ newConnections: effect, existing: effect, persistence: effect }),
      drain: v.optional(v.object({ timeoutMs: v.number(), returning: v.optional(v.literal(true)) })),
      foreign: v.optional(v.literal(true)),
      change: changeSchema,
    }),
  ),
  targetErrors: v.array(v.string()),
  limits: v.array(v.string()),
});

export interface SavedPlan {
  readonly fingerprint: string;
  readonly steps: readonly Step[];
  /** Lint errors in the target of the plan: a plan with errors is not applied. */
  readonly targetErrors: readonly string[];
  /** Limits of its caller that the plan broke: it is not applied either. */
  readonly limits: readonly string[];
}

/** Reads a saved plan; `lineOf` writes the line of a change, to detect manual edits. */
export function readSavedPlan(text: string, lineOf: (change: Change) => string): Result<SavedPlan, string> {
  const value = readJson(text);
  if (!value.ok) return failure(value.failure.what);
  if (isOfAnotherVersion(value.value))
    return failure('it was saved by another version of lvsrules; make the plan again');
  if (isEdited(value.value)) return failure('it was edited after it was saved; make the plan again');
  const read = v.safeParse(schema, value.value);
  if (!read.success) {
    const [issue] = read.issues;
    return failure(`${v.getDotPath(issue) ?? 'the whole'}: ${issueSentence(issue)}`);
  }
  const steps = read.output.steps.map(({ command, ...step }) => ({
    command,
    step: { ...step, kind: step.change.kind } as Step,
  }));
  const edited = steps.findIndex(({ command, step }) => lineOf(step.change) !== command);
  if (edited >= 0) return failure(`step ${edited + 1} was edited: its command and its change differ`);
  return success({
    fingerprint: read.output.from.fingerprint,
    steps: steps.map(({ step }) => step),
    targetErrors: read.output.targetErrors,
    limits: read.output.limits,
  });
}

/** What binds the parts is missing: the plan is older than that, or it was deleted by hand. */
function isOfAnotherVersion(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('version' in value)) return false;
  return value.version !== 1 || ('steps' in value && !('digest' in value));
}

function isEdited(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'digest' in value && value.digest !== planDigest(value);
}

/** A saved plan with the table that it starts from. */
export function planFromSaved({ fingerprint, steps }: SavedPlan, from: Table): Plan {
  return planOfSteps(steps, from, fingerprint);
}
