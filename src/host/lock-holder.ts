import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';

/** Who holds a lock, as written in its link. */
export interface LockHolder {
  readonly text: string;
  readonly pid: number;
  /** In clock ticks since boot, to detect a reused process id; '' outside Linux. */
  readonly start: string;
  /** The kernel's boot id: the same in all its containers. */
  readonly boot: string;
  /** The pid namespace: a process id means nothing in another. */
  readonly namespace: string;
  readonly host: string;
}

/** This process as a holder. */
export async function thisHolder(): Promise<LockHolder> {
  const [status, place] = await Promise.all([statusOf(process.pid), placeOf()]);
  const { start } = status;
  const { boot, namespace, host } = place;
  const text = `lvsrules ${process.pid} ${start || '-'} ${boot} ${namespace} ${host}`;
  return { text, pid: process.pid, start, boot, namespace, host };
}

/** Null when the text is not ours: such a lock must not be removed. */
export function holderOf(text: string): LockHolder | null {
  const [, pid = '', start = '', boot = '', namespace = '', host = ''] =
    /^lvsrules ([0-9]{1,10}) (-|[0-9]+) (\S+) (\S+) (\S+)$/.exec(text) ?? [];
  return pid === '' ? null : { text, pid: Number(pid), start: start === '-' ? '' : start, boot, namespace, host };
}

/** Whether the holder has certainly ended. This cannot be known for another container or machine. */
export async function hasEnded(holder: LockHolder): Promise<boolean> {
  const here = await placeOf();
  if (holder.boot !== here.boot) return holder.host === here.host;
  if (holder.namespace !== here.namespace) return false;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return true;
  }
  const { state, start } = await statusOf(holder.pid);
  return state === 'Z' || (start !== '' && start !== holder.start);
}

/** `held by process 12`, with the place when it is not this one. */
export async function heldBy(holder: LockHolder, path: string): Promise<string> {
  const here = await placeOf();
  const process = `held by process ${holder.pid}`;
  if (holder.boot === here.boot && holder.namespace === here.namespace) return process;
  const place = holder.boot === here.boot ? 'another container of this machine' : `the machine ${holder.host}`;
  return `${process} of ${place}; remove ${path} if that process has ended`;
}

async function placeOf(): Promise<Pick<LockHolder, 'boot' | 'namespace' | 'host'>> {
  const text = (path: string) => readFile(path, 'utf8').catch(() => '');
  const [boot, machine, namespace] = await Promise.all([
    text('/proc/sys/kernel/random/boot_id'),
    text('/etc/machine-id'),
    readlink('/proc/self/ns/pid').catch(() => ''),
  ]);
  const host = `${hostname()}/${machine.trim()}`.replace(/\s/g, '_');
  return { boot: boot.trim() || '-', namespace: namespace || '-', host };
}

/** Fields 3 and 22 of /proc/PID/stat; `Z` is a process that has ended and that its parent has not reaped yet. */
async function statusOf(pid: number): Promise<{ readonly state: string; readonly start: string }> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return { state: fields[0] ?? '', start: fields[19] ?? '' };
}
