import { type Finding, summarize } from '../lint/finding.ts';
import type { Plan } from '../plan/plan.ts';
import { type FindingsFormatName, findingsFormats } from './findings/findings-formats.ts';
import { type PlanFormat, planFormats } from './plan/plan-formats.ts';

/** Where a report of findings is going. */
export interface ReportPlace {
  /** The files that were checked, also those without findings; default: those of the findings. */
  readonly files?: readonly string[];
  /** The version that a report names as the tool's. */
  readonly version?: string;
}

/** Findings as `lvsrules lint --format FORMAT` prints them, without colours. Files are named as the findings name them. */
export function reportFindings(
  findings: readonly Finding[],
  format: FindingsFormatName,
  { files = [...new Set(findings.map(({ file }) => file))], version = '' }: ReportPlace = {},
): string {
  const report = { findings, summary: summarize(findings, files.length), files };
  const display = { colour: false, columns: 80, version, root: '', pathInRoot: (file: string) => file };
  return [...findingsFormats[format](report, display)].join('');
}

/** A plan as `lvsrules plan --format FORMAT` prints it, without colours and without the verdict of policies. */
export function reportPlan(plan: Plan, format: PlanFormat): string {
  return planFormats[format](plan, [], false);
}
