import { describe, expect, test } from 'vitest';
import { type DirectorRole, type RoleEvidence, roleOf } from '../../../src/change/rollout/director-role.ts';
import {
  orderByHand,
  type OrderedMember,
  rolloutOrder,
  type Stage,
} from '../../../src/change/rollout/rollout-order.ts';

const master = { state: 'master' } as const;
const backup = { state: 'backup' } as const;
const here = { own: 2, of: 2 };
const away = { own: 0, of: 2 };
const some = { own: 1, of: 2 };

test.each<[evidence: RoleEvidence, role: DirectorRole]>([
  [{ daemons: [master] }, 'master'],
  [{ daemons: [backup] }, 'backup'],
  [{ daemons: [master], addresses: away }, 'master'],
  [{ daemons: [backup], addresses: here }, 'backup'],
  [{ daemons: [master, backup] }, 'both'],
  [{ daemons: [master, backup], addresses: here }, 'master'],
  [{ daemons: [master, backup], addresses: away }, 'backup'],
  [{ daemons: [master, backup], addresses: some }, 'both'],
  [{ daemons: [] }, 'unknown'],
  [{ daemons: [], addresses: here }, 'master'],
  [{ addresses: away }, 'backup'],
  [{ addresses: { own: 0, of: 0 } }, 'unknown'],
  [{}, 'unknown'],
])('%j is the evidence of: %s', (evidence, role) => {
  expect(roleOf(evidence)).toBe(role);
});

/** `master +-`: a master whose plan adds and removes. */
function member(text: string): OrderedMember {
  const [role = '', signs = ''] = text.split(' ');
  return { role: role as DirectorRole, gives: signs.includes('+'), takes: signs.includes('-') };
}

/** `1+ 0± 1-` */
function shown(stages: readonly Stage[]): string {
  const sign = { give: '+', take: '-', whole: '±' };
  return stages.map((stage) => `${stage.member}${sign[stage.part]}`).join(' ');
}

describe('the order of a change through several directors', () => {
  test.each<[members: readonly string[], order: string]>([
    [['master +', 'backup +'], '1± 0±'],
    [['backup +', 'master +'], '0± 1±'],
    [['master -', 'backup -'], '0± 1±'],
    [['backup -', 'master -'], '1± 0±'],
    [['master +-', 'backup +-'], '1+ 0± 1-'],
    [['master +-', 'backup +'], '1± 0±'],
    [['master +', 'backup +-'], '1+ 0± 1-'],
    [['master +-', 'backup -'], '0± 1±'],
    [['master ', 'backup +-'], '1±'],
    [['master ', 'backup '], ''],
    [['unknown +-', 'unknown +-'], '0+ 1± 0-'],
    [['both +-', 'both +-'], '0+ 1± 0-'],
    [['master +-', 'unknown +-', 'backup +-'], '2+ 1+ 0± 1- 2-'],
    [['master +-', 'master +-', 'backup +-', 'backup +-'], '2+ 3+ 0+ 1± 0- 3- 2-'],
  ])('%j is %s', (members, order) => {
    expect(shown(rolloutOrder(members.map(member)))).toBe(order);
  });

  test.each<[members: readonly string[], places: readonly number[], order: string]>([
    [['master +-', 'backup +-'], [0, 1], '0± 1±'],
    [['master +-', 'backup +-'], [1, 0], '1± 0±'],
    [['master ', 'backup +'], [0, 1], '1±'],
  ])('%j by hand as %j is %s', (members, places, order) => {
    expect(shown(orderByHand(members.map(member), places))).toBe(order);
  });

  const roles: readonly DirectorRole[] = ['master', 'backup', 'both', 'unknown'];
  const signs = ['', '+', '-', '+-'];
  const kinds = roles.flatMap((role) => signs.map((sign) => member(`${role} ${sign}`)));
  const triples = kinds.flatMap((a) => kinds.flatMap((b) => kinds.map((c) => [a, b, c] as const)));

  test('no master gets additions before a backup has its own, and no backup loses before a master has lost', () => {
    const wrong = triples.flatMap((members) => {
      const stages = rolloutOrder(members);
      const at = (place: number, part: 'give' | 'take') =>
        stages.findIndex((stage) => stage.member === place && (stage.part === part || stage.part === 'whole'));
      const isWrong = members.some(
        (one, place) =>
          (one.gives && at(place, 'give') < 0) ||
          (one.takes && at(place, 'take') < 0) ||
          members.some(
            (other, behind) =>
              one.role === 'backup' &&
              other.role === 'master' &&
              ((one.gives && other.gives && at(place, 'give') >= at(behind, 'give')) ||
                (one.takes && other.takes && at(place, 'take') <= at(behind, 'take'))),
          ),
      );
      return isWrong ? [members] : [];
    });
    expect(wrong).toEqual([]);
  });
});
