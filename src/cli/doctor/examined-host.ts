import type { Examination, UnknownCheck } from '../../doctor/examine.ts';
import { examineHosts, joined } from '../../doctor/examinations.ts';
import type { HostRole, NamedFacts, PeerDirector } from '../../doctor/scene.ts';
import { foundRole, type Known } from '../../doctor/scenes.ts';
import type { HostFacts } from '../../domain/host/facts.ts';
import { tableOf } from '../../domain/observation.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { recordedHostText } from '../../machine/recorded-facts.ts';
import { type Problem, problemCause } from '../../report/problem.ts';
import { unknownRole } from '../../report/problems/doctor-problems.ts';
import { rulesInPart } from '../../report/problems/untaken-problems.ts';
import { cannotWrite } from '../../report/problems/file-problems.ts';
import { writeTableJson } from '../../syntax/table-json/write-table-json.ts';
import type { OptionValues } from '../command.ts';
import { readAddresses } from '../read-addresses.ts';
import { readTime } from '../read-time.ts';
import { complain } from '../complain.ts';
import { namedRules } from '../tables/named-rules.ts';
import type { World } from '../world.ts';
import { askHost } from './ask-host.ts';
import type { doctorOptions } from './doctor-options.ts';
import { type HostTable, liveTable } from './live-table.ts';

export type DoctorValues = OptionValues<typeof doctorOptions>;

/** The options, with the one director that is examined, and its host; null if that is not known. */
type OneDirectorValues = Omit<DoctorValues, 'director' | 'on'> & {
  readonly director: string | undefined;
  readonly on: string | null;
};

/** What reports of several directors share: each host and each table is read once. */
interface SharedFacts {
  readonly own: Promise<Result<HostFacts, Problem>> | null;
  readonly table: Promise<HostTable>;
  /** The other directors, those that can be read. */
  peers(): Promise<readonly PeerDirector[]>;
}

/** Looks at one host, with the table of one director. */
export async function doctorReport(
  options: OneDirectorValues,
  world: World,
  shared: SharedFacts | null = null,
): Promise<Result<Examination, Problem>> {
  const deadline = deadlineOf(options);
  if (!deadline.ok) return deadline;
  const seconds = deadline.value;
  const vips = readAddresses('vip', options.vip);
  if (!vips.ok) return vips;
  const others = Promise.all(options.realserver.map((spec) => askHost(spec, seconds, world)));
  const known = await whatIsKnown(options, vips.value, world, shared);
  if (!known.ok) return known;
  const facts = await (shared?.own ?? factsToJudge(options, seconds, world));
  if (!facts.ok) return facts;
  if (options.record !== undefined) {
    const written = await record(options.record, facts.value, known.value, world);
    if (!written.ok) return written;
  }
  const { on } = options;
  const host = { name: nameOfHost(on, facts.value), facts: facts.value };
  const role =
    (options.role as HostRole | undefined) ??
    (options.listing === undefined && on !== null ? foundRole(host, known.value) : 'director');
  if (role === null) {
    return failure(unknownRole(host.name, known.value.why));
  }
  const answers = await others;
  const peers = (await shared?.peers()) ?? [];
  return success(
    joined([
      { findings: [], unknown: unreached(options.realserver, answers) },
      examineHosts({ host, role, peers }, known.value, namedHosts(options.realserver, answers)),
    ]),
  );
}

/** How findings call a host: by its spec, and this machine by its name. */
export function nameOfHost(on: string | null, { name }: HostFacts): string {
  return on === null || on === 'local' ? name : on;
}

/** In seconds. */
export function deadlineOf({ deadline }: Pick<DoctorValues, 'deadline'>): Result<number, Problem> {
  const read = readTime('deadline', deadline, { least: 1000, most: 3_600_000 });
  return read.ok ? success(read.value / 1000) : read;
}

interface Gathered extends Known {
  /** Why there is no live table. */
  readonly why: string;
}

async function whatIsKnown(
  options: OneDirectorValues,
  vips: readonly string[],
  world: World,
  shared: SharedFacts | null,
): Promise<Result<Gathered, Problem>> {
  const rules = options.rules === undefined ? null : await namedRules(options.rules, world);
  if (rules && !rules.ok) return rules;
  const unread = rules === null ? null : rulesInPart(rules.value);
  if (unread !== null) complain(world, unread);
  const { listing, director, role } = options;
  // A real server has no table of its own: the one that was named is that of its director.
  const isAsked = role !== 'realserver' || director !== undefined || listing !== undefined;
  const table = isAsked
    ? await (shared?.table ?? liveTable({ listing, director, host: options.on ?? 'local' }, world))
    : success({ live: null, why: '' });
  if (!table.ok) return table;
  const { live, why } = table.value;
  return success({
    wanted: rules?.value.table ?? null,
    rulesName: options.rules ?? null,
    live: live?.observation ?? null,
    connections: live?.connections ?? null,
    vips,
    ...(director !== undefined && { spec: director }),
    why,
  });
}

/** A table whose host is not known is examined on its own, like a pasted listing: it came from another machine. */
async function factsToJudge(
  { listing, on, director }: OneDirectorValues,
  seconds: number,
  world: World,
): Promise<Result<HostFacts, Problem>> {
  if (on === null) return success({ name: director ?? 'director', unknown: {} });
  if (listing === undefined || on !== 'local') return askHost(on, seconds, world);
  return success({ name: listing === '-' ? 'listing' : listing, unknown: {} });
}

type Answers = readonly Result<HostFacts, Problem>[];

/** Those that answered. */
function namedHosts(specs: readonly string[], answers: Answers): readonly NamedFacts[] {
  return answers.flatMap((answer, place) => (answer.ok ? [{ name: specs[place] ?? '', facts: answer.value }] : []));
}

/** Real servers that did not answer in time, or at all. */
function unreached(specs: readonly string[], answers: Answers): readonly UnknownCheck[] {
  return answers.flatMap((answer, place) => {
    if (answer.ok) return [];
    return [{ name: 'host', host: specs[place] ?? '', reason: problemCause(answer.failure) }];
  });
}

async function record(path: string, facts: HostFacts, { live }: Known, world: World): Promise<Result<void, Problem>> {
  const table = live === null ? null : writeTableJson({ ...tableOf(live), services: live.services });
  const written = await world.files.replace(path, recordedHostText(facts, table), 0o600);
  return written.ok ? success(undefined) : failure(cannotWrite('record', path, written.failure));
}
