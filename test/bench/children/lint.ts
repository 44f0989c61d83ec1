import { readFileWhole } from '../../../src/host/read-whole.ts';
import { lintText } from '../../../src/lint/lint.ts';

/** Lints a rules file with the default rules, in a process of its own. */
const bytes = await readFileWhole(process.argv[2] ?? '');
const before = process.cpuUsage();
const findings = lintText(bytes);
const { user, system } = process.cpuUsage(before);
const peak = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ findings: findings.length, cpuMs: (user + system) / 1000, peakMb: peak }));
