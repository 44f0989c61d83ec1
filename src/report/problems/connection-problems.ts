import type { Problem } from '../problem.ts';

/** Lines of a listing that are not entries: how many, and the first of them. */
export interface StrangeLines {
  readonly count: number;
  readonly first: string;
}

/** A director of rules instead of one with a kernel. */
export function noConnections(spec: string): Problem {
  return {
    what: `'${spec}' contains rules, not connections`,
    remedy: 'name a director with a kernel, or a file with what ipvsadm -Lnc printed',
  };
}

/** A text without any entry; undefined: it came from a director. */
export function notConnections(file: string | undefined, { first }: StrangeLines): Problem {
  return {
    what: 'not a connection listing',
    ...(file !== undefined && { where: file }),
    why: `it begins with: ${first}`,
    remedy: 'give what ipvsadm -Lnc or /proc/net/ip_vs_conn prints',
  };
}

export function linesLeftOut({ count, first }: StrangeLines): Problem {
  const lines = count === 1 ? '1 line is' : `${count} lines are`;
  return { what: `${lines} not understood and left out`, why: `the first: ${first}` };
}
