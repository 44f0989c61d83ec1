import { nearest } from '../../domain/nearest.ts';
import { meantOr } from './did-you-mean.ts';
import { shellLine } from '../../domain/shell-word.ts';
import { isBehindSsh, sudoSpec } from '../../domain/ssh-spec.ts';
import { unreachable } from '../../domain/unreachable.ts';
import type { FileFailure } from '../../ports/files.ts';
import { commandOf } from '../../setup/action-commands.ts';
import type { SetupFailure } from '../../setup/setup-failure.ts';
import type { SetupStep } from '../../setup/setup-plan.ts';
import type { SetupRefusal } from '../../setup/setup-refusal.ts';
import type { StepFailure } from '../../setup/host-steps.ts';
import { hostProblem } from './host-problems.ts';
import type { Problem } from '../problem.ts';

/** Why a host is not set up, for people. */
export function refusalProblem(refusal: SetupRefusal): Problem {
  switch (refusal.kind) {
    case 'no-device':
      return {
        what: `--device ${refusal.device}`,
        why: 'there is no such device on this host',
        remedy: `its devices: ${refusal.devices.join(', ')}`,
      };
    case 'loud-device':
      return {
        what: `--device ${refusal.device}`,
        why: 'a real server answers ARP requests for the addresses of this device; the virtual address belongs on a silent one',
        remedy: 'use lo, which is the default, or a dummy device',
      };
    case 'device-not-found-out':
      return {
        what: `no device is known for ${refusal.vip}`,
        why: 'it is in no network of this host, and there is no default route for it',
        remedy: `give --device; the devices are ${refusal.devices.join(', ')}`,
      };
    case 'own-address':
      return {
        what: `${refusal.vip} is this host's own address`,
        why: `${refusal.device} has it as ${refusal.vip}/${refusal.length}, and the host is reached by it`,
        remedy: 'give the service an address of its own',
      };
    case 'not-a-host':
      return {
        what: `${refusal.vip} cannot be a virtual address`,
        why: 'it is a loopback, link-local, multicast, broadcast or unspecified address',
      };
    case 'router':
      return {
        what: `${refusal.vip} is the gateway of this host`,
        why: `a route leads through it${refusal.device === '' ? '' : ` on ${refusal.device}`}: with the address on this host itself, the route would be lost`,
        remedy: 'give the service an address of its own',
      };
    case 'no-gateway':
      return {
        what: 'the gateway of a masqueraded real server is missing',
        why: `its ${familyWord(refusal.family)} replies have to pass the director`,
        remedy: "give --gateway: the director's own address in the network of the real server",
      };
    case 'gateway-family':
      return {
        what: `--gateway ${refusal.gateway}`,
        why: 'no masqueraded server of its family is known: the virtual addresses are of the other one',
      };
    case 'gateway-unused':
      return {
        what: `--gateway ${refusal.gateway}`,
        why: 'only a masqueraded real server sends its replies through the director',
        remedy: 'leave it out, or give --method masquerade',
      };
    case 'gateway-own':
      return { what: `--gateway ${refusal.gateway}`, why: 'it is an address of this host itself' };
    case 'gateway-far':
      return {
        what: `--gateway ${refusal.gateway}`,
        why: 'it is in no network of this host, so it cannot be a gateway',
        remedy: "give the director's address in the network of this real server",
      };
    case 'owned':
      return {
        what: `${refusal.vip} belongs to ${refusal.owner.name}`,
        where: `${refusal.owner.path}:${refusal.owner.line}`,
        why: 'two programs that set one address undo the work of each other; nothing was changed',
        remedy: `bring it up with ${refusal.owner.name}, or remove it there; --format sysctl has the settings without the address`,
      };
    default:
      return unreachable(refusal);
  }
}

/** Whether the command line is wrong for this host; otherwise it is refused for what is there. */
export function isWrongUsage(refusal: SetupRefusal): boolean {
  return refusal.kind !== 'owned';
}

