import { joinedOnce } from '../../doctor/examinations.ts';
import type { Examination } from '../../doctor/examine.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { reaches } from '../../domain/severity.ts';
import { isBehindSsh } from '../../domain/ssh-spec.ts';
import { doctorJson } from '../../report/doctor/doctor-json.ts';
import { doctorText } from '../../report/doctor/doctor-text.ts';
import { type Problem, problemCause } from '../../report/problem.ts';
import { oneDirectorOnly } from '../../report/problems/fleet-problems.ts';
import { refuse } from '../complain.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { speakingOf } from '../fleet/speaking-of.ts';
import type { World } from '../world.ts';
import { doctorReport, type DoctorValues } from './examined-host.ts';

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
async function reportOfSeveral(options: DoctorValues, world: World): Promise<Result<Examination, Problem>> {
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
    joinedOnce(reports.map((each, place) => (each.ok ? each.value : unread(specs[place] ?? '', each.failure)))),
  );
}

function unread(spec: string, problem: Problem): Examination {
  return { findings: [], unknown: [{ name: 'director', host: spec, reason: problemCause(problem) }] };
}
