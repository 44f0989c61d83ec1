import type { Problem } from '../problem.ts';

/** `why`: what kept the table of this host from showing its role; empty if there is none. */
export function unknownRole(host: string, why: string): Problem {
  return {
    what: `the role of ${host} is unknown`,
    why: why === '' ? 'it has no table and no virtual address' : why,
    remedy: 'give --role director or --role realserver, with --rules or --vip',
  };
}

export function notAListing(path: string, reason: string): Problem {
  return {
    what: 'not a listing',
    where: path,
    why: reason,
    remedy: 'paste what ipvsadm -Ln, ipvsadm -Ln --stats or ipvsadm -Lnc prints',
  };
}

export function notARecordedHost(path: string, reason: string): Problem {
  return { what: 'not a recorded host', where: path, why: reason };
}

/** Why there is no live table of a host that was recorded without one. */
export const noTableRecorded = 'no table was recorded';
