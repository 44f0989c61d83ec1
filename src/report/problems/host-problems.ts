import type { HostFailure } from '../../ports/host.ts';
import { unreachable } from '../../domain/unreachable.ts';
import { cannotReach, interrupted, noAnswer, unexpectedAnswer } from './director-problems.ts';
import type { Problem } from '../problem.ts';

/** Why a host could not be examined, for people; `spec` is the spec that was given. */
export function hostProblem(failure: HostFailure, spec: string): Problem {
  switch (failure.kind) {
    case 'not-available':
      return {
        what: `there is no host '${spec}'`,
        why: failure.reason,
        ...(spec.startsWith('netns:') && { remedy: 'ip netns list shows the namespaces' }),
      };
    case 'unreachable':
      return cannotReach(spec, failure.reason);
    case 'not-permitted':
      return { what: `permission denied: '${spec}'`, why: failure.reason, remedy: 'run it as root' };
    case 'read-only':
      return { what: `'${spec}' cannot be changed`, why: failure.reason };
    case 'bad-spec':
      return {
        what: `no host is named '${spec}'`,
        why: failure.reason,
        remedy: 'hosts: local, ssh://[user@]host[:port], netns:NAME, recorded:FILE',
      };
    case 'not-understood':
      return unexpectedAnswer(spec, failure.reason);
    case 'bad-file':
      return { what: 'cannot use the recorded host', where: failure.path, why: failure.reason };
    case 'timed-out':
      return noAnswer(spec, failure.seconds);
    case 'interrupted':
      return interrupted;
    default:
      return unreachable(failure);
  }
}
