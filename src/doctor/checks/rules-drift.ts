import { serviceKeyText } from '../../domain/service.ts';
import { shellLine } from '../../domain/shell-word.ts';
import { tableOf } from '../../domain/observation.ts';
import { diffTables, isEmptyDiff } from '../../plan/diff/diff-tables.ts';
import type { ServiceDiff } from '../../plan/diff/table-diff.ts';
import { defineCheck } from '../host-check.ts';

export default defineCheck({
  id: 'LVS635',
  name: 'rules-drift',
  severity: 'warning',
  roles: ['director'],
  reads: [],
  needs: ['wanted', 'live'],
  summary: 'The live table differs from the rules',
  why: 'One of the two was changed. The next apply or boot makes the table of the rules, and drops what they lack.',
  source: 'the rules that were given',
  *find({ wanted, live, rulesName, spec }) {
    if (wanted === null || live === null) return;
    const difference = diffTables(tableOf(live), wanted, { unknown: { left: live.unknown } });
    if (isEmptyDiff(difference)) return;
    const services = difference.services.map(words);
    const more = services.length > 5 ? [`${services.length - 5} more`] : [];
    yield {
      subject: 'table',
      message: 'the live table differs from the rules',
      evidence: services.length > 0 ? [...services.slice(0, 5), ...more].join('; ') : 'timeouts or sync daemons',
      remedy: ['plan', 'apply'].map((word) =>
        shellLine(['lvsrules', word, rulesName ?? 'RULES', ...(spec === null ? [] : ['--director', spec])]),
      ),
    };
  },
});

const fates = {
  'added-service': 'is missing',
  'removed-service': 'is not in the rules',
  'changed-service': 'is different',
};

function words(difference: ServiceDiff): string {
  const key = difference.kind === 'changed-service' ? difference.key : difference.service.key;
  return `${serviceKeyText(key)} ${fates[difference.kind]}`;
}
