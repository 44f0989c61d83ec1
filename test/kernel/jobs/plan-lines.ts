import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { plan } from '../../../src/cli/commands/plan.ts';
import type { Table } from '../../../src/domain/table.ts';
import { planChanges, type PlanOptions } from '../../../src/plan/plan-changes.ts';
import { changeLine } from '../../../src/syntax/change-line.ts';
import { emitTable } from '../../../src/syntax/emit.ts';
import { anyTable } from '../../plan/support/arbitrary-tables.ts';
import { fact, ran } from '../fact.ts';
import { inProcess } from '../in-process.ts';

const options = { director: ['ipvsadm'], format: 'commands', only: [], 'allow-empty': true, isolated: true };
/** A plan refuses a target with a flag that a save would lose. */
const savable = anyTable.filter(({ services }) => services.every(({ flags }) => (flags & 4) === 0));
const pair = fc.tuple(savable, savable);
/** The last line ends what the others print. */
const view = ['-S -n', '-L -n --thresholds', '-L --timeout'];
let lines = 0;

for (const [number, [from, to]] of fc.sample(pair, { numRuns: 30, seed: 20240229 }).entries()) {
  await fact(
    `from rule set ${number} to its partner: ipvsadm takes each line of the plan, and the last leaves the target`,
    async () => {
      leads({ from, to, forth: await plannedLines(from, to) });
    },
  );
}

const drain = { timeoutMs: 1000 };
const ways: readonly PlanOptions[] = [{ drain }, { drain, enforceOrder: true }, {}];
const more = fc.sample(fc.tuple(pair, fc.constantFrom(...ways)), { numRuns: 200, seed: 20240301 });
for (let at = 0; at < more.length; at += 50) {
  await fact(`rule sets ${at} to ${at + 49} of those that are drained: the same, and the way back leads back`, () => {
    for (const [[from, to], way] of more.slice(at, at + 50)) {
      const { steps, inverse } = planChanges(from, to, { ...way, impacts: false });
      leads({ from, to, forth: steps.map(({ change }) => changeLine(change)), back: inverse.map(changeLine) });
    }
  });
}
await fact(`those were ${lines} lines`, () => {
  assert.ok(lines > 3000);
});

interface Way {
  readonly from: Table;
  readonly to: Table;
  readonly forth: readonly string[];
  readonly back?: readonly string[];
}

/** After each line a service that had and will have a server with a weight has one; the way back ends where it began. */
function leads({ from, to, forth, back }: Way): void {
  const steps = [...forth, ...(back ?? [])];
  const [target, ...seen] = views([
    ...[...fromEmpty(to), ...view],
    ...[...fromEmpty(from), ...view],
    ...steps.flatMap((line) => [line, ...view]),
  ]);
  const told = ['from', emitTable(from), 'by', ...steps, 'to', emitTable(to)].join('\n');
  assert.equal(seen.length, steps.length + 1, told);
  assert.deepEqual(seen[forth.length]?.sorted, target?.sorted, told);
  if (back) assert.deepEqual(seen.at(-1)?.sorted, seen[0]?.sorted, told);
  const always = [...(seen[0]?.eligible ?? [])].filter((service) => target?.eligible.has(service));
  for (const [place, { eligible }] of seen.entries()) {
    const without = always.filter((service) => !eligible.has(service));
    assert.deepEqual({ after: steps[place - 1], without }, { after: steps[place - 1], without: [] }, told);
  }
  lines += steps.length;
}

/** Empties the table and fills it. */
function fromEmpty(table: Table): readonly string[] {
  return ['-C', ...linesOf(emitTable(table, { lossless: true }))];
}

interface View {
  /** Rules and thresholds; the plan leaves the order of addition alone. */
  readonly sorted: readonly string[];
  /** The services that have a server with a weight. */
  readonly eligible: ReadonlySet<string>;
}

/** Runs lines in one process, which refuses none, and tells what each view among them saw. */
function views(stream: readonly string[]): readonly View[] {
  const { stdout, stderr } = ran('ipvsadm', ['-R'], `${stream.join('\n')}\n`);
  assert.equal(stderr, '', stream.join('\n'));
  return stdout
    .split(/^Timeout .*\n/m)
    .slice(0, -1)
    .map((text) => {
      const sorted = [...linesOf(text)].sort();
      const weighty = sorted.flatMap((line) => /^-a (.*) -r .* -w [1-9]/.exec(line)?.[1] ?? []);
      return { sorted, eligible: new Set(weighty) };
    });
}

/** What `plan --format commands` prints, in this process: starting Node for each would take longer than all the rest. */
async function plannedLines(from: Table, to: Table): Promise<readonly string[]> {
  views(fromEmpty(from));
  writeFileSync('/tmp/target.rules', emitTable(to, { lossless: true }));
  const { exit, stdout, stderr } = await inProcess(plan, ['/tmp/target.rules'], options);
  assert.equal(exit, 0, stderr);
  return linesOf(stdout);
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '');
}
