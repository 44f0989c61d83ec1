import { joinedOnce } from '../../doctor/examinations.ts';
import type { Examination } from '../../doctor/examine.ts';
import type { PeerDirector } from '../../doctor/scene.ts';
import type { DirectorSpec } from '../../domain/director-spec.ts';
import type { HostFacts } from '../../domain/host/facts.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { reaches } from '../../domain/severity.ts';
import { doctorJson } from '../../report/doctor/doctor-json.ts';
import { doctorText } from '../../report/doctor/doctor-text.ts';
import { type Problem, problemCause } from '../../report/problem.ts';
import { oneDirectorOnly } from '../../report/problems/fleet-problems.ts';
import { refuse } from '../complain.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { speakingOf } from '../fleet/speaking-of.ts';
import { specOf, specsOf } from '../spec-of.ts';
import type { World } from '../world.ts';
import { askHost } from './ask-host.ts';
import { deadlineOf, doctorReport, type DoctorValues, nameOfHost } from './examined-host.ts';
import { type HostTable, liveTable } from './live-table.ts';
import { hostOfDirector } from '../host-of-director.ts';

/** Examines the host and its real servers, and reports what is wrong with them. */
export async function runDoctor(options: DoctorValues, world: World): Promise<ExitCode> {
  const [director, ...others] = options.director;
  const report = await (others.length > 0 ? reportOfSeveral(options, world) : reportOfOne(options, director, world));
  if (!report.ok) return refuse(world, report.failure);
  const { findings } = report.value;
  const text = options.format === 'json' ? doctorJson(report.value) : doctorText(report.value, world.colour);
  await world.print(text);
  const floor = options['fail-on'] as 'error' | 'warning' | 'info' | 'never';
  const isFound = floor !== 'never' && findings.some(({ severity }) => reaches(severity, floor));
  return isFound ? exitCodes.found : exitCodes.ok;
}

/** Where no host is named, a real server examines itself, and a director the host of its table. */
async function reportOfOne(
  options: DoctorValues,
  director: string | undefined,
  world: World,
): Promise<Result<Examination, Problem>> {
  const isOwn = options.role === 'realserver' || options.listing !== undefined;
  const spec = isOwn ? success(null) : specOf(director, world);
  if (!spec.ok) return spec;
  const host = (spec.value && hostOfDirector(spec.value)) ?? 'local';
  return doctorReport({ ...options, director, on: options.on ?? host }, world);
}

/** Several directors, side by side: each on its own host, and beside the others. */
async function reportOfSeveral(options: DoctorValues, world: World): Promise<Result<Examination, Problem>> {
  const { director: specs, listing, record: recorded } = options;
  const option =
    listing !== undefined
      ? '--listing'
      : recorded !== undefined
        ? '--record'
        : options.on === undefined
          ? null
          : '--on';
  if (option !== null) return failure(oneDirectorOnly(option, specs));
  const seconds = deadlineOf(options);
  if (!seconds.ok) return seconds;
  const named = specsOf(specs, world);
  if (!named.ok) return named;
  const asked = askAll(named.value, seconds.value, world);
  const reports = await Promise.all(
    asked.map(({ spec, host, facts, table }) => {
      const shared = { own: facts, table, peers: () => peersOf(spec, asked) };
      return doctorReport({ ...options, director: spec, on: host }, speakingOf(spec, world), shared);
    }),
  );
  const bad = reports.find((each) => !each.ok);
  if (bad?.ok === false && reports.every((each) => !each.ok)) return bad;
  return success(
    joinedOnce(reports.map((each, place) => (each.ok ? each.value : unread(specs[place] ?? '', each.failure)))),
  );
}

/** A director whose host and table are being read. */
interface AskedDirector {
  readonly spec: string;
  readonly host: string | null;
  readonly facts: Promise<Result<HostFacts, Problem>> | null;
  readonly table: Promise<HostTable>;
}

/** Asks all at once; a host that has several of them is asked once. */
function askAll(specs: readonly DirectorSpec[], seconds: number, world: World): readonly AskedDirector[] {
  const hosts = new Map<string, Promise<Result<HostFacts, Problem>>>();
  return specs.map((parsed) => {
    const host = hostOfDirector(parsed);
    const spec = parsed.text;
    const facts = host === null ? null : (hosts.get(host) ?? askHost(host, seconds, world));
    if (host !== null && facts !== null) hosts.set(host, facts);
    const choice = { listing: undefined, director: spec, host: host ?? 'local' };
    return { spec, host, facts, table: liveTable(choice, speakingOf(spec, world)) };
  });
}

/** The others, on other hosts, that can be read. */
async function peersOf(spec: string, asked: readonly AskedDirector[]): Promise<readonly PeerDirector[]> {
  const own = asked.find((each) => each.spec === spec)?.host ?? null;
  const others = asked.filter((each) => each.spec !== spec && (each.host === null || each.host !== own));
  const peers = await Promise.all(others.map(peerOf));
  return peers.flatMap((peer) => peer ?? []);
}

async function peerOf({ spec, host, facts, table }: AskedDirector): Promise<PeerDirector | null> {
  const [known, read] = await Promise.all([facts ?? success({ name: spec, unknown: {} }), table]);
  if (!known.ok) return null;
  const live = read.ok ? (read.value.live?.observation ?? null) : null;
  return { name: nameOfHost(host, known.value), facts: known.value, spec, live };
}

function unread(spec: string, problem: Problem): Examination {
  return { findings: [], unknown: [{ name: 'director', host: spec, reason: problemCause(problem) }] };
}
