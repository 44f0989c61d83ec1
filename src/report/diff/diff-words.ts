import { forwardingMethods, type RealServer, serverKeyText } from '../../domain/server.ts';
import { serviceKeyText } from '../../domain/service.ts';
import type { AttributeChange, Hint, TableDiff } from '../../plan/diff/table-diff.ts';
import { unreachable } from '../../domain/unreachable.ts';

/** `weight 1 -> 5`; a value that is unknown on a side is `unknown`, one that is not set is `none`. */
export function attributeText(change: AttributeChange): string {
  const value = (side: 'before' | 'after') => (side in change ? (change[side] ?? 'none') : 'unknown');
  return `${attributeNames[change.attribute]} ${value('before')} -> ${value('after')}`;
}

const attributeNames: Readonly<Record<AttributeChange['attribute'], string>> = {
  scheduler: 'scheduler',
  flags: 'scheduler flags',
  persistence: 'persistence',
  netmask: 'persistence netmask',
  engine: 'persistence engine',
  'one-packet': 'one-packet scheduling',
  method: 'forwarding',
  weight: 'weight',
  upper: 'upper threshold',
  lower: 'lower threshold',
  tunnel: 'tunnel',
};

/** `10.0.0.1:80 Route weight 1`. */
export function serverText(server: RealServer): string {
  return `${serverKeyText(server)} ${forwardingMethods[server.method].word} weight ${server.weight}`;
}

export function hintText(hint: Hint): string {
  switch (hint.kind) {
    case 'service-moved':
      return `${serviceKeyText(hint.from)} has probably moved to ${serviceKeyText(hint.to)}: the servers are the same`;
    case 'server-renamed': {
      const where = hint.services === 1 ? '' : ` in ${hint.services} services`;
      return `${serverKeyText(hint.from)} was probably renamed to ${serverKeyText(hint.to)}${where}`;
    }
    default:
      return unreachable(hint);
  }
}

/** `1 service added, 2 changed (3 servers added, 1 removed)`. */
export function diffSummary({ services, timeouts, daemons }: TableDiff): string {
  const of = (kind: string) => services.filter((each) => each.kind === kind).length;
  const servers = services.flatMap((each) => (each.kind === 'changed-service' ? each.servers : []));
  const ofServers = (kind: string) => servers.filter((each) => each.kind === kind).length;
  const counts = (numbers: readonly (readonly [number, string])[], noun: string) =>
    numbers
      .filter(([number]) => number > 0)
      .map(([number, word], at) => `${number} ${at === 0 ? `${noun}${number === 1 ? '' : 's'} ` : ''}${word}`)
      .join(', ');
  const told = [
    counts(
      [
        [of('added-service'), 'added'],
        [of('removed-service'), 'removed'],
        [of('changed-service'), 'changed'],
      ],
      'service',
    ),
    counts(
      [
        [ofServers('added-server'), 'added'],
        [ofServers('removed-server'), 'removed'],
        [ofServers('changed-server'), 'changed'],
      ],
      'server',
    ),
    timeouts ? 'timeouts changed' : '',
    counts([[daemons.length, 'changed']], 'daemon'),
  ].filter((part) => part !== '');
  return told.length === 0 ? 'no difference' : told.join('; ');
}
