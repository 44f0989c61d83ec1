import { execFile, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Bench, Figure } from './bench.ts';
import { interleaved, type Measure } from './child.ts';

const run = promisify(execFile);

/** What people install: how large it is, and how long it takes to start against a Node that does nothing. */
export const packages: Bench = {
  name: 'packages',
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'lvsrules-bench-'));
    try {
      const npm = await npmPackage(folder);
      const exe = join(folder, 'lvsrules');
      await run(process.execPath, ['packaging/exe.mjs', exe]);
      const deb = await debianPackage(folder);
      const home = join(folder, 'home');
      await mkdir(home);
      const variants: Readonly<Record<string, () => Promise<Measure>>> = {
        bare: () => started([process.execPath, '-e', '0'], home),
        npm: () => started([process.execPath, npm.program, 'lint', 'examples/lvs-dr.rules'], home),
        exe: () => started([exe, 'lint', 'examples/lvs-dr.rules'], home),
        ...(deb && { deb: () => started([deb.program, 'lint', 'examples/lvs-dr.rules'], home) }),
      };
      const found = await interleaved(variants, 3);
      const bare = found['bare']?.cpuMs ?? 0;
      const start = (what: string, target: number): readonly Figure[] => {
        const own = found[what]?.cpuMs;
        if (own === undefined) return [];
        const measured = `${own.toFixed(0)} ms against ${bare.toFixed(0)} ms`;
        return [
          { what: `lint of a small file, ${what}, against node -e 0`, value: own / bare, unit: 'x', target, measured },
        ];
      };
      return [
        size('npm, to fetch', npm.packed, 2, 'gzip'),
        size('npm, installed', npm.unpacked, 8, 'with its documents and examples'),
        ...(deb
          ? [size('deb, to fetch', deb.packed, 2, 'xz'), size('deb, installed', deb.unpacked, 6, 'without Node')]
          : []),
        size('exe', (await stat(exe)).size, 130, 'Node is in it'),
        ...start('npm', 1.8),
        ...start('deb', 1.8),
        ...start('exe', 2.2),
      ];
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};

function size(what: string, bytes: number, target: number, measured: string): Figure {
  return { what: `size of ${what}`, value: bytes / 1e6, unit: 'MB', target, measured: `${bytes} bytes, ${measured}` };
}

interface Installed {
  readonly packed: number;
  readonly unpacked: number;
  readonly program: string;
}

async function npmPackage(folder: string): Promise<Installed> {
  const words = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const { stdout } = await run('npm', words, { maxBuffer: 1 << 26 });
  const [made] = JSON.parse(stdout) as [
    { readonly size: number; readonly unpackedSize: number; readonly filename: string },
  ];
  await run('tar', ['-C', folder, '-xzf', join(folder, made.filename)]);
  return { packed: made.size, unpacked: made.unpackedSize, program: join(folder, 'package/dist/lvsrules.js') };
}

/** Null if this machine makes no Debian packages. */
async function debianPackage(folder: string): Promise<Installed | null> {
  if (spawnSync('dpkg-deb', ['--version']).status !== 0) return null;
  const { stdout } = await run(process.execPath, ['packaging/deb.mjs', folder]);
  const file = stdout.trim();
  const root = join(folder, 'root');
  await run('dpkg-deb', ['-x', file, root]);
  const used = await run('du', ['-sb', root]);
  const unpacked = Number(used.stdout.split('\t')[0]);
  return { packed: (await stat(file)).size, unpacked, program: join(root, 'usr/lib/lvsrules/lvsrules.js') };
}

/** The shell counts in hundredths of a second. */
const runs = 5;

/** The time of the processor for one run, as the shell counts it; the code is cached from the second run on. */
async function started(words: readonly string[], home: string): Promise<Measure> {
  const script = join(home, 'run.sh');
  await writeFile(script, `run=0; while [ $run -lt ${runs} ]; do "$@" >/dev/null; run=$((run + 1)); done\ntimes\n`);
  const { stdout } = await run('sh', [script, ...words], { env: { ...process.env, HOME: home } });
  const children = stdout.trim().split('\n').at(-1) ?? '';
  const seconds = [...children.matchAll(/(\d+)m([\d.]+)s/g)].map(
    ([, minutes, rest]) => Number(minutes) * 60 + Number(rest),
  );
  return { cpuMs: (seconds.reduce((sum, each) => sum + each, 0) * 1000) / runs, peakMb: 0 };
}
