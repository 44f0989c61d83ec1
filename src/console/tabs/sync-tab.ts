import type { SyncDaemon, Timeouts } from '../../domain/table.ts';
import { emptyLine, fit, foreign, line, type StyledLine, span } from '../paint/line.ts';
import { shownObservation } from '../shown-sample.ts';
import { sentence, unreadLines } from '../sentence-lines.ts';
import type { ViewSpec } from '../view-spec.ts';
import type { State } from '../state.ts';

export const syncTab: ViewSpec = {
  id: 'sync',
  title: 'Sync',
  key: '6',
  help: 'sync daemons and timeouts',
  prose:
    'A sync daemon sends connections from a master director to a backup, so that they live on when the backup takes over. The timeouts say how long a connection without packets is kept.',
  page: (state) => ({ head: [], lines: syncLines(state) }),
};

/** The sync daemons and timeouts of the director. What it does not show is marked as unknown. */
function syncLines(state: State): readonly StyledLine[] {
  const unread = unreadLines(state);
  if (unread !== null) return unread;
  const { daemons, timeouts, unknown } = shownObservation(state);
  return [
    line(span(' Sync daemons', 'title')),
    ...(daemons === undefined || unknown.includes('daemons') ? notTold('daemons', state) : daemonLines(daemons, state)),
    emptyLine,
    line(span(' Timeouts of idle connections', 'title')),
    ...(timeouts === undefined || unknown.includes('timeouts') ? notTold('timeouts', state) : timeoutLines(timeouts)),
  ];
}

function notTold(what: string, state: State): readonly StyledLine[] {
  return sentence(`unknown: this director does not show its ${what}`, 'idle', state);
}

function daemonLines(daemons: readonly SyncDaemon[], state: State): readonly StyledLine[] {
  if (daemons.length === 0) {
    return sentence('No sync daemon is running: a backup director would not know these connections.', 'idle', state);
  }
  return daemons.flatMap(({ state, device, syncId, maxLength, group, port, ttl }) => [
    line(span(`   ${fit(state, 8)}`, 'strong'), span(`on ${foreign(device)}, syncid ${syncId}`)),
    ...(group === undefined && maxLength === undefined
      ? []
      : [
          line(
            span(
              `   ${fit('', 8)}${[
                ...(group === undefined ? [] : [`group ${foreign(group)}`]),
                ...(port === undefined ? [] : [`port ${port}`]),
                ...(ttl === undefined ? [] : [`ttl ${ttl}`]),
                ...(maxLength === undefined ? [] : [`at most ${maxLength} bytes a message`]),
              ].join(', ')}`,
              'idle',
            ),
          ),
        ]),
  ]);
}

function timeoutLines({ tcp, tcpfin, udp }: Timeouts): readonly StyledLine[] {
  return [
    ['TCP', `${tcp} s`],
    ['TCP after FIN', `${tcpfin} s`],
    ['UDP', `${udp} s`],
  ].map(([label = '', value = '']) => line(span(`   ${fit(label, 15)}`, 'idle'), span(value)));
}
