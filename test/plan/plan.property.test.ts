import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Change } from '../../src/domain/change.ts';
import type { Table } from '../../src/domain/table.ts';
import { type Ipvs, ipvs } from '../../src/kernel/ipvs.ts';
import { checkChanges } from '../../src/plan/check.ts';
import { fingerprint } from '../../src/plan/saved/table-fingerprint.ts';
import { planChanges, type PlanOptions } from '../../src/plan/plan-changes.ts';
import { anyTable } from './support/arbitrary-tables.ts';

const runs = { numRuns: 400 };

/** How many clients move is not computed here. */
const quick: PlanOptions = { impacts: false };

/** A kernel that holds the table, having taken it service by service. */
function holding(table: Table): Ipvs {
  const kernel = ipvs();
  run(
    kernel,
    planChanges({ services: [] }, table, quick).steps.map(({ change }) => change),
  );
  return kernel;
}

function run(kernel: Ipvs, changes: readonly Change[]): void {
  for (const change of changes) expect([kernel.apply(change), change]).toEqual([null, change]);
}

const anyOptions: fc.Arbitrary<PlanOptions> = fc.constantFrom(
  quick,
  { ...quick, drain: { timeoutMs: 1000 } },
  { ...quick, enforceOrder: true },
  { ...quick, enforceOrder: true, drain: { timeoutMs: 1000 } },
);

describe('a plan between any two tables', () => {
  test('is taken by the kernel line by line and reaches the target', () => {
    fc.assert(
      fc.property(anyTable, anyTable, anyOptions, (from, to, options) => {
        const kernel = holding(from);
        run(
          kernel,
          planChanges(from, to, options).steps.map(({ change }) => change),
        );
        expect(fingerprint(kernel.table())).toBe(fingerprint(to));
        expect(planChanges(kernel.observe(), to, quick).steps).toEqual([]);
      }),
      runs,
    );
  });

  test('keeps every promise after every step', () => {
    fc.assert(
      fc.property(anyTable, anyTable, anyOptions, (from, to, options) => {
        const { steps } = planChanges(from, to, options);
        const changes = steps.map(({ change }) => change);
        expect(checkChanges(from, changes, to, { addedAgain: options.enforceOrder === true })).toEqual([]);
      }),
      runs,
    );
  });

  test('can be undone', () => {
    fc.assert(
      fc.property(anyTable, anyTable, (from, to) => {
        const kernel = holding(to);
        const { inverse } = planChanges(from, to, quick);
        expect(checkChanges(to, inverse, from)).toEqual([]);
        run(kernel, inverse);
        expect(fingerprint(kernel.table())).toBe(fingerprint(from));
      }),
      runs,
    );
  });

  test('may stop after any step: a new plan leads on from there', () => {
    fc.assert(
      fc.property(anyTable, anyTable, fc.nat(), (from, to, stop) => {
        const kernel = holding(from);
        const changes = planChanges(from, to, quick).steps.map(({ change }) => change);
        run(kernel, changes.slice(0, stop % (changes.length + 1)));
        const again = planChanges(kernel.observe(), to, quick);
        run(
          kernel,
          again.steps.map(({ change }) => change),
        );
        expect(fingerprint(kernel.table())).toBe(fingerprint(to));
      }),
      runs,
    );
  });

  test('leads to the order of the target when that is enforced', () => {
    fc.assert(
      fc.property(anyTable, anyTable, (from, to) => {
        const kernel = holding(from);
        const plan = planChanges(from, to, { ...quick, enforceOrder: true });
        run(
          kernel,
          plan.steps.map(({ change }) => change),
        );
        const left = planChanges(kernel.table(), to, quick).drift;
        for (const { key } of left) {
          const service = to.services.find((each) => each.key === key);
          expect(service?.servers.filter(({ weight }) => weight > 0)).toHaveLength(1);
        }
      }),
      runs,
    );
  });
});

describe('what the options leave alone stays as it was', () => {
  test('without removals nothing is removed', () => {
    fc.assert(
      fc.property(anyTable, anyTable, (from, to) => {
        const { steps } = planChanges(from, to, { ...quick, allow: ['add', 'edit'] });
        expect(steps.filter(({ kind }) => kind.startsWith('delete'))).toEqual([]);
      }),
      runs,
    );
  });

  test('without any allowed kind nothing is done', () => {
    fc.assert(
      fc.property(anyTable, anyTable, (from, to) => {
        expect(planChanges(from, to, { ...quick, allow: [] }).steps).toEqual([]);
        expect(planChanges(from, to, { ...quick, only: () => false }).steps).toEqual([]);
      }),
      runs,
    );
  });

  test('weights that are kept are never edited', () => {
    fc.assert(
      fc.property(anyTable, anyTable, (from, to) => {
        const { diff } = planChanges(from, to, { ...quick, keepWeights: true });
        const attributes = diff.services
          .flatMap((service) => (service.kind === 'changed-service' ? service.servers : []))
          .flatMap((server) => (server.kind === 'changed-server' ? server.attributes : []));
        expect(attributes.filter(({ attribute }) => attribute === 'weight')).toEqual([]);
      }),
      runs,
    );
  });

  test('what neither the target nor its last version named is foreign, and stays when only what is owned may go', () => {
    fc.assert(
      fc.property(anyTable, anyTable, (from, to) => {
        const known = { services: [] };
        const removals = planChanges(from, to, { ...quick, known }).steps.filter(({ kind }) =>
          kind.startsWith('delete'),
        );
        expect(removals.every(({ foreign }) => foreign)).toBe(true);
        expect(planChanges(from, to, { ...quick, known, owned: true }).steps.map(({ kind }) => kind)).not.toContain(
          'delete-server',
        );
        const all = planChanges(from, to, { ...quick, known: from }).steps;
        expect(all.some(({ foreign }) => foreign)).toBe(false);
      }),
      runs,
    );
  });
});
