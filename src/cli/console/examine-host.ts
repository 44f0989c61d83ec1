import type { DirectorSpec } from '../../domain/director-spec.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import type { DoctorReport } from '../../report/doctor/doctor-report.ts';
import { problemCause } from '../../report/problem.ts';
import { hostOfDirector } from '../host-of-director.ts';
import type { World } from '../world.ts';

/** Doctor for the host of a director; null if it is not known which host that is. */
export function examineHost(spec: DirectorSpec, world: World): (() => Promise<Result<DoctorReport, string>>) | null {
  const on = hostOfDirector(spec);
  if (on === null) return null;
  return async () => {
    const { doctorReport } = await import('../doctor/examined-host.ts');
    const found = await doctorReport({ ...usual, director: spec.text, on }, world);
    if (found.ok) return success(found.value);
    return failure(problemCause(found.failure));
  };
}

const usual = {
  role: 'director',
  vip: [],
  rules: undefined,
  realserver: [],
  listing: undefined,
  record: undefined,
  deadline: '20',
  format: 'text',
  'fail-on': 'never',
};
