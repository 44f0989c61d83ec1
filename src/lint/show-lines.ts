import type { Check, Rule } from './rule.ts';
import type { RefusedLine } from './sheet/refused.ts';
import type { Line, Lines } from './sheet/sheet.ts';

/** A rule with what it is given. */
export interface Seated {
  readonly rule: Rule;
  readonly check: Check;
}

/** Shows every line to the rules that may have something to say about it. */
export function showLines(lines: Lines, seated: readonly Seated[]): void {
  const atAny = lineLooks(seated);
  const speaking = lineLooks(seated.filter(({ rule }) => rule.silentOnPlain !== true));
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

function showLine(each: Line, { line, refused, command, serviceLine, serverLine }: LineLooks): void {
  for (const look of line) look(each);
  if (each.kind !== 'command') return;
  if (each.refused) for (const look of refused) look(each);
  for (const fault of each.also) for (const look of refused) look(blamed(each, fault));
  for (const look of command) look(each);
  const name = each.changes[0]?.kind ?? each.command?.name;
  if (name === 'add-server' || name === 'edit-server') for (const look of serverLine) look(each);
  else if (name === 'add-service' || name === 'edit-service') for (const look of serviceLine) look(each);
}

type Look = (line: Line) => void;
type LineHook = 'line' | 'refused' | 'command' | 'serviceLine' | 'serverLine';
type LineLooks = Readonly<Record<LineHook, readonly Look[]>>;

function lineLooks(seated: readonly Seated[]): LineLooks {
  const looks = (hook: LineHook) => seated.flatMap((each) => lookOf(each, hook));
  return {
    line: looks('line'),
    refused: looks('refused'),
    command: looks('command'),
    serviceLine: looks('serviceLine'),
    serverLine: looks('serverLine'),
  };
}

function lookOf({ rule, check }: Seated, hook: LineHook): readonly Look[] {
  const look = rule[hook]?.bind(rule);
  if (!look) return [];
  return [
    (line) => {
      look(line, check);
    },
  ];
}

/** The line with another of its faults in the place of the first. */
function blamed(line: Line, refused: RefusedLine): Line {
  return Object.create(line, { refused: { value: refused } }) as Line;
}
