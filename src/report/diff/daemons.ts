import type { SyncDaemon } from '../../domain/table.ts';
import type { DaemonDiff } from '../../plan/diff/table-diff.ts';
import { escapeControls } from '../escape.ts';

/** `+ daemon master on eth0, syncid 1`; of a changed one a line for each field, with what it means to the other director. */
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

/** Directors hear each other on one network, group and port, under one syncid; the time to live bounds how far. */
const fields: readonly { readonly field: Field; readonly name: string; readonly means: string }[] = [
  { field: 'syncId', name: 'syncid', means: 'they no longer hear each other' },
  { field: 'device', name: 'interface', means: 'it no longer hears or reaches directors on the old network' },
  { field: 'group', name: 'group', means: 'it no longer hears or reaches directors in the old group' },
  { field: 'port', name: 'port', means: 'it no longer hears or reaches directors on the old port' },
  { field: 'ttl', name: 'ttl', means: 'how many routers its messages may pass' },
  { field: 'maxLength', name: 'message size', means: 'a backup with a smaller size drops larger messages' },
];

function changes(before: SyncDaemon, after: SyncDaemon): readonly string[] {
  return fields.flatMap(({ field, name, means }) => {
    const [old, wanted] = [before[field], after[field]];
    if (old === wanted || old === undefined || wanted === undefined) return [];
    return [`${name} ${escapeControls(String(old))} → ${escapeControls(String(wanted))}: ${means}`];
  });
}
