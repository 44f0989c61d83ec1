import type { SyncDaemon } from '../../domain/table.ts';
import type { DaemonDiff } from '../../plan/diff/table-diff.ts';
import { escapeControls } from '../escape.ts';

/**
 * `+ daemon master on eth0, syncid 1`; for a changed one, a line for each field with its effect on the other director.
 */
export function daemonLines(diff: DaemonDiff): readonly string[] {
  switch (diff.kind) {
    case 'added-daemon':
      return [`+ daemon ${daemonText(diff.daemon)}`];
    case 'removed-daemon':
      return [`- daemon ${daemonText(diff.daemon)}`];
    case 'changed-daemon':
      return [`~ daemon ${diff.after.state}`, ...changes(diff.before, diff.after).map((line) => `    ~ ${line}`)];
  }
}

function daemonText({ state, device, syncId }: SyncDaemon): string {
  return `${state} on ${escapeControls(device)}, syncid ${syncId}`;
}

type Field = Exclude<keyof SyncDaemon, 'state'>;

/**
 * Directors receive each other's messages on one network, group and port, with one syncid; the time to live limits the
 * distance.
 */
const fields: readonly { readonly field: Field; readonly name: string; readonly means: string }[] = [
  { field: 'syncId', name: 'syncid', means: "they no longer receive each other's messages" },
  { field: 'device', name: 'interface', means: 'it is cut off from directors on the old network' },
  { field: 'group', name: 'group', means: 'it is cut off from directors in the old group' },
  { field: 'port', name: 'port', means: 'it is cut off from directors on the old port' },
  { field: 'ttl', name: 'ttl', means: 'how many routers its messages can pass' },
  { field: 'maxLength', name: 'message size', means: 'a backup with a smaller size drops larger messages' },
];

function changes(before: SyncDaemon, after: SyncDaemon): readonly string[] {
  return fields.flatMap(({ field, name, means }) => {
    const [old, wanted] = [before[field], after[field]];
    if (old === wanted || old === undefined || wanted === undefined) return [];
    return [`${name} ${escapeControls(String(old))} → ${escapeControls(String(wanted))}: ${means}`];
  });
}
