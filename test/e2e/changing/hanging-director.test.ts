import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { isRunning } from '../../support/processes.ts';
import { program } from '../../support/run-lvsrules.ts';
import { type Workbench, workbench } from '../../support/workbench.ts';

/** Shows an empty table until it is asked for a change; then it does what the test says. */
const standIn = (then: string, afterwards: string) => `#!/bin/sh
cd "\${0%/*}"
input=$(cat)
case $input in
  *--before-*) echo $$ >changing; ${then} ;;
  *)
    if [ -e changing ]; then ${afterwards}; fi
    echo 'IP Virtual Server version 1.2.1 (size=4096)'
    echo 'Prot LocalAddress:Port Scheduler Flags'
    echo '  -> RemoteAddress:Port           Forward Weight ActiveConn InActConn'
    echo 'Timeout (tcp tcpfin udp): 900 120 300' ;;
esac
`;

const forever = 'while :; do sleep 1; done';

test.each<[what: string, signal: NodeJS.Signals, then: string, afterwards: string, result: string, said: string]>([
  ['hangs', 'SIGTERM', 'exec sleep 600', ':', 'failed', '0 of 1 steps are in the table'],
  ['hangs', 'SIGINT', 'exec sleep 600', ':', 'failed', '0 of 1 steps are in the table'],
  ['hangs', 'SIGHUP', 'exec sleep 600', ':', 'failed', '0 of 1 steps are in the table'],
  ['ignores signals', 'SIGTERM', `trap "" TERM INT HUP; ${forever}`, ':', 'failed', '0 of 1 steps are in the table'],
  ['hangs, also when it is to show the table', 'SIGTERM', 'exec sleep 600', 'exec sleep 600', 'unknown', 'is unknown'],
  ['prints without end', 'SIGTERM', 'trap "" TERM; exec yes', ':', 'failed', '0 of 1 steps are in the table'],
])('an apply whose program %s ends soon after %s', async (_, signal, then, afterwards, result, said) => {
  const bench = await bringing(standIn(then, afterwards));
  const began = await inApply(bench);
  const pid = Number(await readFile(join(bench.directory, 'changing'), 'utf8'));
  began.child.kill(signal);
  const { exit, stderr } = await began.ended;
  expect(exit).toBe(1);
  expect(stderr).toContain(said);
  expect(isRunning(pid)).toBe(false);
  const [entry = ''] = (await bench.lines(['log', '--format', 'json'])).slice(-1);
  expect(JSON.parse(entry)).toMatchObject({ result });
});

test('an apply whose program ends while a child of it holds its pipes continues', async () => {
  const bench = await bringing(standIn('(trap "" TERM; exec sleep 600) & echo $! >child; exit 1', ':'));
  const { ended } = await inApply(bench);
  expect((await ended).exit).toBe(1);
  process.kill(Number(await bench.read('child')), 'SIGKILL');
});

async function bringing(script: string): Promise<Workbench> {
  const bench = await workbench({ 'a.rules': '-A -t 192.0.2.1:80 -s rr\n', 'stand-in': script });
  await chmod(join(bench.directory, 'stand-in'), 0o755);
  return bench;
}

/** Resolves when the program was asked for the change. */
async function inApply(bench: Workbench) {
  const args = ['apply', 'a.rules', '--yes', '--director', `ipvsadm:${join(bench.directory, 'stand-in')}`];
  const child = spawn(process.execPath, [program, ...args], {
    cwd: bench.directory,
    env: { ...process.env, ...bench.env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (piece: Buffer) => (stderr += piece.toString()));
  const ended = new Promise<{ exit: number | null; stderr: string }>((resolve) => {
    child.on('close', (exit) => {
      resolve({ exit, stderr });
    });
  });
  while (!existsSync(join(bench.directory, 'changing'))) await sleep(20);
  await sleep(50);
  return { child, ended };
}
