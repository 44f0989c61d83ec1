import type { Settings } from '../config/settings.ts';
import type { Names } from '../ipvsadm/names.ts';
import type { IpvsOptions } from '../kernel/options.ts';
import { activeRules, type ActiveRule } from './active.ts';
import type { Finding } from './finding.ts';
import { collector, type Collector } from './collector.ts';
import { readDocument } from './document/read-document.ts';
import { hasNeeds } from './needs.ts';
import type { Check } from './rule.ts';
import type { LintDocument } from './lint-document.ts';
import { type RuleCheck, showLines } from './show-lines.ts';
import { showServices } from './show-services.ts';
import { suppress } from './suppress/suppress.ts';

export interface LintOptions {
  /** The name that findings give to the text. */
  readonly file?: string;
  readonly settings?: Settings;
  /** Names of hosts and ports; without them every name is assumed to resolve. */
  readonly names?: Names;
  /** The machine that would read the file: its addresses, schedulers and engines. */
  readonly machine?: IpvsOptions;
}

/** All findings in a rules file, in the order of its lines. No name is resolved. */
export function lintText(text: string | Uint8Array, options: LintOptions = {}): readonly Finding[] {
  const { file = '<text>', settings = {}, names, machine } = options;
  const { target = {}, site = {}, policy = [] } = settings;
  const document = readDocument(text, { names, machine, target, site, policy });
  return lintDocument(document, activeRules(settings), file);
}

/** The same for a document that has already been read. */
export function lintDocument(document: LintDocument, active: readonly ActiveRule[], file: string): readonly Finding[] {
  const findings = collector(document, file);
  run(document, active, findings);
  return suppress(findings.sorted(), document, active, findings);
}

function run(document: LintDocument, active: readonly ActiveRule[], findings: Collector): void {
  const checks = active
    .filter(({ rule }) => rule.kinds === undefined && hasNeeds(rule, document))
    .map((entry): RuleCheck => ({ rule: entry.rule, check: checkOf(document, entry, findings) }));
  showLines(document.lines, checks);
  showServices(document.services, checks);
  for (const { rule, check } of checks) rule.file?.(document, check);
}

function checkOf(document: LintDocument, active: ActiveRule, findings: Collector): Check {
  return {
    document,
    options: active.options,
    report: (message, at, data, more = {}) => {
      findings.add(active, message, at, data, more);
    },
  };
}
