/** lvsrules as a library: rules text, what `ipvsadm` makes of it, findings, plans and the simulated kernel. */
export type { Family } from './domain/address.ts';
export type * from './domain/change.ts';
export type * from './domain/observation.ts';
export type { Result } from './domain/result.ts';
export type * from './domain/server.ts';
export type * from './domain/service.ts';
export type { Span } from './domain/span.ts';
export type * from './domain/table.ts';

export { readText as readRules, type ReadText } from './syntax/read-text.ts';
export type * from './syntax/nodes.ts';
export { emitTable, type EmitOptions } from './syntax/emit.ts';
export { changeLine } from './syntax/change-line.ts';

export { type LineOutcome, predict, type PredictOptions, type Prediction } from './ipvsadm/predict.ts';
export { formatRules, type FormatOptions, type Formatted } from './ipvsadm/format/format-rules.ts';
export { readListing } from './ipvsadm/listing/read-listing.ts';

export { type LintOptions, lintText } from './lint/lint.ts';
export { type Fixed, fixText } from './lint/fix.ts';
export type { Finding } from './lint/finding.ts';

export { diffTables } from './plan/diff/diff-tables.ts';
export type { TableDiff } from './plan/diff/table-diff.ts';
export type { Plan } from './plan/plan.ts';
export { planChanges } from './plan/plan-changes.ts';

export { type Ipvs, ipvs } from './kernel/ipvs.ts';
export type { IpvsOptions } from './kernel/options.ts';
export { remap } from './kernel/remap.ts';
export { impact } from './forecast/service-impact.ts';

export { reportFindings, type ReportPlace, reportPlan } from './report/library-reports.ts';
export type { FindingsFormatName } from './report/findings/findings-formats.ts';
export type { PlanFormat } from './report/plan/plan-formats.ts';
