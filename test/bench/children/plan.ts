import { readFileWhole } from '../../../src/host/read-whole.ts';
import { predictRules } from '../../../src/ipvsadm/predict.ts';
import { planChanges } from '../../../src/plan/plan-changes.ts';
import { changeLine } from '../../../src/syntax/change-line.ts';
import { readRules } from '../../../src/syntax/read-rules.ts';

/** Two rules files as tables, compared and planned; what is measured is what comes behind reading them. */
const texts = await Promise.all(process.argv.slice(2, 4).map((path) => readFileWhole(path)));
const [left, right] = texts.map((text) => predictRules(readRules(text)).table);
const before = process.cpuUsage();
const { steps } = planChanges(left ?? { services: [] }, { services: right?.services ?? [] });
const lines = steps.map(({ change }) => changeLine(change));
const { user, system } = process.cpuUsage(before);
const peak = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ lines: lines.length, cpuMs: (user + system) / 1000, peakMb: peak }));
