import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simulatedDirector } from '../../src/directors/simulated.ts';
import { systemClock } from '../../src/host/clock.ts';
import { type DescribedHost, readHost } from '../../src/ipvsadm/described-host.ts';
import { runIpvsadm } from '../../src/change/run-ipvsadm.ts';
import { predict } from '../../src/ipvsadm/predict.ts';
import type { RunResult } from '../../src/ipvsadm/ipvsadm-run.ts';
import { saveText } from '../../src/ipvsadm/save-text.ts';
import { ipvs } from '../../src/kernel/ipvs.ts';
import { binaryOf, textOf } from '../../src/syntax/binary.ts';
import type { Outcome } from './outcome.ts';
import { sameListing } from './same-listing.ts';

/** A stream of `ipvsadm -R` and what the real program did; the views are there where they were captured. */
interface Case extends Readonly<Record<string, unknown>> {
  readonly id: string;
  readonly input: string;
  readonly input_b64?: string;
  readonly latin1_fields?: readonly string[];
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly save_n: string;
  readonly roundtrip_save_n: string;
  readonly roundtrip_exit: number;
}

/** Runs every case of the folder through the drop-in, and its stream through the prediction. */
export async function run(folder: string): Promise<Outcome> {
  const host = readHost(await readFile(join(folder, 'meta.json'), 'utf8'));
  if (!host.ok) throw new Error(`meta.json: ${host.failure}`);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json') && name !== 'meta.json').sort();
  const disagreements: string[] = [];
  let count = 0;
  for (const name of names) {
    for (const each of JSON.parse(await readFile(join(folder, name), 'utf8')) as readonly Case[]) {
      count++;
      const found = await differences(each, host.value);
      if (found.length > 0) disagreements.push(`${each.id}: ${found.join('; ')}`);
    }
  }
  return { agreed: count - disagreements.length, run: count, disagreements };
}

/** The arguments that print each view, by the field that holds what was captured. */
const views: Readonly<Record<string, readonly string[]>> = {
  save_n: ['-S', '-n'],
  save: ['-S'],
  list: ['-L'],
  list_n: ['-L', '-n'],
  stats: ['-Ln', '--stats'],
  stats_exact: ['-Ln', '--stats', '--exact'],
  rate: ['-Ln', '--rate'],
  rate_exact: ['-Ln', '--rate', '--exact'],
  thresholds: ['-Ln', '--thresholds'],
  persistent: ['-Ln', '--persistent-conn'],
  tun: ['-Ln', '--tun-info'],
  list_nosort: ['-Ln', '--nosort'],
  timeout: ['-L', '--timeout'],
  daemon: ['-L', '--daemon'],
};

async function differences(each: Case, host: DescribedHost): Promise<readonly string[]> {
  const found: string[] = [];
  const check = (what: string, ours: unknown, theirs: unknown) => {
    if (ours !== theirs) found.push(`${what}: ${JSON.stringify(ours)}, not ${JSON.stringify(theirs)}`);
  };
  const program = programOn(host);
  const input = inputOf(each);
  const restored = await program(['-R'], input);
  const prediction = predict(input, { reader: 'ipvsadm', ...host });
  check('exit of the prediction', prediction.exit, restored.exit);
  if (crashed(each)) {
    check('exit of a crash', restored.exit, 2);
    check('a crash says so', restored.stderr.startsWith('lvsrules: '), true);
  } else {
    check('exit', restored.exit, each.exit);
    check('stderr', withoutRemarks(shown(restored.stderr, 'stderr', each)), each.stderr);
    if (!each.stdout.includes('Usage')) {
      check('stdout', restored.stdout, binaryOf(each.stdout));
      check('stdout of the prediction', prediction.stdout, textOf(restored.stdout));
    }
  }
  for (const [view, given] of Object.entries(views)) {
    const theirs = each[view];
    if (typeof theirs !== 'string') continue;
    const ours = (await program(given)).stdout;
    if (!sameListing(ours, theirs, prediction.table, view === 'list_nosort')) check(view, ours, theirs);
  }
  check('table of the prediction', saveText(prediction.table), (await program(['-S', '-n'])).stdout);
  await program(['-C']);
  check('exit of the round trip', (await program(['-R'], Buffer.from(each.save_n))).exit, each.roundtrip_exit);
  check('round trip', (await program(['-S', '-n'])).stdout, each.roundtrip_save_n);
  return found;
}

/** `ipvsadm` on a machine of its own. */
function programOn({
  names,
  machine,
}: DescribedHost): (given: readonly string[], input?: Uint8Array) => Promise<RunResult> {
  const director = simulatedDirector({ kernel: ipvs(machine), clock: systemClock() });
  return async (given, input = new Uint8Array()) => {
    const ran = await runIpvsadm(given, { director, names }, () => Promise.resolve(input));
    if (!ran.ok) throw new Error(`the simulated director failed: ${ran.failure.kind}`);
    return ran.value;
  };
}

function inputOf({ input, input_b64: bytes }: Case): Uint8Array {
  return bytes === undefined ? Buffer.from(input) : Buffer.from(bytes, 'base64');
}

/** A field of bytes mapped to code points, or of text. */
function shown(binary: string, field: string, { latin1_fields: latin1 = [] }: Case): string {
  return latin1.includes(field) ? binary : textOf(binary);
}

function crashed({ exit }: Case): boolean {
  return exit === 139;
}

function withoutRemarks(stderr: string): string {
  return stderr.replace(/^lvsrules: .*\n/gm, '');
}
