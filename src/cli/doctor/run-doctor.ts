import type { HostFacts } from '../../domain/host/facts.ts';
import { examine, type Examination, type UnknownCheck } from '../../doctor/examine.ts';
import { hostChecks } from '../../doctor/host-checks.ts';
import { directorScene, foundRole, type Known, type NamedFacts, realServerScene } from '../../doctor/scenes.ts';
import type { HostRole } from '../../doctor/scene.ts';
import { tableOf } from '../../domain/observation.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { isBehindSsh } from '../../domain/ssh-spec.ts';
import { reaches } from '../../domain/severity.ts';
import { recordedHostText } from '../../machine/recorded-facts.ts';
import { doctorJson } from '../../report/doctor/doctor-json.ts';
import type { DoctorReport } from '../../report/doctor/doctor-report.ts';
import { doctorText } from '../../report/doctor/doctor-text.ts';
import { type Problem, problemCause } from '../../report/problem.ts';
import { unknownRole } from '../../report/problems/doctor-problems.ts';
import { cannotWrite } from '../../report/problems/file-problems.ts';
import { writeTableJson } from '../../syntax/table-json/write-table-json.ts';
import type { OptionValues } from '../command.ts';
import { refuse } from '../complain.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { oneDirectorOnly } from '../../report/problems/fleet-problems.ts';
import { speakingOf } from '../fleet/speaking-of.ts';
import { namedRules } from '../tables/named-rules.ts';
import { readAddresses } from '../read-addresses.ts';
import { readTime } from '../read-time.ts';
import type { World } from '../world.ts';
import { askHost } from './ask-host.ts';
import type { doctorOptions } from './doctor-options.ts';
import { liveTable } from './live-table.ts';

export type DoctorValues = OptionValues<typeof doctorOptions>;

/** The options, with the one director that is looked at. */
type OneDirectorValues = Omit<DoctorValues, 'director'> & { readonly director: string | undefined };

/** Examines the host and its real servers, and reports what is wrong with them. */
export async function runDoctor(options: DoctorValues, world: World): Promise<ExitCode> {
  const [director, ...others] = options.director;
  const report = await (others.length > 0
    ? reportOfSeveral(options, world)
    : doctorReport({ ...options, director }, world));
  if (!report.ok) return refuse(world, report.failure);
  const { findings } = report.value;
  const text = options.format === 'json' ? doctorJson(report.value) : doctorText(report.value, world.colour);
  await world.print(text);
  const floor = options['fail-on'] as 'error' | 'warning' | 'info' | 'never';
  const isFound = floor !== 'never' && findings.some(({ severity }) => reaches(severity, floor));
  return isFound ? exitCodes.found : exitCodes.ok;
}

/** Several directors, side by side: one behind ssh is looked at on its own host. */
async function reportOfSeveral(options: DoctorValues, world: World): Promise<Result<DoctorReport, Problem>> {
  const { director: specs, on, listing, record: recorded } = options;
  const option =
    listing !== undefined ? '--listing' : recorded !== undefined ? '--record' : on === 'local' ? null : '--on';
  if (option !== null) return failure(oneDirectorOnly(option, specs));
  const reports = await Promise.all(
    specs.map((spec) =>
      doctorReport({ ...options, director: spec, on: isBehindSsh(spec) ? spec : on }, speakingOf(spec, world)),
    ),
  );
  const bad = reports.find((each) => !each.ok);
  if (bad?.ok === false && reports.every((each) => !each.ok)) return bad;
  return success(
    together(reports.flatMap((each, place) => (each.ok ? [each.value] : [unread(specs[place] ?? '', each.failure)]))),
  );
}

/** A real server is looked at for each director, and named once. */
function together(reports: readonly DoctorReport[]): DoctorReport {
  const once = <Value>(values: readonly Value[]) => [
    ...new Map(values.map((value) => [JSON.stringify(value), value])).values(),
  ];
  return {
    findings: once(reports.flatMap(({ findings }) => findings)),
    unknown: once(reports.flatMap(({ unknown }) => unknown)),
  };
}

function unread(spec: string, problem: Problem): DoctorReport {
  return {
    findings: [],
    unknown: [{ name: 'director', host: spec, reason: problemCause(problem) }],
  };
}

