import { execFileSync, spawn } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

export interface Boot {
  /** Where the kernel and the initial file system were laid. */
  readonly machine: string;
  /** Debian with systemd and a network card, instead of busybox and an init of our own. */
  readonly isWhole?: boolean;
  /** Archives there that the machine is given besides the initial file system. */
  readonly archives?: readonly string[];
  /** A folder that becomes `/job`, with the `job.mjs` to run. */
  readonly job: string;
  /** After which the machine is stopped; without a limit where it is left out. */
  readonly seconds?: number;
  /** Stops the machine at once. */
  readonly signal?: AbortSignal;
  /** Called with each line that the job prints. */
  onLine(line: string): void;
  /** Is handed a function that writes what the job reads from the second serial line, `/dev/ttyS1`. */
  onLink?(write: (text: string) => void): void;
  /** The third serial line, `/dev/ttyS2`, for a program that needs a terminal. */
  readonly terminal?: Terminal;
}

export interface Terminal {
  /** What the machine writes. */
  onOutput(bytes: Uint8Array): void;
  /** Is handed a function that types on the machine. */
  onReady(type: (keys: string | Uint8Array) => void): void;
}

/** Boots the machine, runs its job and waits until it has switched itself off; gives what went wrong with it, or null. */
export async function boot(wanted: Boot): Promise<string | null> {
  const { machine, isWhole = false, archives = [], job, seconds, signal, onLine, onLink, terminal } = wanted;
  const scratch = await mkdtemp(join(tmpdir(), 'lvsrules-machine-'));
  try {
    const initrd = await layInitrd(
      scratch,
      [isWhole ? 'system.cpio' : 'base.cpio', ...archives].map((name) => join(machine, name)),
      job,
    );
    const lines = lineReader(onLine);
    const printed = createServer((socket) => {
      socket.on('data', (bytes) => {
        lines(bytes.toString());
      });
      onLink?.((text) => socket.write(text));
    }).listen(join(scratch, 'job'));
    const qemu = spawn('qemu-system-x86_64', qemuWords(wanted, initrd, scratch));
    let complaint = '';
    qemu.stderr.on('data', (bytes: Buffer) => (complaint += bytes.toString()));
    qemu.stdout.on('data', (bytes: Buffer) => terminal?.onOutput(bytes));
    qemu.stdin.on('error', () => undefined);
    terminal?.onReady((keys) => qemu.stdin.write(keys));
    const late = AbortSignal.timeout(seconds === undefined ? 2 ** 31 - 1 : seconds * 1000);
    const stopped = AbortSignal.any([late, ...(signal ? [signal] : [])]);
    const stop = () => qemu.kill('SIGKILL');
    if (stopped.aborted) stop();
    stopped.addEventListener('abort', stop);
    const exit = await new Promise<number | null>((resolve, reject) => {
      qemu.once('error', reject).once('close', resolve);
    });
    stopped.removeEventListener('abort', stop);
    printed.close();
    lines('\n');
    const log = await readFile(join(scratch, 'console'), 'utf8').catch(() => '');
    if (late.aborted) return `the machine was still running after ${seconds ?? 0} s\n${lastLines(log)}`;
    if (exit !== 0 || log.includes('Kernel panic')) return `the machine failed\n${complaint}${lastLines(log)}`;
    return null;
  } finally {
    await rm(scratch, { recursive: true });
  }
}

function qemuWords({ machine, isWhole = false }: Boot, initrd: string, scratch: string): readonly string[] {
  return [
    ...['-M', 'pc', '-accel', 'tcg', '-cpu', 'max', '-display', 'none', '-nodefaults'],
    ...['-no-reboot', '-kernel', join(machine, 'vmlinuz'), '-initrd', initrd],
    // On a loaded host an emulated timer is late, and the kernel would take it for broken.
    ...['-append', 'console=ttyS0 panic=-1 quiet no_timer_check net.ifnames=0'],
    ...(isWhole ? ['-m', '2048', '-nic', 'user,model=virtio-net-pci,restrict=on,ipv6=off'] : ['-m', '1024']),
    ...['-serial', `file:${scratch}/console`],
    ...['-chardev', `socket,id=job,path=${scratch}/job`, '-serial', 'chardev:job'],
    ...['-serial', 'stdio'],
  ];
}

/** The kernel takes archives one after another, each from a boundary on. */
async function layInitrd(scratch: string, archives: readonly string[], job: string): Promise<string> {
  const root = join(scratch, 'root');
  await mkdir(root);
  await cp(job, join(root, 'job'), { recursive: true, dereference: true });
  const initrd = join(scratch, 'initrd');
  for (const archive of archives) {
    await pipeline(createReadStream(archive), createWriteStream(initrd, { flags: 'a' }));
  }
  const names = execFileSync('find', ['.'], { cwd: root });
  const archive = execFileSync('cpio', ['-o', '-H', 'newc', '--quiet'], {
    cwd: root,
    input: names,
    maxBuffer: 1 << 28,
  });
  await pipeline([archive], createWriteStream(initrd, { flags: 'a' }));
  await rm(root, { recursive: true });
  return initrd;
}

function lineReader(onLine: (line: string) => void): (text: string) => void {
  let rest = '';
  return (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') onLine(line);
  };
}

function lastLines(log: string): string {
  return log.trimEnd().split('\n').slice(-5).join('\n');
}
