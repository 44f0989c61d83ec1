import type { DirectorRole } from './director-role.ts';

/** What a stage makes of a director's plan: the steps that add and widen, those that narrow and remove, or all. */
export type RolloutPart = 'give' | 'take' | 'whole';

/** One change of one director, on the way of a change through several. */
export interface Stage {
  /** The place of the director in the list that is rolled out to. */
  readonly member: number;
  readonly part: RolloutPart;
}

/** A director as far as its place in the order is concerned. */
export interface OrderedMember {
  readonly role: DirectorRole;
  /** Whether its plan adds or widens, and whether it narrows or removes. */
  readonly gives: boolean;
  readonly takes: boolean;
}

/**
 * Additions first, on backups before masters: a connection that a master hands over for a server that the backup does
 * not know is never bound to it. Then removals, on masters before backups: after a failover in between, the backup still
 * knows every server. Directors of one role keep their order, which is turned round for the removals.
 */
export function rolloutOrder(members: readonly OrderedMember[]): readonly Stage[] {
  const places = members.map((_, place) => place);
  const rank = (place: number) => ranks[members[place]?.role ?? 'unknown'];
  const giving = [...places].sort((a, b) => rank(a) - rank(b) || a - b);
  const taking = giving.toReversed();
  return joined(
    [
      ...giving.filter((place) => members[place]?.gives).map((member): Stage => ({ member, part: 'give' })),
      ...taking.filter((place) => members[place]?.takes).map((member): Stage => ({ member, part: 'take' })),
    ],
    members,
  );
}

/** The order that was named: each director's whole plan, one after another. */
export function orderByHand(members: readonly OrderedMember[], places: readonly number[]): readonly Stage[] {
  const busy = places.filter((place) => members[place]?.gives || members[place]?.takes);
  return busy.map((member) => ({ member, part: 'whole' }));
}

const ranks: Readonly<Record<DirectorRole, number>> = { backup: 0, both: 1, unknown: 1, master: 2 };

/** A director whose removals follow its additions at once, or that has only one of them, is changed once. */
function joined(stages: readonly Stage[], members: readonly OrderedMember[]): readonly Stage[] {
  const all: Stage[] = [];
  for (const stage of stages) {
    const { member } = stage;
    const isOnly = !(members[member]?.gives && members[member].takes);
    const isNext = all.at(-1)?.member === member;
    if (isNext) all.pop();
    all.push(isNext || isOnly ? { member, part: 'whole' } : stage);
  }
  return all;
}
