import type { Change } from '../../domain/change.ts';
import type { UnknownFact } from '../../domain/observation.ts';
import type { Table } from '../../domain/table.ts';
import type { Names } from '../../ipvsadm/names.ts';
import type { LineOutcome } from '../../ipvsadm/predict.ts';
import type { Finding } from '../../lint/finding.ts';
import type { TableSource } from '../../sources/table-source.ts';

/** What names a target, as it came from a file; nothing of it has been followed yet. */
export type TargetText = { readonly name: string; readonly names: Names } & (
  | { readonly kind: 'rules'; readonly content: Uint8Array }
  /** A file of another kind. */
  | { readonly kind: 'source'; readonly source: TableSource; readonly content: Uint8Array }
);

/** The table that a file makes: rules when they are read from an empty one, other kinds when their program reads them. */
export interface Target {
  readonly name: string;
  /** With timeouts and daemons only where the file names them. */
  readonly table: Table;
  /** Thresholds, when the bytes are those of `ipvsadm -S -n`, which never prints them. */
  readonly unknown: readonly UnknownFact[];
  /** Where the file is of another kind than rules. */
  readonly source?: TableSource;
  /** The lines that `ipvsadm -R` does not accept. */
  readonly untaken: readonly UntakenLine[];
}

export interface UntakenLine {
  readonly line: number;
  readonly outcome: Exclude<LineOutcome['outcome'], 'taken' | 'ignored'>;
  /** What ipvsadm says to it; empty if it says nothing. */
  readonly said: string;
  /** The names in the file that are not known, where one of them is the reason. */
  readonly missed: MissedNames | null;
}

export interface MissedNames {
  readonly hosts: readonly string[];
  readonly ports: readonly string[];
}

/** A finding, with what its line changes; null if the line changes nothing, or the file is not rules. */
export interface JudgedFinding {
  readonly finding: Finding;
  readonly change: Change | null;
}

/** A target with what lint has against it. */
export interface JudgedTarget {
  readonly target: Target;
  /** Errors that are not suppressed, on lines that are in the table all the same, and on lines that are not. */
  readonly errors: { readonly taken: readonly Finding[]; readonly notTaken: readonly Finding[] };
  /** Everything that lint reports and no comment suppresses, in the order of the file. */
  readonly findings: readonly JudgedFinding[];
  /** Lines that are not accepted, and that no finding explains. */
  readonly silent: readonly UntakenLine[];
}