export function setupFailureProblem(failure: SetupFailure, spec: string): Problem {
  switch (failure.kind) {
    case 'host':
      return hostProblem(failure.failure, spec);
    case 'unread':
      return {
        what: `cannot read the ${failure.group} of '${spec}'`,
        why: failure.why,
        remedy: 'nothing was changed; setup needs iproute2, and read access to /proc/sys',
      };
    case 'record':
      return {
        what: 'cannot use the record of what was there before',
        where: failure.path,
        why: failure.why,
        remedy: 'set LVSRULES_STATE to another directory',
      };
    default:
      return unreachable(failure);
  }
}

/** A step that failed: what was done before it is undone, or what of it is left. */
export function stepProblem({ action }: SetupStep, why: string, left: readonly StepFailure[]): Problem {
  const remains = left.map(({ command, why: reason }) => `${shellLine(command)} (${reason})`).join('; ');
  return {
    what: `'${shellLine(commandOf(action))}' failed`,
    why,
    remedy:
      left.length === 0
        ? 'the steps before it are undone: the host is as it was'
        : `the steps before it could not all be undone: ${remains}; try --undo`,
  };
}

export function notInForceProblem(missing: readonly SetupStep[]): Problem {
  return {
    what: 'the host is not as setup left it a moment ago',
    why: `still to do: ${missing.map(({ action }) => shellLine(commandOf(action))).join('; ')}`,
    remedy:
      'another program sets it too: a network manager, docker, a configuration tool; --undo restores what was there',
  };
}

function familyWord(family: 'inet' | 'inet6'): string {
  return family === 'inet' ? 'IPv4' : 'IPv6';
}

export function unknownHostRole(word: string): Problem {
  return {
    what: `'${word}' is not a role of a host`,
    remedy: meantOr(nearest(word, ['director', 'realserver']), 'give director or realserver'),
  };
}

/** A format that writes a file, with an option that changes the host. */
export function fileChangesNoHost(format: string): Problem {
  return { what: `--format ${format} writes a file and changes no host`, remedy: 'leave --apply or --undo out' };
}

/** An option about tunnels that has no effect. */
export function tunnelUnused(option: string, needed: string): Problem {
  return { what: `${option} has no effect without ${needed}`, remedy: `leave it out, or give ${needed}` };
}

/** `rules`: the file that was named, if one was. */
export function noVirtualAddress(rules: string | undefined): Problem {
  return {
    what: 'no virtual address is known',
    ...(rules !== undefined && { why: `${rules} has only services of firewall marks, or none` }),
    remedy: 'give --vip ADDRESS, or --rules FILE with services that have one',
  };
}

/** `servers`: the addresses of the real servers that the rules have. */
export function notARealServer(rules: string, servers: readonly string[]): Problem {
  const shown = servers.slice(0, 8).join(', ');
  return {
    what: 'this host is not a real server of the rules',
    where: rules,
    why:
      servers.length === 0
        ? 'they have no real servers'
        : `it has none of their addresses: ${shown}${servers.length > 8 ? ', ...' : ''}`,
    remedy: 'give --vip ADDRESS and --method instead of the rules',
  };
}

/** `user`: the id of the user, if it could be read. */
export function onlyRootSetsUp(spec: string, user: string | undefined): Problem {
  return {
    what: 'permission denied: only root may set up a host',
    why: `user id ${user ?? 'unknown'}; nothing was changed`,
    remedy: isBehindSsh(spec) ? `connect as root, or through sudo: --on ${sudoSpec(spec)}` : 'run it with sudo',
  };
}

export function hostLocked({ code, path, reason }: FileFailure): Problem {
  return code === 'ELOCKED'
    ? {
        what: 'another lvsrules is setting up this host',
        where: path,
        why: reason,
        remedy: 'try again when it has ended',
      }
    : { what: 'cannot take the lock of this host', where: path, why: reason };
}

/** A command of `setup --undo` that failed. */
export function undoFailed({ command, why }: StepFailure): Problem {
  return { what: `'${shellLine(command)}' failed`, why };
}
