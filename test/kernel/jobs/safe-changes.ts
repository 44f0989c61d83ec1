import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import assert from 'node:assert/strict';
import { promisify } from 'node:util';
import { apply as applyCommand } from '../../../src/cli/commands/apply.ts';
import { predict } from '../../../src/ipvsadm/predict.ts';
import { concernedService } from '../../../src/domain/subject.ts';
import type { ImpactKind } from '../../../src/plan/impact.ts';
import { planChanges } from '../../../src/plan/plan-changes.ts';
import { director } from '../director-facts.ts';
import { fact, output, ran } from '../fact.ts';
import { inProcess } from '../in-process.ts';
import { startRealServer } from '../real-server.ts';
import { series, start, type Undertaking, virtual } from '../series.ts';
import { type Count, traffic } from '../traffic.ts';

const run = promisify(execFile);
const head = ['change', 'plan: lost', 'apply: new', 'apply: held', 'restore: new', 'restore: held'];

// The series under traffic, twice: by apply, held to what the plan says, then by clearing and restoring.
process.on('uncaughtExceptionMonitor', () => {
  process.stdout.write('not ok - the series runs to its end\n');
});
output('ip', 'link', 'add', 'd0', 'type', 'dummy');
output('ip', 'link', 'set', 'd0', 'up');
for (const address of virtual) output('ip', 'addr', 'add', `${address}/32`, 'dev', 'd0');
output('ip', 'route', 'add', 'local', '11.0.0.0/8', 'dev', 'lo');
for (const number of [1, 2, 3]) await startRealServer(number, virtual);
clearAndFill(start);
const clients = traffic(virtual);

const safe: { readonly says: Says; readonly count: Count }[] = [];
await clients.steady();
for (const each of series) {
  const says = await whatThePlanSays(each);
  const count = await clients.during(async () => {
    if (each.drainSeconds !== undefined) clients.hold(3000);
    await apply(each);
    clients.hold(Infinity);
  });
  safe.push({ says, count });
  await clients.steady();
  await fact(`${each.title}: there is traffic`, () => {
    assert.ok(count.begun > 10 && count.held > 10);
  });
  // Where existing connections are cut, some that began just before are among them.
  const begun = says.existing === 'none' ? says.newConnections : says.existing;
  await promised(`${each.title}: none of ${count.begun} new connections fails`, begun, count.failed);
  await promised(`${each.title}: none of ${count.held} held connections breaks`, says.existing, count.broken);
}

const restored: Count[] = [];
clearAndFill(start);
for (const each of series) {
  await clients.steady();
  restored.push(await clients.during(() => clearAndRestore(each)));
}

process.stdout.write(`| ${head.join(' | ')} |\n| ${head.map(() => '---').join(' | ')} |\n`);
for (const [index, { title }] of series.entries()) {
  const [{ says, count }, other] = [safe[index] ?? assert.fail(), restored[index] ?? assert.fail()];
  process.stdout.write(`| ${[title, foretold(says), ...figures(count), ...figures(other)].join(' | ')} |\n`);
}
process.exit();

/** A fact where the plan says that nothing is lost; elsewhere the table tells. */
async function promised(title: string, fate: Fate, lost: number): Promise<void> {
  if (fate !== 'none') return;
  await fact(title, () => {
    assert.equal(lost, 0);
  });
}

function foretold({ newConnections, existing }: Says): string {
  if (existing === 'none') return newConnections;
  return newConnections === 'none' ? 'held' : `${newConnections}, held`;
}

function figures({ begun, failed, held, broken }: Count): readonly string[] {
  return [`${failed} of ${begun}`, `${broken} of ${held}`];
}

/** What the steps that concern a service under traffic do to connections, at the worst. */
interface Says {
  readonly newConnections: Fate;
  readonly existing: Fate;
}

type Fate = 'none' | 'a few new' | 'any';

async function whatThePlanSays({ rules, drainSeconds }: Undertaking): Promise<Says> {
  const opened = await director('ipvsadm');
  const observed = await opened.observe();
  await opened.close();
  assert.ok(observed.ok);
  const drain = drainSeconds === undefined ? {} : { drain: { timeoutMs: drainSeconds * 1000 } };
  const { steps } = planChanges(observed.value, predict(rules).table, drain);
  const under = steps.filter(({ change }) => {
    const key = concernedService(change);
    return key?.kind === 'tcp' && virtual.some((address) => address === key.address);
  });
  assert.ok(under.length > 0, 'it changes no service under traffic');
  return {
    newConnections: fate(under.map(({ impact }) => impact.newConnections.kind)),
    // A drain cuts only whom it does not outlast, and that it did outlast them all is a fact of its own.
    existing: fate(under.map(({ impact, drain: drained }) => (drained ? 'changed' : impact.existing.kind))),
  };
}

function fate(kinds: readonly ImpactKind[]): Fate {
  if (kinds.includes('loss')) return 'any';
  return kinds.includes('brief-loss') ? 'a few new' : 'none';
}

async function apply({ rules, drainSeconds }: Undertaking): Promise<void> {
  const options = { director: ['ipvsadm'], yes: true, 'on-failure': 'stop', only: [], isolated: true };
  const drain = drainSeconds === undefined ? {} : { 'drain-timeout': String(drainSeconds) };
  const { exit, stderr } = await inProcess(applyCommand, [file(rules)], { ...options, ...drain });
  assert.equal(exit, 0, stderr);
  assert.doesNotMatch(stderr, /time is over/);
}

/** What ipvsadm-restore does. */
async function clearAndRestore({ rules }: Undertaking): Promise<void> {
  await run('sh', ['-c', 'ipvsadm -C; ipvsadm -R <"$0"', file(rules)]);
}

function clearAndFill(rules: string): void {
  output('ipvsadm', '-C');
  assert.equal(ran('ipvsadm', ['-R'], rules).stderr, '');
}

function file(rules: string): string {
  writeFileSync('/tmp/target.rules', rules);
  return '/tmp/target.rules';
}
