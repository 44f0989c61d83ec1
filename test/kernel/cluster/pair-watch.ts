import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

/** Looks at the tables of two directors again and again, through `/proc`, while something changes them. */
export interface PairWatch {
  /** The pairs of tables that were seen while `work` ran, each once in a row. */
  during(work: () => Promise<void>): Promise<readonly PairSeen[]>;
}

/** The real servers of each, `address:port weight`, in hexadecimal as the kernel prints them. */
export interface PairSeen {
  readonly master: readonly string[];
  readonly backup: readonly string[];
}

export async function pairWatch(master: string, backup: string): Promise<PairWatch> {
  const [ofMaster, ofBackup] = [await tableFile(master), await tableFile(backup)];
  return {
    async during(work) {
      const seen: PairSeen[] = [];
      const last = () => JSON.stringify(seen.at(-1));
      let isOver = false;
      const working = work().finally(() => (isOver = true));
      while (!isOver) {
        const now = { master: servers(ofMaster), backup: servers(ofBackup) };
        if (JSON.stringify(now) !== last()) seen.push(now);
        await setTimeout(10);
      }
      await working;
      return seen;
    },
  };
}

/** The servers of a master that its backup did not know, at any moment. */
export function unknownToBackup(seen: readonly PairSeen[]): readonly string[] {
  return seen.flatMap(({ master, backup }) => {
    const known = new Set(backup.map(addressOf));
    return master.map(addressOf).filter((address) => !known.has(address));
  });
}

function addressOf(server: string): string {
  return server.split(' ')[0] ?? '';
}

/** A process that only sits on the machine shows its files. */
async function tableFile(name: string): Promise<string> {
  const program = `process.stdout.write('ready'); setInterval(() => undefined, 1 << 30)`;
  const words = ['netns', 'exec', name, process.execPath, '-e', program];
  const process_ = spawn('ip', words, { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve) => process_.stdout.once('data', resolve));
  process_.unref();
  return `/proc/${process_.pid}/net/ip_vs`;
}

function servers(file: string): readonly string[] {
  return [...readFileSync(file, 'utf8').matchAll(/^ {2}-> ([0-9A-F]{8}:[0-9A-F]{4}) +\w+ +(\d+)/gm)].map(
    ([, address, weight]) => `${address} ${weight}`,
  );
}
