import { expect, test } from 'vitest';
import { diffReport } from '../../src/cli/tables/make-diff-report.ts';
import { kernelSettings } from '../../src/change/propose/kernel-settings.ts';
import { predict } from '../../src/ipvsadm/predict.ts';
import { diffFormats } from '../../src/report/diff/diff-formats.ts';
import { specOf } from '../support/spec-of.ts';
import { memoryFiles } from '../support/memory-files.ts';

const files = memoryFiles({
  '/proc/sys/net/ipv4/vs/expire_nodest_conn': '1\n',
  '/proc/sys/net/ipv4/vs/conn_reuse_mode': '0\n',
});
const settingsOf = (spec: string) => kernelSettings({ spec: specOf(spec) }, files);

test.each([
  ['netlink', { endsOrphans: true, reuseMode: 0 }],
  ['ssh://far.example', {}],
])('the kernel settings of %s are those that can be read', async (spec, settings) => {
  expect(await settingsOf(spec)).toEqual(settings);
});

test.each([
  ['netlink', 'TCP is reset at once (expire_nodest_conn is 1)'],
  ['ssh://far.example', 'with expire_nodest_conn 1 (unknown here)'],
])('a difference from %s says what happens to the connections that it cuts', async (spec, note) => {
  const table = (...servers: readonly string[]) => {
    const lines = servers.map((server) => `-a -t 192.0.2.1:80 -r ${server} -m`);
    return predict(['-A -t 192.0.2.1:80 -s rr', ...lines, ''].join('\n')).table;
  };
  const left = table('10.0.0.1:80', '10.0.0.2:80');
  const right = table('10.0.0.1:80');
  const side = { unknown: [], faults: [] };
  const report = diffReport(
    { ...side, name: spec, table: left, kernel: await settingsOf(spec) },
    { ...side, name: 'next.rules', table: right },
    { colour: false, columns: 80 },
    true,
  );
  expect(diffFormats.json(report)).toContain(note);
});
