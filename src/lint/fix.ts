import { reaches } from '../domain/severity.ts';
import { textOf } from '../syntax/binary.ts';
import { joined } from './bytes.ts';
import type { Finding, Safety } from './finding.ts';
import { lintText, type LintOptions } from './lint.ts';

export interface Fixed {
  readonly bytes: Uint8Array;
  /** The same as a string; bytes that are not UTF-8 are U+FFFD in it. */
  readonly text: string;
  /** How many fixes were applied. */
  readonly count: number;
  /** The findings that remain. */
  readonly findings: readonly Finding[];
  /**
   * Fingerprints of findings that remain although they have a fix: the fix would cause an error or hide another
   * warning.
   */
  readonly refused: ReadonlySet<string>;
}

/** More steps than any file needs; each one applies at least one fix. */
const mostSteps = 200;

/**
 * Applies the fixes of a file, in several steps where they overlap. A fix that would cause a new error, or that would
 * hide another warning, is left out. `safety`: `unsafe` applies both kinds.
 */
export function fixText(text: string | Uint8Array, safety: Safety, options: LintOptions = {}): Fixed {
  let bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  let findings = lintText(bytes, options);
  let count = 0;
  const refused = new Set<string>();
  let isAhead = false;
  for (let steps = 0; steps < mostSteps;) {
    const fixable = findings.filter((finding) => isWanted(finding, safety) && !refused.has(finding.fingerprint));
    if (fixable.length === 0) {
      if (!isAhead || refused.size === 0) break;
      // A fix that failed next to another fault may work without that fault: retried once after all fixes, not each
      // time.
      refused.clear();
      isAhead = false;
      continue;
    }
    const repairs = fixable.filter(isRepair);
    const chosen = withoutOverlaps(repairs.length > 0 ? repairs : fixable);
    const step = attempt(bytes, findings, chosen, options, refused);
    if (step === null) continue;
    // A text that gets shorter terminates on its own, even where one line has hundreds of faults.
    if (step.bytes.length >= bytes.length) steps += 1;
    bytes = step.bytes;
    findings = step.findings;
    count += step.count;
    isAhead = true;
  }
  const whole = bytes;
  return {
    bytes: whole,
    count,
    findings,
    refused,
    get text() {
      return textOf(whole);
    },
  };
}

function isWanted({ fix, suppressed }: Finding, safety: Safety): boolean {
  return fix !== undefined && !suppressed && (safety === 'unsafe' || fix.safety === 'safe');
}

/**
 * A fix that may turn a refused line into an accepted one. What followed from the refusal then disappears too, so
 * repairs are applied separately, before the fixes that must keep every other warning.
 */
export function isRepair({ severity, outcome }: Finding): boolean {
  return severity === 'error' && outcome !== 'taken' && outcome !== 'ignored';
}

/** The findings whose edits touch nothing that an earlier one edits; a fix is applied as a whole or not at all. */
function withoutOverlaps(findings: readonly Finding[]): readonly Finding[] {
  const spans = new IntervalSet();
  return findings.filter(({ fix }) => {
    const edits = fix?.edits ?? [];
    if (edits.some((edit) => spans.overlaps(edit.start, edit.end))) return false;
    for (const edit of edits) spans.add(edit.start, edit.end);
    return true;
  });
}

/** Spans by their beginnings in coarse buckets: findings come nearly in order, and edits are short. */
class IntervalSet {
  private readonly buckets = new Map<number, [number, number][]>();

  overlaps(start: number, end: number): boolean {
    for (let bucket = start >> 10; bucket <= end >> 10; bucket++) {
      for (const [from, to] of this.buckets.get(bucket) ?? []) {
        const isInsertion = start === end && from === to;
        if (!isInsertion && start <= to && from <= end && (start < to || from < end || start === from)) return true;
      }
    }
    return false;
  }

  add(start: number, end: number): void {
    for (let bucket = start >> 10; bucket <= end >> 10; bucket++) {
      const span: [number, number] = [start, end];
      const before = this.buckets.get(bucket);
      if (before) before.push(span);
      else this.buckets.set(bucket, [span]);
    }
  }
}

/**
 * Applies some fixes at once. If that causes an error or hides a warning, each half is tried alone, down to single
 * fixes, and the fixes at fault are refused.
 */
function attempt(
  bytes: Uint8Array,
  before: readonly Finding[],
  chosen: readonly Finding[],
  options: LintOptions,
  refused: Set<string>,
): Pick<Fixed, 'bytes' | 'count' | 'findings'> | null {
  const fixed = withFixes(bytes, chosen);
  const findings = lintText(fixed, options);
  if (!bringsErrors(before, findings) && !silences(before, findings, chosen)) {
    return { bytes: fixed, count: chosen.length, findings };
  }
  const [only] = chosen;
  if (chosen.length === 1 && only) {
    refused.add(only.fingerprint);
    return null;
  }
  const half = Math.ceil(chosen.length / 2);
  return (
    attempt(bytes, before, chosen.slice(0, half), options, refused) ??
    attempt(bytes, before, chosen.slice(half), options, refused)
  );
}

function bringsErrors(before: readonly Finding[], after: readonly Finding[]): boolean {
  const isError = ({ severity }: Finding) => severity === 'error';
  return hasMore(after.filter(isError), before.filter(isError));
}

/** Whether a warning or an error is gone that none of the fixes is for. */
function silences(before: readonly Finding[], after: readonly Finding[], chosen: readonly Finding[]): boolean {
  if (chosen.some(isRepair)) return false;
  const own = new Set(chosen.map(({ rule }) => rule));
  const weighs = ({ rule, severity, suppressed }: Finding) =>
    reaches(severity, 'warning') && !suppressed && !own.has(rule);
  return hasMore(before.filter(weighs), after.filter(weighs));
}

/** Whether some rule has more findings on one side than on the other. */
function hasMore(some: readonly Finding[], others: readonly Finding[]): boolean {
  const counts = new Map<string, number>();
  for (const { rule } of others) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  for (const { rule } of some) {
    const left = (counts.get(rule) ?? 0) - 1;
    if (left < 0) return true;
    counts.set(rule, left);
  }
  return false;
}

/** A text with the fixes of findings whose edits do not overlap; it is not linted again. */
export function withFixes(bytes: Uint8Array, findings: readonly Finding[]): Uint8Array {
  const encoder = new TextEncoder();
  const edits = findings
    .flatMap(({ fix, rule }) => (fix?.edits ?? []).map((edit) => ({ ...edit, rule, text: encoder.encode(edit.text) })))
    .sort((left, right) => left.start - right.start || left.end - right.end || (left.rule < right.rule ? -1 : 1));
  const pieces: Uint8Array[] = [];
  let at = 0;
  for (const { start, end, text } of edits) {
    pieces.push(bytes.subarray(at, start), text);
    at = end;
  }
  pieces.push(bytes.subarray(at));
  return joined(pieces);
}
