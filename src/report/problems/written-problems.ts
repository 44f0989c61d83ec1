import type { Written } from '../../change/save/write-rules.ts';
import { type ServiceKey, serviceKeyText } from '../../domain/service.ts';
import type { Table } from '../../domain/table.ts';
import { unreachable } from '../../domain/unreachable.ts';
import { changeLine } from '../../syntax/change-line.ts';
import { directorProblem, refusalText } from './director-problems.ts';
import { escapeControls } from '../escape.ts';
import type { Problem } from '../problem.ts';
import { cannotRead, cannotWrite } from './file-problems.ts';

/** What was not written, and why; empty if everything was. */
export function writtenProblems(written: Written, path: string): readonly Problem[] {
  switch (written.kind) {
    case 'written':
      return [];
    case 'differs':
      return [
        {
          what: 'the file was written, but it does not match the table',
          where: path,
          why: 'another program wrote it at the same time, or this is a bug',
          remedy: `see the difference: lvsrules diff ${path} DIRECTOR`,
        },
      ];
    case 'written-in-part':
      return written.refused.map((refused) => ({
        what: `not written: ${changeLine(refused.change)}`,
        where: path,
        why: refusalText(refused),
      }));
    case 'timeouts-not-known':
      return [timeoutsProblem(written.services)];
    case 'file-failed':
      return [(written.while === 'writing' ? cannotWrite : cannotRead)('rules', path, written.failure)];
    case 'director-failed':
      return [directorProblem(written.failure, `file:${path}`)];
    default:
      return unreachable(written);
  }
}

/** Why a table is not saved: rules cannot express an unknown persistence timeout. */
export function timeoutsProblem(services: readonly ServiceKey[]): Problem {
  const [first, ...more] = services.map(serviceKeyText);
  const others = more.length === 0 ? '' : ` and of ${more.length} more`;
  return {
    what: 'nothing is saved',
    why: `the persistence timeout of ${first ?? 'a service'}${others} is unknown`,
    remedy: 'as root use --director netlink or --director ipvsadm',
  };
}

/** `wrote /etc/ipvsadm.rules: 2 services, 1 real server` */
export function writtenSummary(path: string, { services }: Table): string {
  const servers = services.reduce((sum, service) => sum + service.servers.length, 0);
  const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
  return `wrote ${escapeControls(path)}: ${plural(services.length, 'service')}, ${plural(servers, 'real server')}`;
}

/** The distribution's file, where restoring at boot is switched off. */
export function switchedOff(path: string): Problem {
  const why = 'AUTO is not "true" there, so nothing is restored at boot';
  return { what: 'the file was written, but it is not read at boot', where: path, why };
}
