import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Whether a process runs. One that has ended and waits for its parent does not. */
export function isRunning(pid: number): boolean {
  const found = stateOf(pid);
  return found !== null && found.state !== 'Z';
}

/** Kills all processes of a group or a session, and waits until none of them runs. */
export async function killAllOf(leader: number): Promise<void> {
  for (let left = membersOf(leader); left.length > 0; left = membersOf(leader)) {
    for (const pid of left) kill(pid);
    await sleep(20);
  }
}

function membersOf(leader: number): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      const found = stateOf(pid);
      return found !== null && found.state !== 'Z' && (found.group === leader || found.session === leader);
    });
}

/** From /proc/PID/stat, see proc_pid_stat(5). The name before the last parenthesis may hold anything. */
function stateOf(pid: number): { readonly state: string; readonly group: number; readonly session: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const [state = '', , group, session] = text.slice(text.lastIndexOf(') ') + 2).split(' ');
    return { state, group: Number(group), session: Number(session) };
  } catch {
    return null;
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}
