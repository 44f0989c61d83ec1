import { askHost } from '../../../src/cli/doctor/ask-host.ts';
import { liveTable } from '../../../src/cli/doctor/live-table.ts';
import { doctorReport } from '../../../src/cli/doctor/examined-host.ts';
import { processWorld } from '../../../src/cli/process-world.ts';
import { standardOutput } from '../../../src/host/output.ts';
import { doctorJson } from '../../../src/report/doctor/doctor-json.ts';

/** A recorded director, `read` alone, with its table, or examined with its real servers' entries and printed. */
const [what, host = '', rules = ''] = process.argv.slice(2);
const output = standardOutput((error) => {
  throw error;
});
const world = processWorld({ color: 'never', quiet: true }, output);
const director = `file:${rules}`;
const before = process.cpuUsage();
let lines = 0;
if (what === 'read') {
  const [facts, live] = [
    await askHost(host, 60, world),
    await liveTable({ listing: undefined, director, host }, world),
  ];
  if (!facts.ok || !live.ok) throw new Error('it cannot be read');
  lines = live.value.live?.observation?.services.length ?? 0;
} else {
  const report = await doctorReport(
    {
      role: 'director',
      vip: [],
      rules: undefined,
      director,
      realserver: [],
      on: host,
      listing: undefined,
      record: undefined,
      deadline: '60',
      format: 'json',
      'fail-on': 'never',
    },
    world,
  );
  if (!report.ok) throw new Error(report.failure.what);
  lines = doctorJson(report.value).length;
}
const { user, system } = process.cpuUsage(before);
const peak = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ lines, cpuMs: (user + system) / 1000, peakMb: peak }));
