import { joinedOnce } from '../../doctor/examinations.ts';
import type { Examination } from '../../doctor/examine.ts';
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
import { deadlineOf, doctorReport, type DoctorValues, namedHosts } from './examined-host.ts';
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
  const hosts = named.value.map(hostOfDirector);
  const facts = new Map(
    [...new Set(hosts)].flatMap((host) =>
      host === null ? [] : [[host, askHost(host, seconds.value, world)] as const],
    ),
  );
  const others = async (own: string | null) => {
    const asked = [...facts].filter(([host]) => host !== own);
    const answers = await Promise.all(asked.map(([, answer]) => answer));
    return namedHosts(
      asked.map(([host]) => host),
      answers,
    );
  };
  const reports = await Promise.all(
    specs.map((director, place) => {
      const on = hosts[place] ?? null;
      const shared = { own: facts.get(on ?? '') ?? null, peers: () => others(on) };
      return doctorReport({ ...options, director, on }, speakingOf(director, world), shared);
    }),
  );
  const bad = reports.find((each) => !each.ok);
  if (bad?.ok === false && reports.every((each) => !each.ok)) return bad;
  return success(
    joinedOnce(reports.map((each, place) => (each.ok ? each.value : unread(specs[place] ?? '', each.failure)))),
  );
}

function unread(spec: string, problem: Problem): Examination {
  return { findings: [], unknown: [{ name: 'director', host: spec, reason: problemCause(problem) }] };
}
