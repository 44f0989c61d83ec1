import { readFileWhole } from '../../../src/host/read-whole.ts';
import { readRules } from '../../../src/syntax/read-rules.ts';

/** Reads a rules file by the grammar, in a process of its own. */
const bytes = await readFileWhole(process.argv[2] ?? '');
const before = process.cpuUsage();
const { lines } = readRules(bytes);
const { user, system } = process.cpuUsage(before);
const peak = process.resourceUsage().maxRSS / 1024;
const parts = lines.reduce((sum, line) => sum + (line.kind === 'command' ? line.parts.length : 0), 0);
process.stdout.write(JSON.stringify({ lines: lines.length, parts, cpuMs: (user + system) / 1000, peakMb: peak }));
