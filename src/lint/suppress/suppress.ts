import { hint } from '../../domain/nearest.ts';
import { selectors, selects, type ActiveRule } from '../active.ts';
import type { Collector } from '../collector.ts';
import type { Finding } from '../finding.ts';
import { rules } from '../registry.ts';
import type { LintDocument } from '../lint-document.ts';
import { type Reach, reachOf } from './reach.ts';
import { readSuppressions, type Suppression } from './suppressions.ts';

const unused = 'LVS413';
const unreasoned = 'LVS414';

/**
 * Marks what comments suppress, and adds the faults of those comments: rules that they name without a finding, and
 * missing reasons. A rule that does not run is never reported as missing.
 */
export function suppress(
  findings: readonly Finding[],
  document: LintDocument,
  active: readonly ActiveRule[],
  more: Collector,
): readonly Finding[] {
  const { suppressions, strays } = readSuppressions(document.lines);
  if (suppressions.length + strays.length === 0) return findings;
  const used = new Set<object>();
  const reach = reachOf(suppressions);
  const marked = findings.map((finding) => mark(finding, reach, used));
  const before = findings.length;
  judge(suppressions, active, used, more);
  const unusedRule = active.find(({ rule }) => rule.id === unused);
  for (const { message, line, verb } of strays) if (unusedRule) more.add(unusedRule, message, line, { verb }, {});
  const added = more.sorted().length - before;
  if (added === 0) return marked;
  const known = new Map(findings.map((finding, index) => [finding, marked[index] ?? finding]));
  return more.sorted().map((finding) => known.get(finding) ?? mark(finding, reach, used));
}

function mark(finding: Finding, reach: Reach, used: Set<object>): Finding {
  let suppressed = false;
  for (const suppression of reach(finding.line)) {
    const { selectors, line } = suppression;
    if ((finding.rule === unused || finding.rule === unreasoned) && finding.line === line.number) continue;
    if (selectors.length === 0) {
      suppressed = true;
      used.add(suppression);
    }
    for (const selector of selectors) {
      if (!selects(selector.text, { id: finding.rule, name: finding.name })) continue;
      suppressed = true;
      used.add(selector);
    }
  }
  return suppressed ? { ...finding, suppressed } : finding;
}

function judge(
  suppressions: readonly Suppression[],
  active: readonly ActiveRule[],
  used: ReadonlySet<object>,
  more: Collector,
): void {
  const unusedRule = active.find(({ rule }) => rule.id === unused);
  const reasonRule = active.find(({ rule }) => rule.id === unreasoned);
  for (const suppression of suppressions) {
    const { line, selectors: named, reason } = suppression;
    const hidesNothing =
      named.length === 0 ? !used.has(suppression) : named.every((each) => isIdle(each, active, used));
    if (reasonRule && reason === '' && !(unusedRule && hidesNothing)) more.add(reasonRule, 'reason', line, {}, {});
    if (!unusedRule) continue;
    if (named.length === 0 && !used.has(suppression)) {
      more.add(unusedRule, 'nothing', line, {}, { fix: removalOf(suppression, null) });
    }
    for (const selector of named) {
      if (!isIdle(selector, active, used)) continue;
      const known = isKnown(selector);
      const message = known ? 'unused' : 'unknown';
      const data = { rule: selector.text, hint: known ? '' : hint(selector.text, selectors()) };
      more.add(unusedRule, message, selector, data, { fix: removalOf(suppression, selector) });
    }
  }
}

/** A selector that hides nothing although the rules that it selects run; also one that selects no rule at all. */
function isIdle(selector: Selector, active: readonly ActiveRule[], used: ReadonlySet<object>): boolean {
  if (used.has(selector)) return false;
  return !isKnown(selector) || active.some(({ rule }) => selects(selector.text, rule));
}

function isKnown({ text }: Selector): boolean {
  return rules.some((rule) => selects(text, rule));
}

type Selector = Suppression['selectors'][number];

/** The whole comment, where nothing else remains of it; the ends of a range are kept. */
function removalOf(
  { kind, line, selectors }: Suppression,
  selector: Selector | null,
): { safety: 'safe'; edits: { start: number; end: number; text: string }[] } | null {
  if (selectors.length <= 1) {
    return kind === 'range' ? null : { safety: 'safe', edits: [{ start: line.start, end: line.end + 1, text: '' }] };
  }
  const index = selectors.findIndex((each) => each === selector);
  const next = selectors[index + 1];
  const previous = selectors[index - 1];
  if (!selector) return null;
  const start = next ? selector.start : (previous?.end ?? selector.start);
  return { safety: 'safe', edits: [{ start, end: next ? next.start : selector.end, text: '' }] };
}
