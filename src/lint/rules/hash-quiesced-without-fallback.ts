import { fallsBack } from '../../domain/scheduler-flags.ts';
import { hashSchedulers } from '../../domain/schedulers.ts';
import { defineRule, type RuleFix } from '../rule.ts';
import { insertion, partOf, settingOf } from '../line/line-settings.ts';
import type { LintLine } from '../lint-document.ts';

export default defineRule({
  id: 'LVS305',
  name: 'hash-quiesced-without-fallback',
  severity: 'warning',
  summary: 'A quiesced server under a hash scheduler without a fallback',
  why: 'The clients that hash to a server of weight 0 are refused, not sent to another server: 40 of 128 with sh, 46 of 128 with an mh server that was edited to 0. sh and mh have a fallback flag; dh does not. An mh server that is added with weight 0 gets no slots in the table and does no harm.',
  source: 'seen on Linux 6.1',
  messages: {
    refused: 'clients that hash to {server} are refused: {scheduler} runs without its fallback flag',
    hopeless: 'clients that hash to {server} are refused: dh has no fallback',
  },
  fix: 'unsafe',
  schedulers: hashSchedulers,
  service({ settings, servers, settled }, { report }) {
    const { scheduler } = settings;
    if (fallsBack(settings)) return;
    if (!servers.some(({ server }) => server.weight > 0)) return;
    for (const placed of servers) {
      if (placed.server.weight !== 0) continue;
      if (scheduler === 'mh' && (placed.added === placed.settled || wasNeverWeighted(placed.added))) continue;
      const at = partOf(placed.settled, 'weight');
      const related = [{ message: `-s ${scheduler}`, line: settled }];
      if (scheduler === 'dh') report('hopeless', at, { server: placed.name }, { related });
      else report('refused', at, { server: placed.name, scheduler }, { related, fix: fallback(settled, scheduler) });
    }
  },
  good: [
    '-A -t 192.0.2.1:80 -s sh -b sh-fallback\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 0\n-a -t 192.0.2.1:80 -r 10.0.0.2:80 -m -w 1\n',
    '-A -t 192.0.2.1:80 -s mh\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 0\n-a -t 192.0.2.1:80 -r 10.0.0.2:80 -m -w 1\n',
  ],
  bad: [
    `
    -A -t 192.0.2.1:80 -s sh
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 0
                                         ~~~~
    -a -t 192.0.2.1:80 -r 10.0.0.2:80 -m -w 1
    `,
    `
    -A -t 192.0.2.1:80 -s mh
    -a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 1
    -a -t 192.0.2.1:80 -r 10.0.0.2:80 -m -w 1
    -e -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 0
                                         ~~~~
    `,
  ],
});

function wasNeverWeighted(added: LintLine): boolean {
  const change = added.changes[0];
  return change?.kind === 'add-server' && change.server.weight === 0;
}

function fallback(line: LintLine, scheduler: string): RuleFix | null {
  const flags = settingOf(line, 'sched-flags')?.value;
  if (flags)
    return { safety: 'unsafe', edits: [{ start: flags.start, end: flags.start, text: `${scheduler}-fallback,` }] };
  return insertion(settingOf(line, 'scheduler'), `-b ${scheduler}-fallback`, 'unsafe');
}
