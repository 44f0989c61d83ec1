import type { RestoreOutcome, Summary } from '../../lint/finding.ts';
import { severities } from '../../domain/severity.ts';
import { unreachable } from '../../domain/unreachable.ts';
import { counted } from '../counted.ts';

/** What happens to a line, as a sentence. */
export function outcomeWords(outcome: RestoreOutcome): string {
  switch (outcome) {
    case 'taken':
      return 'ipvsadm -R accepts this line';
    case 'skipped':
      return 'ipvsadm -R skips this line and continues';
    case 'stops':
      return 'ipvsadm -R stops here: no later line is read';
    case 'unread':
      return 'ipvsadm -R never reads this line';
    case 'lost':
      return 'ipvsadm -R silently drops this line';
    case 'ignored':
      return 'ipvsadm-restore ignores this line';
    default:
      return unreachable(outcome);
  }
}

/** `2 errors and 1 warning in 3 files`. */
export function summaryWords(summary: Summary): string {
  const parts = severities.filter((name) => summary[name] > 0).map((name) => counted(summary[name], nouns[name]));
  const last = parts.pop();
  const list = last === undefined ? 'nothing found' : parts.length > 0 ? `${parts.join(', ')} and ${last}` : last;
  return `${list} in ${counted(summary.files, ['file', 'files'])}`;
}

const nouns = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  info: ['note', 'notes'],
  style: ['style issue', 'style issues'],
} as const;
