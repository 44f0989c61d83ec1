import { markedRules } from '../../src/lint/marked-rules.ts';
import { ruleNamed } from '../../src/lint/registry.ts';

/** What became of the first packets of 128 clients: how many each server got, the most first, and the rest. */
export interface Seen {
  readonly served: readonly number[];
  readonly refused: number;
  readonly ignored: number;
}

export const clients = 128;

/** Where a client comes from. */
export function sourceOf(client: number): string {
  return `203.0.${113 + (client >> 7)}.${(client & 127) + 1}`;
}

/** What a rule says about traffic, as figures of one of its bad examples. */
export const figures: readonly (readonly [rule: string, example: number, Seen])[] = [
  ['LVS221', 0, { served: [], refused: 128, ignored: 0 }],
  ['LVS301', 0, { served: [], refused: 128, ignored: 0 }],
  ['LVS302', 0, { served: [], refused: 128, ignored: 0 }],
  ['LVS305', 0, { served: [64], refused: 64, ignored: 0 }],
  ['LVS306', 0, { served: [101, 27], refused: 0, ignored: 0 }],
  ['LVS309', 0, { served: [128], refused: 0, ignored: 0 }],
  ['LVS310', 0, { served: [128], refused: 0, ignored: 0 }],
  ['LVS311', 0, { served: [128], refused: 0, ignored: 0 }],
  ['LVS312', 0, { served: [128], refused: 0, ignored: 0 }],
  ['LVS313', 0, { served: [2], refused: 126, ignored: 0 }],
  ['LVS316', 0, { served: [100], refused: 28, ignored: 0 }],
  ['LVS329', 0, { served: [], refused: 0, ignored: 128 }],
];

export function badExample(id: string, index: number): string {
  const found = ruleNamed(id)?.bad[index];
  if (found === undefined) throw new Error(`${id} has no example ${index}`);
  return markedRules(typeof found === 'string' ? found : found.text).text;
}
