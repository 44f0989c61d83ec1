import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { ran } from '../fact.ts';

/** When a program that changes a host kills the one that runs it. */
export interface Death {
  /** The number of the change, from 0 on. */
  readonly change: number;
  readonly when: 'before' | 'after';
}

const folder = '/root/deadly';

/** Programs that change a host; those of the same name that only read are none of these calls. */
const program = `#!/bin/sh
real=/bin/\${0##*/}
case "\${0##*/} $* " in
  'ip '*' add '* | 'ip '*' del '* | 'ip '*' set '* | 'ip '*' replace '* | 'ip '*' change '* | 'sysctl -w '* | modprobe* | rmmod*) ;;
  *) exec "$real" "$@" ;;
esac
at=$(cat ${folder}/changes)
echo $((at + 1)) >${folder}/changes
[ "$at $WHEN" = "$DIES_AT before" ] && kill -9 $PPID && exit 1
"$real" "$@"
status=$?
[ "$at $WHEN" = "$DIES_AT after" ] && kill -9 $PPID
exit $status
`;

export function layDeadlyPrograms(): void {
  mkdirSync(folder);
  for (const name of ['ip', 'sysctl', 'modprobe', 'rmmod'])
    writeFileSync(`${folder}/${name}`, program, { mode: 0o755 });
}

/** Runs the built program on a machine of the cluster, and kills it at a change; gives how many changes came. */
export function runUntilDeath(name: string, words: readonly string[], { change, when }: Death): number {
  writeFileSync(`${folder}/changes`, '0');
  const path = `PATH=${folder}:${process.env['PATH'] ?? ''}`;
  const deadly = ['env', path, `DIES_AT=${change}`, `WHEN=${when}`, '/usr/bin/node', '/job/dist/lvsrules.js'];
  ran('ip', ['netns', 'exec', name, ...deadly, ...words]);
  return Number(readFileSync(`${folder}/changes`, 'utf8'));
}
