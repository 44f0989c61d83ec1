import type { Settings } from '../config/settings.ts';
import type { Names } from '../ipvsadm/names.ts';
import type { IpvsOptions } from '../kernel/options.ts';
import { activeRules, type ActiveRule } from './active.ts';
import type { Finding } from './finding.ts';
import { collector, type Collector } from './collector.ts';
import { readSheet } from './sheet/read-sheet.ts';
import { hasNeeds } from './needs.ts';
import type { Check } from './rule.ts';
import type { Sheet } from './sheet/sheet.ts';
import { type Seated, showLines } from './show-lines.ts';
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

/** Everything that the rules find in a rule file, in the order of its lines. Nothing is looked up anywhere. */
export function lintText(text: string | Uint8Array, options: LintOptions = {}): readonly Finding[] {
  const { file = '<text>', settings = {}, names, machine } = options;
  const { target = {}, site = {}, policy = [] } = settings;
  const sheet = readSheet(text, { names, machine, target, site, policy });
  return lintSheet(sheet, activeRules(settings), file);
}

/** The same for a sheet that is read already. */
export function lintSheet(sheet: Sheet, active: readonly ActiveRule[], file: string): readonly Finding[] {
  const findings = collector(sheet, file);
  run(sheet, active, findings);
  return suppress(findings.sorted(), sheet, active, findings);
}

function run(sheet: Sheet, active: readonly ActiveRule[], findings: Collector): void {
  const seated = active
    .filter(({ rule }) => hasNeeds(rule, sheet))
    .map((entry): Seated => ({ rule: entry.rule, check: checkOf(sheet, entry, findings) }));
  showLines(sheet.lines, seated);
  showServices(sheet.services, seated);
  for (const { rule, check } of seated) rule.file?.(sheet, check);
}

function checkOf(sheet: Sheet, active: ActiveRule, findings: Collector): Check {
  return {
    sheet,
    options: active.options,
    report: (message, at, data, more = {}) => {
      findings.add(active, message, at, data, more);
    },
  };
}
