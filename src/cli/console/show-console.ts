import { failure, type Result, success } from '../../domain/result.ts';
import type { Director } from '../../ports/director.ts';
import type { Problem } from '../../report/problem.ts';
import { countWithoutWatch, severalWithoutScreen } from '../../report/problems/console-problems.ts';
import { directorProblem } from '../../report/problems/director-problems.ts';
import { notCombined } from '../../report/problems/option-problems.ts';
import { refuse } from '../complain.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { readCount } from '../read-count.ts';
import { readTime } from '../read-time.ts';
import { refuseUnprepared } from '../tables/not-prepared.ts';
import { readShare } from '../tables/read-planning-options.ts';
import { specsOf } from '../spec-of.ts';
import type { World } from '../world.ts';
import { openPeers } from './open-peers.ts';
import { type OpenSource, openSource } from './open-source.ts';

export interface ConsoleValues {
  readonly director: readonly string[];
  readonly demo: boolean;
  readonly rules: string | undefined;
  readonly once: boolean;
  readonly watch: boolean;
  readonly count: string | undefined;
  readonly format: string;
  readonly interval: string;
  readonly 'min-capacity': string | undefined;
  readonly config: string | undefined;
  readonly isolated: boolean;
  readonly 'read-only': boolean;
  readonly ascii: boolean;
  readonly linear: boolean;
}

/** Shows a director on the full screen; without one, or where that is asked for, prints its table. */
export async function showConsole(options: ConsoleValues, world: World): Promise<ExitCode> {
  const read = readConsoleValues(options, world);
  if (!read.ok) return refuse(world, read.failure);
  const [first, ...others] = options.director;
  const besides = specsOf(options.demo ? [] : others, world);
  if (!besides.ok) return refuse(world, besides.failure);
  const opened = await openSource(first, options.demo, world);
  if (!opened.ok) return refuse(world, opened.failure);
  const { director } = opened.value;
  const peers = openPeers(besides.value, world);
  try {
    return await show({ source: opened.value, peers, values: read.value }, options, world);
  } finally {
    await Promise.all([director, ...peers].map((each) => each.close()));
  }
}

interface ReadValues {
  readonly intervalMs: number;
  readonly leastCapacity: number | undefined;
  /** How many tables `--watch` prints. */
  readonly count: number;
}

function readConsoleValues(options: ConsoleValues, world: World): Result<ReadValues, Problem> {
  const interval = readTime('interval', options.interval, { least: 100, most: 3_600_000 });
  if (!interval.ok) return interval;
  const least = readShare(options['min-capacity']);
  if (!least.ok) return least;
  const count = options.count === undefined ? success(Infinity) : readCount('count', options.count, 1);
  if (!count.ok) return count;
  if (options.count !== undefined && !options.watch) return failure(countWithoutWatch);
  if (options.once && options.watch) return failure(notCombined('--once', '--watch'));
  const { length } = options.director;
  if (length > 1 && (options.watch || isPrinted(options, world))) return failure(severalWithoutScreen(length));
  return success({ intervalMs: interval.value, leastCapacity: least.value, count: count.value });
}

function isPrinted({ once }: ConsoleValues, { inputIsTerminal, outputIsTerminal }: World): boolean {
  return once || !inputIsTerminal || !outputIsTerminal;
}

interface Opened {
  readonly source: OpenSource;
  readonly peers: readonly Director[];
  readonly values: ReadValues;
}

async function show(opened: Opened, options: ConsoleValues, world: World): Promise<ExitCode> {
  const { source, values } = opened;
  const format = options.format as 'table' | 'json' | 'csv';
  if (options.watch) {
    const { printSamples } = await import('./print-samples.ts');
    return printSamples(source, { format, intervalMs: values.intervalMs, count: values.count }, world);
  }
  if (!isPrinted(options, world)) return onScreen(opened, options, world);
  const { director, simulated } = source;
  const observed = await director.observe(world.interrupted);
  if (!observed.ok) return refuse(world, directorProblem(observed.failure, director.spec.text));
  const { printOnce } = await import('./once.ts');
  await printOnce(observed.value, simulated, format, world);
  return exitCodes.ok;
}

async function onScreen({ source, peers, values }: Opened, options: ConsoleValues, world: World): Promise<ExitCode> {
  // The kind is recognised by the content.
  const rules = options.rules?.replace(/^(keepalived|ldirectord):/, '');
  const { policiesFor } = await import('../tables/site-settings.ts');
  const policies = await policiesFor(rules ?? 'ipvsadm.rules', options, world);
  if (!policies.ok) return refuseUnprepared(policies.failure, world);
  const { choicesOrFaults } = await import('./console-settings.ts');
  const choices = await choicesOrFaults(options.isolated, world);
  if (choices === null) return exitCodes.usage;
  const { fullScreen } = await import('./full-screen.ts');
  return fullScreen(
    {
      ...source,
      peers,
      demo: options.demo,
      intervalMs: values.intervalMs,
      rules: rules ?? null,
      readOnly: options['read-only'],
      ascii: options.ascii,
      linear: options.linear || choices.settings.linear === true,
      policies: policies.value,
      ...choices,
      leastCapacity: values.leastCapacity,
      planning: options,
    },
    world,
  );
}
