import type { LogEntry } from '../../change/journal/change-log.ts';
import { otherChangeNote, restNotBegun } from '../../report/problems/undo-problems.ts';
import { recordedPlan, type Way } from '../changing/along-log.ts';
import { complain } from '../complain.ts';
import type { ExitCode } from '../exit-code.ts';
import { refused } from '../tables/not-prepared.ts';
import type { World } from '../world.ts';
import { changeSeveral, type ChangeSeveralValues, memberOf, type ProposedMember } from './change-several.ts';
import { gravest } from './gravest.ts';
import { speakingOf } from './speaking-of.ts';

/**
 * Undoes the last change of several directors, or redoes it. Each has a log of its own: where a change has reached only
 * some of them, the others keep theirs. What was interrupted is finished on each, whatever it was.
 */
export function goAlongLogs(way: Way, options: ChangeSeveralValues, world: World): Promise<ExitCode> {
  if (options.yes) world.outputMayFail();
  return changeSeveral(options, world, async (tables) => {
    const found = await Promise.all(tables.map(async (table) => ({ table, planned: await recordedPlan(way, table) })));
    const offered = found.flatMap(({ planned }) => (planned.ok ? [planned.value.entry] : []));
    const refusals = found.flatMap(({ planned }) => (planned.ok ? [] : [planned.failure]));
    if (offered.length === 0) {
      const exit = gravest(refusals.map((each) => each.exit));
      return refused(exit, ...refusals.flatMap(({ problems }) => problems));
    }
    const wanted = way === 'finish' ? null : changeOf(chosen(way, offered));
    const members: ProposedMember[] = [];
    for (const { table, planned } of found) {
      const own = speakingOf(table.director.spec.text, world);
      if (!planned.ok) {
        const { problems } = planned.failure;
        complain(own, ...(way === 'finish' ? problems.map(restNotBegun) : problems));
      } else if (way !== 'finish' && changeOf(planned.value.entry) !== wanted) {
        complain(own, otherChangeNote(planned.value.entry, way, table.director.spec.text));
      } else {
        complain(own, ...(planned.value.notes ?? []));
        members.push(memberOf(table, planned.value, options));
      }
    }
    return { ok: true, value: { members } };
  });
}

/** What identifies a change: the entries of several directors share it. */
function changeOf(entry: LogEntry | undefined): string | undefined {
  return entry?.rollout ?? entry?.id;
}

/** The last one is undone first, and redone last. */
function chosen(way: 'undo' | 'redo', entries: readonly LogEntry[]): LogEntry | undefined {
  const inTime = [...entries].sort((left, right) => (left.at < right.at ? -1 : left.at > right.at ? 1 : 0));
  return way === 'undo' ? inTime.at(-1) : inTime[0];
}