/** Looks at one host, with the table of one director. */
export async function doctorReport(options: OneDirectorValues, world: World): Promise<Result<DoctorReport, Problem>> {
  const deadline = readTime('deadline', options.deadline, { least: 1000, most: 3_600_000 });
  if (!deadline.ok) return deadline;
  const seconds = deadline.value / 1000;
  const vips = readAddresses('vip', options.vip);
  if (!vips.ok) return vips;
  const others = Promise.all(options.realserver.map((spec) => askHost(spec, seconds, world)));
  const known = await whatIsKnown(options, vips.value, world);
  if (!known.ok) return known;
  const facts = await factsToJudge(options, seconds, world);
  if (!facts.ok) return facts;
  if (options.record !== undefined) {
    const written = await record(options.record, facts.value, known.value, world);
    if (!written.ok) return written;
  }
  const host = { name: options.on === 'local' ? facts.value.name : options.on, facts: facts.value };
  const role =
    (options.role as HostRole | undefined) ??
    (options.listing === undefined ? foundRole(host, known.value) : 'director');
  if (role === null) {
    return failure(unknownRole(host.name, known.value.why));
  }
  const answers = await others;
  return success(
    joined(
      examinations(host, role, known.value, namedServers(options.realserver, answers)),
      unreached(options.realserver, answers),
    ),
  );
}

interface Gathered extends Known {
  /** Why there is no live table. */
  readonly why: string;
}

async function whatIsKnown(
  options: OneDirectorValues,
  vips: readonly string[],
  world: World,
): Promise<Result<Gathered, Problem>> {
  const rules = options.rules === undefined ? null : await namedRules(options.rules, world);
  if (rules && !rules.ok) return rules;
  const { listing, director, role } = options;
  // A real server has no table of its own: the one that was named is that of its director.
  const isAsked = role !== 'realserver' || director !== undefined || listing !== undefined;
  const table = isAsked
    ? await liveTable({ listing, director, host: options.on }, world)
    : success({ live: null, why: '' });
  if (!table.ok) return table;
  const { live, why } = table.value;
  return success({
    wanted: rules?.value ?? null,
    rulesName: options.rules ?? null,
    live: live?.observation ?? null,
    connections: live?.connections ?? null,
    vips,
    why,
  });
}

/** A pasted listing is examined on its own: it came from another machine. */
async function factsToJudge(
  { listing, on }: OneDirectorValues,
  seconds: number,
  world: World,
): Promise<Result<HostFacts, Problem>> {
  if (listing === undefined || on !== 'local') return askHost(on, seconds, world);
  return success({ name: listing === '-' ? 'listing' : listing, unknown: {} });
}

function examinations(
  host: NamedFacts,
  role: HostRole,
  known: Known,
  servers: readonly NamedFacts[],
): readonly Examination[] {
  const isListingOnly = Object.keys(host.facts).length === 2;
  const checks = isListingOnly ? hostChecks.filter(({ reads }) => reads.length === 0) : hostChecks;
  const own =
    role === 'director'
      ? directorScene(
          host,
          known,
          servers.map(({ facts }) => facts),
        )
      : realServerScene(host, known, []);
  const directors = role === 'director' && !isListingOnly ? [host.facts] : [];
  const scenes = [own, ...servers.map((server) => realServerScene(server, known, directors))];
  return scenes.map((scene, place) => examine(scene, place === 0 ? checks : hostChecks));
}

type Answers = readonly Result<HostFacts, Problem>[];

function namedServers(specs: readonly string[], answers: Answers): readonly NamedFacts[] {
  return answers.flatMap((answer, place) => (answer.ok ? [{ name: specs[place] ?? '', facts: answer.value }] : []));
}

/** Real servers that did not answer in time, or at all. */
function unreached(specs: readonly string[], answers: Answers): readonly UnknownCheck[] {
  return answers.flatMap((answer, place) => {
    if (answer.ok) return [];
    return [{ name: 'host', host: specs[place] ?? '', reason: problemCause(answer.failure) }];
  });
}

function joined(examinations: readonly Examination[], unreached: readonly UnknownCheck[]): DoctorReport {
  return {
    findings: examinations.flatMap(({ findings }) => findings),
    unknown: [...unreached, ...examinations.flatMap(({ unknown }) => unknown)],
  };
}

async function record(path: string, facts: HostFacts, { live }: Known, world: World): Promise<Result<void, Problem>> {
  const table = live === null ? null : writeTableJson({ ...tableOf(live), services: live.services });
  const written = await world.files.replace(path, recordedHostText(facts, table), 0o600);
  return written.ok ? success(undefined) : failure(cannotWrite('record', path, written.failure));
}
