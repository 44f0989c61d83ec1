import { options } from '../../../grammar/options.ts';
import type { Loss } from '../../domain/complete.ts';
import { optionSince } from '../../ipvsadm/option-since.ts';
import { isBefore } from '../../lint/versions.ts';
import { ruleTooNew, type TooNew } from '../../report/problems/convert-problems.ts';

/** Rules for an older ipvsadm: a plain ipip tunnel needs no option, anything it cannot express is a loss. */
export function forTarget(
  rules: string,
  target: string | undefined,
): { readonly rules: string; readonly losses: readonly Loss[] } {
  if (target === undefined) return { rules, losses: [] };
  const losses: Loss[] = [];
  const gone = new Set<string>();
  const lines = rules.split('\n').flatMap((line) => {
    if (line.startsWith('#')) return [line];
    const plain = isBefore(target, optionSince['tun-type'] ?? '') ? line.replace(' --tun-type ipip', '') : line;
    const late: TooNew[] = plain.split(' ').flatMap((word) => {
      const name = longOf[word];
      const since = name === undefined ? undefined : optionSince[name];
      return since !== undefined && isBefore(target, since) ? [{ kind: 'option' as const, word, since }] : [];
    });
    if (plain.includes('[') && isBefore(target, '1.25')) late.push({ kind: 'ipv6', since: '1.25' });
    const [, command, service = ''] = /^(-[Aa]) (\S+ \S+)/.exec(plain) ?? [];
    if (command === '-A' && late.length > 0) gone.add(service);
    if (command === '-a' && late.length === 0 && gone.has(service)) late.push({ kind: 'service-left-out' });
    if (late.length === 0) return [plain];
    losses.push(ruleTooNew(plain, late));
    return [];
  });
  return { rules: lines.join('\n'), losses };
}

/** The long name of an option by either of its spellings. */
const longOf: Readonly<Record<string, string>> = Object.fromEntries(
  options.flatMap(({ long, short }) => [[`--${long}`, long], ...(short === undefined ? [] : [[`-${short}`, long]])]),
);
