import type { OptionGroup } from '../../grammar/options.ts';
import { type LineDraft, keyOf } from './line-draft.ts';
import type { Instruction } from './instruction.ts';
import type { ServiceListingView } from './listing/headers.ts';

/** What `-L` prints with these options. Of several views the first in this order is shown. */
export function listingOf(draft: LineDraft): Instruction {
  const has = (...groups: OptionGroup[]) => groups.some((group) => draft.used.includes(group));
  const figures = has('stats', 'rate', 'thresholds');
  if ((has('connection', 'timeout', 'daemon') && figures) || (has('timeout', 'daemon') && has('persistent-conn'))) {
    return { kind: 'stop', exit: 2, fault: { reason: 'list-conflict' } };
  }
  const numeric = has('numeric');
  if (has('connection')) {
    return { kind: 'list', listing: { kind: 'connections', numeric, engines: has('persistent-conn') } };
  }
  const service = has('service-address') ? keyOf(draft) : null;
  if (has('timeout')) return { kind: 'list', listing: { kind: 'timeout' } };
  if (has('daemon')) return { kind: 'list', listing: { kind: 'daemon' } };
  const view = views.find((name) => has(name)) ?? 'default';
  const sorted = !has('nosort');
  return { kind: 'list', listing: { kind: 'table', view, service, numeric, exact: has('exact'), sorted } };
}

const views = [
  'stats',
  'rate',
  'thresholds',
  'persistent-conn',
  'tun-info',
] as const satisfies readonly ServiceListingView[];
