import { directorForms } from '../../domain/director-words.ts';
import type { DirectorFailure, RefusedChange } from '../../ports/director.ts';
import { isBehindSsh, plainSshSpec, sudoSpec } from '../../domain/ssh-spec.ts';
import { unreachable } from '../../domain/unreachable.ts';
import type { Problem } from '../problem.ts';

/** Why a director failed, for people; `spec` is the spec that was given. */
export function directorProblem(failure: DirectorFailure, spec: string): Problem {
  switch (failure.kind) {
    case 'not-available':
      return {
        what: `no director '${spec}'${isBehindSsh(spec) ? '' : ' here'}`,
        why: failure.reason,
        remedy: isBehindSsh(spec)
          ? remedyThere(failure.reason)
          : 'load the module (modprobe ip_vs), install ipvsadm, or name another: --director sim, ssh://HOST, file:PATH',
      };
    case 'unreachable':
      return cannotReach(spec, failure.reason);
    case 'not-permitted':
      return {
        what: `permission denied: '${spec}'`,
        why: failure.reason,
        remedy: isBehindSsh(spec)
          ? permissionThere(failure.reason, spec)
          : 'run it as root, or name a way to become root: --director "ipvsadm:sudo -n"',
      };
    case 'read-only':
      return {
        what: `'${spec}' can be observed but not changed`,
        why: failure.reason,
        remedy: 'name a director that can write: --director netlink, ipvsadm, ssh://HOST, sim:FILE or file:PATH',
      };
    case 'bad-spec':
      return {
        what: `no director is named '${spec}'`,
        why: failure.reason,
        remedy: directorForms,
      };
    case 'program-failed':
      return {
        what: `'${spec}' failed`,
        why: `${failure.program} ended with ${failure.exit === null ? 'a signal' : `exit status ${failure.exit}`}${saying(failure.stderr)}`,
      };
    case 'not-understood':
      return unexpectedAnswer(spec, failure.reason);
    case 'bad-file':
      return { what: 'cannot use the file', where: failure.path, why: failure.reason };
    case 'bad-rules':
      return {
        what: 'not recognised as a rules file; it was not changed',
        where: failure.path,
        why: failure.reason,
        remedy: 'lvsrules lint shows what is wrong with it',
      };
    case 'bad-state':
      return {
        what: 'not a state file of lvsrules; it was not changed',
        where: failure.path,
        why: failure.reason,
        remedy: 'name another file, or move this one away to start from an empty table',
      };
    case 'timed-out':
      return noAnswer(spec, failure.seconds);
    case 'interrupted':
      return interrupted;
    default:
      return unreachable(failure);
  }
}

/** A way to the kernel of this machine, and why it does not work. */
export interface WayFailure {
  readonly way: string;
  readonly failure: DirectorFailure;
}

/** Why no way to the kernel of this machine works. */
export function notADirector(failures: readonly WayFailure[]): string {
  return `this machine is not a director (${failures.map(({ way, failure }) => `${way}: ${shortReason(failure)}`).join('; ')})`;
}

function shortReason(why: DirectorFailure): string {
  if ('reason' in why) return why.reason;
  return why.kind === 'program-failed' ? why.stderr || `${why.program} ended with ${String(why.exit)}` : why.kind;
}

/** What to do on a host that can be reached, but has no IPVS for us. */
function remedyThere(reason: string): string {
  if (/\bsudo\b.*not found/.test(reason) && !/ipvsadm/.test(reason))
    return 'install sudo on that host, or log in there as root';
  if (/not found/.test(reason)) return 'install ipvsadm on that host';
  return 'load the module on that host: modprobe ip_vs';
}

function permissionThere(reason: string, spec: string): string {
  if (spec.startsWith('ssh+sudo:')) {
    return /[Tt]erminal|tty/.test(reason)
      ? 'switch requiretty off for this user in the sudoers of that host'
      : 'let sudo there run it without a password: USER ALL=(root) NOPASSWD: /usr/sbin/ipvsadm -R';
  }
  return `log in there as root, or through sudo: --director ${sudoSpec(spec)}`;
}

/** A director or a host to which ssh does not get. */
export function cannotReach(spec: string, reason: string): Problem {
  return { what: `cannot reach '${spec}'`, why: reason, remedy: unreachableRemedy(reason, spec) };
}

export function unexpectedAnswer(spec: string, reason: string): Problem {
  return { what: `'${spec}' gave an unexpected answer`, why: reason };
}

export function noAnswer(spec: string, seconds: number): Problem {
  return { what: `'${spec}' did not answer within ${seconds} seconds` };
}

export const interrupted: Problem = { what: 'interrupted' };

/** What to do when ssh did not get in; nothing about a module, which is not known from here. */
function unreachableRemedy(reason: string, spec: string): string {
  return reason.includes('host key has changed')
    ? 'find out why before you trust it: was the host installed again? Then remove the old key: ssh-keygen -R HOST'
    : `test the connection: ssh -v -o BatchMode=yes ${plainSshSpec(spec)} true`;
}

/** Why a change was refused: the director's own message, or the name of the kernel's refusal. */
export function refusalText({ said, refusal }: RefusedChange): string {
  const words = said.trim();
  return words === '' ? (refusal ?? 'refused without an error message').replaceAll('-', ' ') : words;
}

function saying(stderr: string): string {
  const first = stderr.trim().split('\n')[0] ?? '';
  return first === '' ? '' : `: ${first}`;
}
