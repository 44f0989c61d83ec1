import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { type Cut, cutEverywhere, target } from '../cut-changes.ts';
import { ran } from '../fact.ts';

// An apply by ipvsadm whose process is killed at each of its calls.
writeFileSync(
  '/root/dies',
  `#!/bin/sh
# Runs ipvsadm for a parent that it kills at one of its calls, before or after.
at=$(cat /root/calls)
echo $((at + 1)) >/root/calls
[ "$at $WHEN" = "$DIES_AT before" ] && kill -9 $PPID && exit 1
"$@"
status=$?
[ "$at $WHEN" = "$DIES_AT after" ] && kill -9 $PPID
exit $status
`,
);
chmodSync('/root/dies', 0o755);

/** A process that is killed by its own ipvsadm. */
const killed: Cut = {
  spec: 'ipvsadm:/root/dies',
  at(call, when) {
    writeFileSync('/root/calls', '0');
    Object.assign(process.env, { DIES_AT: String(call), WHEN: when });
    const words = ['apply', target, '--yes', '--step', '--isolated', '--director', killed.spec];
    ran('/usr/bin/node', ['/job/dist/lvsrules.js', ...words]);
    process.env['DIES_AT'] = 'never';
    return Number(readFileSync('/root/calls', 'utf8')) === call + 1;
  },
};

await cutEverywhere(killed);
