import { readFileWhole } from '../../../src/host/read-whole.ts';
import { predictRules } from '../../../src/ipvsadm/predict.ts';
import { readRules } from '../../../src/syntax/read-rules.ts';

/** Two rules files read, `parse` alone or up to the tables that they leave. */
const [what, ...paths] = process.argv.slice(2);
const texts = await Promise.all(paths.map((path) => readFileWhole(path)));
const before = process.cpuUsage();
let lines = 0;
for (const text of texts) {
  const file = readRules(text);
  lines += what === 'parse' ? file.lines.length : predictRules(file).table.services.length;
}
const { user, system } = process.cpuUsage(before);
const peak = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ lines, cpuMs: (user + system) / 1000, peakMb: peak }));
