import type { Span } from '../domain/span.ts';
import type { Position } from '../domain/position.ts';
import type { Severity } from '../domain/severity.ts';

export type { Position } from '../domain/position.ts';

/** What `ipvsadm-restore` would do with the line of a finding. */
export type RestoreOutcome = 'taken' | 'skipped' | 'stops' | 'unread' | 'lost' | 'ignored';

/** Another line that belongs to a finding, for example the one that came first. */
export interface Related {
  readonly message: string;
  readonly line: number;
  readonly column: number;
  /** Absent: the file of the finding. */
  readonly file?: string;
}

/** Replaces the bytes from `start` up to `end`. */
export interface Edit extends Span {
  readonly text: string;
}

/** A safe fix never changes the effect of a line that `ipvsadm -R` accepts. */
export type Safety = 'safe' | 'unsafe';

export interface Fix {
  readonly safety: Safety;
  readonly edits: readonly Edit[];
}

export interface Finding extends Position {
  /** The rule's id, for example `LVS101`. */
  readonly rule: string;
  readonly name: string;
  readonly severity: Severity;
  readonly message: string;
  readonly file: string;
  /** Absent if the finding is about the whole file. */
  readonly outcome?: RestoreOutcome;
  readonly related: readonly Related[];
  readonly fix?: Fix;
  /** By a comment in the file, or by the baseline. */
  readonly suppressed: boolean;
  /** The line as written in the file, for an excerpt. */
  readonly excerpt: string;
  /** Stays the same when the line moves: made of the rule, the text of the line, and its number among equal ones. */
  readonly fingerprint: string;
}

export type Summary = Readonly<Record<Severity, number>> & { readonly files: number };

/** Counts what is not suppressed. */
export function summarize(findings: readonly Finding[], files: number): Summary {
  const count = { error: 0, warning: 0, info: 0, style: 0 };
  for (const finding of findings) if (!finding.suppressed) count[finding.severity]++;
  return { ...count, files };
}
