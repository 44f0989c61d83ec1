import { readJson } from '../../domain/read-json.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import type { Finding } from '../finding.ts';

/** Known findings that are left for later: fingerprints by file. */
export type Baseline = ReadonlyMap<string, ReadonlySet<string>>;

interface BaselineJson {
  readonly version: 1;
  readonly files: Readonly<Record<string, readonly string[]>>;
}

/** Reads the text of a baseline; the failure says what is wrong with it. */
export function readBaseline(text: string): Result<Baseline, string> {
  const read = readJson(text);
  if (!read.ok) return failure(read.failure.what);
  const { value } = read;
  if (!isBaseline(value)) return failure('it is not a baseline of version 1');
  return success(new Map(Object.entries(value.files).map(([file, prints]) => [file, new Set(prints)])));
}

/** All current findings as a baseline; `keyOf` gives the path of a file relative to the folder of the baseline. */
export function baselineText(findings: readonly Finding[], keyOf: (file: string) => string): string {
  const files: Record<string, string[]> = {};
  for (const { file, fingerprint, suppressed } of findings)
    if (!suppressed) (files[keyOf(file)] ??= []).push(fingerprint);
  return `${JSON.stringify({ version: 1, files } satisfies BaselineJson, null, 2)}\n`;
}

/** Marks the findings in the baseline as suppressed. */
export function withBaseline(
  findings: readonly Finding[],
  baseline: Baseline,
  keyOf: (file: string) => string,
): readonly Finding[] {
  return findings.map((finding) =>
    baseline.get(keyOf(finding.file))?.has(finding.fingerprint) ? { ...finding, suppressed: true } : finding,
  );
}

function isBaseline(value: unknown): value is BaselineJson {
  if (typeof value !== 'object' || value === null) return false;
  const { version, files } = value as { version?: unknown; files?: unknown };
  if (version !== 1 || typeof files !== 'object' || files === null) return false;
  return Object.values(files).every(
    (prints) => Array.isArray(prints) && prints.every((each) => typeof each === 'string'),
  );
}
