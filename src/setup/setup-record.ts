import * as v from 'valibot';
import { jsonFaultText, readJson } from '../domain/read-json.ts';
import { printableJson } from '../domain/printable-json.ts';
import { failure, type Result, success } from '../domain/result.ts';
import { isInForce } from './in-force.ts';
import { actionKey, type SetupAction } from './setup-action.ts';
import type { SetupFacts } from './setup-facts.ts';

/** What was done to a host, with what was there before; written before it is done. */
export interface SetupRecord {
  /** The boot in which it was done: the next one has lost it. Null if the host does not tell. */
  readonly boot: string | null;
  readonly actions: readonly SetupAction[];
}

/**
 * The record with the actions that are about to be done. What was done earlier and still holds keeps what was before it;
 * what was undone by hand is dropped.
 */
export function recordWith(
  earlier: SetupRecord | null,
  actions: readonly SetupAction[],
  boot: string | null,
  facts: SetupFacts,
): SetupRecord {
  const kept = earlier?.boot === boot ? earlier.actions.filter((each) => isInForce(each, facts)) : [];
  const keys = new Set(kept.map(actionKey));
  return { boot, actions: [...kept, ...actions.filter((action) => !keys.has(actionKey(action)))] };
}

export function setupRecordText(record: SetupRecord): string {
  return `${printableJson({ version: 1, ...record }, 2)}\n`;
}

const family = v.picklist(['inet', 'inet6']);
const texts = v.array(v.string());
const place = { address: v.string(), length: v.number(), device: v.string() };

const entry = v.object({
  ...place,
  scope: v.string(),
  isSecondary: v.boolean(),
  isDeprecated: v.boolean(),
  isNoDad: v.boolean(),
  isTentative: v.boolean(),
  broadcast: v.exactOptional(v.string()),
  label: v.exactOptional(v.string()),
});

const action = v.variant('kind', [
  v.object({ kind: v.literal('load-module'), module: v.string(), loadedBefore: texts }),
  v.object({
    kind: v.literal('set-sysctl'),
    path: v.string(),
    value: v.string(),
    before: v.nullable(v.string()),
    along: v.record(v.string(), v.string()),
  }),
  v.object({ kind: v.literal('add-device'), device: v.string(), type: texts }),
  v.object({ kind: v.literal('raise-device'), device: v.string() }),
  v.object({ kind: v.literal('add-address'), ...place, options: texts }),
  v.object({ kind: v.literal('remove-address'), entry }),
  v.object({ kind: v.literal('retire-address'), ...place }),
  v.object({ kind: v.literal('open-fou'), port: v.number(), family }),
  v.object({
    kind: v.literal('set-gateway'),
    family,
    gateway: v.string(),
    device: v.string(),
    before: v.nullable(texts),
  }),
]);

const schema = v.object({ version: v.literal(1), boot: v.nullable(v.string()), actions: v.array(action) });

/** The failure says what is wrong with the text. */
export function readSetupRecord(text: string): Result<SetupRecord, string> {
  const read = readJson(text);
  if (!read.ok) return failure(jsonFaultText(read.failure));
  const found = v.safeParse(schema, read.value);
  if (!found.success) return failure(`it is not a record of setup: ${found.issues[0].message}`);
  const { boot, actions } = found.output;
  return success({ boot, actions } satisfies SetupRecord);
}
