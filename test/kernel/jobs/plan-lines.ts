import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { plan } from '../../../src/cli/commands/plan.ts';
import type { Table } from '../../../src/domain/table.ts';
import { emitTable } from '../../../src/syntax/emit.ts';
import { anyTable } from '../../plan/support/arbitrary-tables.ts';
import { fact, output, ran } from '../fact.ts';
import { inProcess } from '../in-process.ts';

const options = { director: 'ipvsadm', format: 'commands', only: [], 'allow-empty': true, isolated: true };
/** A plan refuses a target with a flag that a save would lose. */
const savable = anyTable.filter(({ services }) => services.every(({ flags }) => (flags & 4) === 0));
const pairs = fc.sample(fc.tuple(savable, savable), { numRuns: 30, seed: 20240229 });
let lines = 0;

for (const [number, [from, to]] of pairs.entries()) {
  await fact(
    `from rule set ${number} to its partner: ipvsadm takes each line of the plan, and the last leaves the target`,
    async () => {
      const target = state(to);
      const before = state(from);
      for (const line of await plannedLines(to)) {
        const { exit, stderr } = ran('ipvsadm', line.split(' '));
        assert.deepEqual({ line, exit, stderr }, { line, exit: 0, stderr: '' }, `from\n${before}to\n${target}`);
        lines++;
      }
      assert.equal(seen(), target, `from\n${before}`);
    },
  );
}
await fact(`those were ${lines} lines`, () => {
  assert.ok(lines > 100);
});

/** Fills an emptied kernel and tells what it then shows. */
function state(table: Table): string {
  output('ipvsadm', '-C');
  assert.equal(ran('ipvsadm', ['-R'], emitTable(table, { lossless: true })).stderr, '');
  return seen();
}

/** Rules and thresholds; the plan leaves the order of addition alone. */
function seen(): string {
  const listing = ['-S -n', '-L -n --thresholds'].map((view) =>
    output('ipvsadm', ...view.split(' '))
      .split('\n')
      .sort(),
  );
  return listing.flat().join('\n');
}

/** What `plan --format commands` prints, in this process: starting Node for each would take longer than all the rest. */
async function plannedLines(to: Table): Promise<readonly string[]> {
  writeFileSync('/tmp/target.rules', emitTable(to, { lossless: true }));
  const { exit, stdout, stderr } = await inProcess(plan, ['/tmp/target.rules'], options);
  assert.equal(exit, 0, stderr);
  return stdout.split('\n').filter((line) => line !== '');
}
