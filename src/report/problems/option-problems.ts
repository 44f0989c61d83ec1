import type { Limit } from '../../domain/limits.ts';
import { unreachable } from '../../domain/unreachable.ts';
import { durationText } from '../../forecast/duration.ts';
import type { Problem } from '../problem.ts';

/** What the value of an option has to be. */
export type ExpectedValue =
  | ({ readonly kind: 'whole-number' } & AtLeast)
  | { readonly kind: 'time' }
  /** Milliseconds. */
  | ({ readonly kind: 'time-within' } & AtLeast)
  | { readonly kind: 'percentage'; readonly most?: number }
  | { readonly kind: 'address' }
  | { readonly kind: 'kinds-of-change' }
  | { readonly kind: 'kernel-version' }
  | { readonly kind: 'versions' }
  | { readonly kind: 'ticks' }
  | { readonly kind: 'report-to-file'; readonly formats: readonly string[] }
  | { readonly kind: 'other'; readonly why: string };

type AtLeast = Pick<Limit, 'least'> & Partial<Limit>;

/** `--limit x: expected a whole number of at least 0` */
export function badValue(option: string, text: string, expected: ExpectedValue): Problem {
  const remedy = remedies[expected.kind];
  return { what: `--${option} ${text}`, why: expectedText(expected), ...(remedy !== undefined && { remedy }) };
}

/** The same where the reason names the part of the value that is wrong: `--filter: 'a': expected FIELD=VALUE`. */
export function badPart(option: string, why: string): Problem {
  return { what: `--${option}`, why };
}

/** Options that are only understood without each other. */
export function notCombined(
  first: string,
  second: string,
  { why, remedy }: Omit<Problem, 'what' | 'where'> = {},
): Problem {
  return {
    what: `${first} cannot be combined with ${second}`,
    ...(why !== undefined && { why }),
    remedy: remedy ?? 'give one of the two',
  };
}

function expectedText(expected: ExpectedValue): string {
  switch (expected.kind) {
    case 'whole-number':
      return `expected a whole number ${rangeText(expected, String)}`;
    case 'time':
      return 'expected a time such as 500ms, 90s, 10m or 1h';
    case 'time-within':
      return expected.least > 1
        ? `expected a time ${rangeText(expected, durationText)}`
        : 'expected a time of more than 0';
    case 'percentage':
      return expected.most === undefined
        ? 'expected a percentage such as 10%'
        : `expected a percentage such as 60%, at most ${expected.most}%`;
    case 'address':
      return 'expected an IPv4 or IPv6 address';
    case 'kinds-of-change':
      return 'expected add, edit or remove, separated by commas';
    case 'kernel-version':
      return 'not a kernel version';
    case 'versions':
      return 'expected versions such as ipvsadm=1.31,kernel=6.1';
    case 'ticks':
      return 'expected the ticks a second of a kernel: a whole number of at least 1';
    case 'report-to-file':
      return `expected FORMAT:FILE, with one of ${expected.formats.join(', ')}`;
    case 'other':
      return expected.why;
    default:
      return unreachable(expected);
  }
}

function rangeText({ least, most = Infinity }: AtLeast, text: (value: number) => string): string {
  return most === Infinity ? `of at least ${text(least)}` : `from ${text(least)} to ${text(most)}`;
}

const remedies: Partial<Record<ExpectedValue['kind'], string>> = {
  address: 'give it without a prefix length',
  'kernel-version': 'give what uname -r prints, such as 6.1.0-40-amd64, or 6.12',
  ticks: 'grep CONFIG_HZ= /boot/config-* shows it',
};
