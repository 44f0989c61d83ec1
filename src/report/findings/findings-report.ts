import type { Finding, Summary } from '../../lint/finding.ts';

/** What a run of the linter found, ready to be written in any format. */
export interface FindingsReport {
  readonly findings: readonly Finding[];
  readonly summary: Summary;
  /** Every file that was checked, including those without findings. */
  readonly files: readonly string[];
}

/** What a format may know about its output. */
export interface FindingsDisplay {
  readonly colour: boolean;
  readonly columns: number;
  readonly version: string;
  /** The public address of the documentation, which links lead to; absent while there is none. */
  readonly homepage?: string;
  /** Absolute path of the folder that holds the repository, which dashboards start from; else the working directory. */
  readonly root: string;
  /** The path of a file from the root; absolute if it is outside of it. */
  pathInRoot(file: string): string;
}

/** Writes a report piece by piece; the pieces joined are the document. */
export type FindingsFormat = (report: FindingsReport, surroundings: FindingsDisplay) => Iterable<string>;

export function shown(report: FindingsReport): readonly Finding[] {
  return report.findings.filter((finding) => !finding.suppressed);
}
