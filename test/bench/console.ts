import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Bench } from './bench.ts';
import { bundled } from './child.ts';

interface ConsoleTimes {
  readonly refresh: number;
  readonly drain: number;
  readonly open: number;
  readonly changes: number;
}

/** Keys that concern every server of a table of 10,000. */
export const consoleKeys: Bench = {
  name: 'console',
  async run() {
    const child = await bundled('console');
    const { stdout } = await promisify(execFile)(process.execPath, [child]);
    const { refresh, drain, open, changes } = JSON.parse(stdout) as ConsoleTimes;
    return [
      {
        what: 'A d on 10,000 servers against a refresh of that table',
        value: drain / refresh,
        unit: 'x',
        target: 3,
        measured: `${drain.toFixed(0)} ms for ${changes} changes against ${refresh.toFixed(0)} ms`,
      },
      {
        what: 'a refresh under a plan of as many lines against one without',
        value: open / refresh,
        unit: 'x',
        target: 1.2,
        measured: `${open.toFixed(0)} ms against ${refresh.toFixed(0)} ms`,
      },
    ];
  },
};
