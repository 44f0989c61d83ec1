/** Something that only a run of the script would show. */
export interface UnknownValue {
  readonly unknown: string;
  /** Which of `$1 $2 …` it is, if it is exactly one of them. */
  readonly argument?: number;
  /** The status of a command that is called for its effect, such as modprobe: it is assumed to succeed. */
  readonly expected?: true;
  /** A shell stops there with an error. */
  readonly error?: true;
}

export type ShellValue = string | UnknownValue;

export function unknown(why: string): UnknownValue {
  return { unknown: why };
}

export function isKnown(value: ShellValue): value is string {
  return typeof value === 'string';
}

/** Values grow fast in loops; a script for a director needs shorter ones. */
const longestValue = 1_048_576;

export function joined(one: ShellValue, other: ShellValue): ShellValue {
  if (!isKnown(one)) return one;
  if (!isKnown(other)) return other;
  return one.length + other.length > longestValue ? unknown('a value is too long') : one + other;
}

/** An exit status. */
export type Status = number | UnknownValue;

export const succeeded = 0;
export const failed = 1;

/** whether a status means success; null if that is unknown. */
export function truth(status: Status): boolean | null {
  return typeof status === 'number' ? status === 0 : null;
}
