import type { Check, Rule } from './rule.ts';
import type { RefusedLine, LintLine, LintLines } from './lint-document.ts';

/** A rule with its arguments. */
export interface RuleCheck {
  readonly rule: Rule;
  readonly check: Check;
}

/** Calls the rules for every line that they may have a finding for. */
export function showLines(lines: LintLines, checks: readonly RuleCheck[]): void {
  const atAny = lineVisitors(checks);
  const speaking = lineVisitors(checks.filter(({ rule }) => rule.silentOnPlain !== true));
  const atPlain = { ...speaking, refused: atAny.refused };
  const { line, command, serviceLine, serverLine } = atPlain;
  const wanted = {
    service: line.length + command.length + serviceLine.length > 0,
    server: line.length + command.length + serverLine.length > 0,
  };
  for (let place = 0; place < lines.length; place++) {
    const plain = lines.plainAt(place);
    if (plain && !wanted[plain] && !lines.isMade(place)) continue;
    const each = lines.get(place);
    if (each) showLine(each, plain ? atPlain : atAny);
  }
}

function showLine(each: LintLine, { line, refused, command, serviceLine, serverLine }: LineVisitors): void {
  for (const visit of line) visit(each);
  if (each.kind !== 'command') return;
  if (each.refused) for (const visit of refused) visit(each);
  for (const fault of each.also) for (const visit of refused) visit(withFault(each, fault));
  for (const visit of command) visit(each);
  const name = each.changes[0]?.kind ?? each.command?.name;
  if (name === 'add-server' || name === 'edit-server') for (const visit of serverLine) visit(each);
  else if (name === 'add-service' || name === 'edit-service') for (const visit of serviceLine) visit(each);
}

type Visitor = (line: LintLine) => void;
type LineHook = 'line' | 'refused' | 'command' | 'serviceLine' | 'serverLine';
type LineVisitors = Readonly<Record<LineHook, readonly Visitor[]>>;

function lineVisitors(checks: readonly RuleCheck[]): LineVisitors {
  const visitors = (hook: LineHook) => checks.flatMap((each) => visitorOf(each, hook));
  return {
    line: visitors('line'),
    refused: visitors('refused'),
    command: visitors('command'),
    serviceLine: visitors('serviceLine'),
    serverLine: visitors('serverLine'),
  };
}

function visitorOf({ rule, check }: RuleCheck, hook: LineHook): readonly Visitor[] {
  const visit = rule[hook]?.bind(rule);
  if (!visit) return [];
  return [
    (line) => {
      visit(line, check);
    },
  ];
}

/** The line with another of its faults instead of the first. */
function withFault(line: LintLine, refused: RefusedLine): LintLine {
  return Object.create(line, { refused: { value: refused } }) as LintLine;
}
