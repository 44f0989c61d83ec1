import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tableAfter } from '../../src/domain/apply-change.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { checkChanges } from '../../src/plan/check.ts';
import { partsOf } from '../../src/plan/plan-parts.ts';
import { planChanges } from '../../src/plan/plan-changes.ts';
import { fingerprint } from '../../src/plan/saved/table-fingerprint.ts';
import { anyTable } from './support/arbitrary-tables.ts';

const changesOf = ({ steps }: Plan) => steps.map(({ change }) => change);

test('a plan in two parts makes the same steps, keeps every promise, and takes nothing away in its first part', () => {
  fc.assert(
    fc.property(anyTable, anyTable, fc.boolean(), (from, to, drains) => {
      const plan = planChanges(from, to, { impacts: false, ...(drains && { drain: { timeoutMs: 1000 } }) });
      const { give, take } = partsOf(plan, from);
      expect([...give.steps, ...take.steps]).toEqual(plan.steps);
      const between = tableAfter(from, changesOf(give));
      expect(take.from.fingerprint).toBe(fingerprint(between, changesOf(take)));
      expect(checkChanges(from, changesOf(give), give.target)).toEqual([]);
      expect(checkChanges(between, changesOf(take), take.target)).toEqual([]);
      expect(fingerprint(take.target)).toBe(fingerprint(to));
      expect(changesOf(give).filter(({ kind }) => kind.startsWith('delete'))).toEqual([]);
      expect(changesOf(take).filter(({ kind }) => kind === 'add-service')).toEqual([]);
    }),
    { numRuns: 100, seed: 17 },
  );
});
