import { type Observation, tableOf } from '../../domain/observation.ts';
import { serverKeyText } from '../../domain/server.ts';
import type { Sample } from '../../live/sample.ts';
import { diffTables } from '../../plan/diff/diff-tables.ts';
import type { ServiceDiff } from '../../plan/diff/table-diff.ts';
import { attributeText } from '../../report/diff/diff-words.ts';
import { serviceName } from '../columns/service-name.ts';
import { roleIn } from '../director-roles.ts';
import type { DirectorRow } from '../director-row.ts';
import type { State } from '../state.ts';

/** A sample older than this many intervals is stale. */
const intervals = 3;

/** The director of the console, and those beside it. */
export function directorRows(state: State): readonly DirectorRow[] {
  const { live, source, peers } = state;
  const first = { spec: source.spec, latest: live.latest, failure: live.failure };
  const base = live.latest?.observation ?? null;
  return [first, ...peers].map(({ spec, latest, failure }, place): DirectorRow => {
    const observation = latest?.observation ?? null;
    return {
      kind: 'director',
      id: `${place} ${spec}`,
      spec,
      isFirst: place === 0,
      state: lifeOf(latest, failure, state),
      reason: failure ?? '',
      role: roleIn(state, place),
      addresses: state.evidence[place]?.addresses ?? null,
      vrrp: state.evidence[place]?.vrrp ?? null,
      observation,
      differences: place === 0 ? [] : base === null || observation === null ? null : between(base, observation),
    };
  });
}

function lifeOf(latest: Sample | null, failure: string | null, { now, source }: State): DirectorRow['state'] {
  if (failure !== null) return 'no answer';
  if (latest === null) return 'reading';
  return now - latest.at > source.intervalMs * intervals ? 'stale' : 'live';
}

const known = new WeakMap<Observation, { readonly to: Observation; readonly differences: readonly string[] }>();

/** Differences of the services; timeouts and daemons of a pair may differ. */
function between(first: Observation, other: Observation): readonly string[] {
  const made = known.get(other);
  if (made?.to === first) return made.differences;
  const unknown = { left: [...first.unknown, 'order' as const], right: [...other.unknown, 'order' as const] };
  const { services } = diffTables(tableOf(first), tableOf(other), { unknown });
  const differences = services.flatMap(sentences);
  known.set(other, { to: first, differences });
  return differences;
}

function sentences(diff: ServiceDiff): readonly string[] {
  if (diff.kind !== 'changed-service') {
    return [`${serviceName(diff.service.key)} ${diff.kind === 'added-service' ? 'is only there' : 'is missing there'}`];
  }
  const name = serviceName(diff.key);
  return [
    ...diff.settings.map((change) => `${name} ${attributeText(change)}`),
    ...diff.servers.map((each) => {
      if (each.kind === 'changed-server') {
        return `${name} ${serverKeyText(each.after)} ${each.attributes.map(attributeText).join(', ')}`;
      }
      const words = each.kind === 'added-server' ? 'is only there' : 'is missing there';
      return `${name} ${serverKeyText(each.server)} ${words}`;
    }),
  ];
}
