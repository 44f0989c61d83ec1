import { readFileSync } from 'node:fs';
import { simulatedDirector } from '../../../src/directors/simulated.ts';
import { predictRules } from '../../../src/ipvsadm/predict.ts';
import { ipvs } from '../../../src/kernel/ipvs.ts';
import { applyPlan } from '../../../src/change/apply/apply-plan.ts';
import { planChanges } from '../../../src/plan/plan-changes.ts';
import { readRules } from '../../../src/syntax/read-rules.ts';

/** A plan applied to the simulated kernel, its table read and compared before and behind. */
const [left, right] = process.argv.slice(2, 4).map((path) => predictRules(readRules(readFileSync(path))).table);
const clock = { now: () => 0, sleep: () => Promise.resolve() };
const director = simulatedDirector({ kernel: ipvs(), clock });
const start = { services: left?.services ?? [] };
await director.apply(planChanges({ services: [] }, start).steps.map(({ change }) => change));
const plan = planChanges(start, { services: right?.services ?? [] });
const before = process.cpuUsage();
const applied = await applyPlan(director, plan, { clock });
const { user, system } = process.cpuUsage(before);
if (applied.kind !== 'done') throw new Error(applied.kind);
const peak = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ lines: applied.made.length, cpuMs: (user + system) / 1000, peakMb: peak }));
