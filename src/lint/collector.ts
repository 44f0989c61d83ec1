import { textOf } from '../syntax/binary.ts';
import type { ActiveRule } from './active.ts';
import type { Finding, Fix } from './finding.ts';
import { fingerprint } from './text-fingerprint.ts';
import { withHostNames } from './line/stand-in-names.ts';
import { positionOfSpan } from './document/position-of-span.ts';
import type { Span } from '../domain/span.ts';
import { messageText, type FindingExtras, type RuleFix } from './rule.ts';
import type { LintLine, LintDocument } from './lint-document.ts';

/** Takes what rules report and makes findings of it. */
export interface Collector {
  add(active: ActiveRule, message: string, at: Span, data: MessageData, more: FindingExtras): void;
  /** In the order of the lines. */
  sorted(): readonly Finding[];
}

export function collector(document: LintDocument, file: string): Collector {
  const findings: Finding[] = [];
  const seen = new Map<string, number>();
  return {
    add: (active, message, at, data, more) => {
      const { rule } = active;
      const line = document.lines.holding(at.start);
      const print = fingerprint(`${rule.id}\n${line ? line.text : ''}`);
      const like = seen.get(print) ?? 0;
      seen.set(print, like + 1);
      const fix = more.fix && readableFix(more.fix, document.text.length);
      findings.push({
        rule: rule.id,
        name: rule.name,
        severity: active.fixed ? active.severity : (more.severity ?? active.severity),
        message: messageText(rule.messages[message] ?? message, readableData(data, document.hosts)),
        file,
        ...positionOfSpan(document.text, document.lines, clipped(at, document.text.length)),
        ...(line && line.outcome !== 'ignored' && { outcome: line.outcome }),
        related: (more.related ?? []).map(({ message: words, line: other }) => ({
          message: withHostNames(textOf(words), document.hosts),
          line: other.number,
          column: firstColumn(other),
        })),
        ...(fix && { fix }),
        suppressed: false,
        excerpt: line ? textOf(line.text) : '',
        fingerprint: like === 0 ? print : fingerprint(`${print} ${like}`),
      });
    },
    sorted: () => [...findings].sort(byPlace),
  };
}

function byPlace(left: Finding, right: Finding): number {
  return left.start - right.start || (left.rule < right.rule ? -1 : left.rule > right.rule ? 1 : 0);
}

function clipped({ start, end }: Span, length: number): Span {
  return { start: Math.min(start, length), end: Math.min(end, length) };
}

/** Where the first word of a line is. */
function firstColumn(line: LintLine): number {
  return line.text.search(/[^ \t\r]|$/) + 1;
}

/** Decodes messages and fixes from bytes; a fix that would write invalid text is dropped. */
function readableFix({ safety, edits }: RuleFix, length: number): Fix | null {
  const written = edits.map(({ text, ...at }) => ({ ...clipped(at, length), text: textOf(text) }));
  return written.some(({ text }) => text.includes('\ufffd')) ? null : { safety, edits: written };
}

function readableData(data: MessageData, hosts: LintDocument['hosts']): MessageData {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [
      name,
      typeof value === 'string' ? withHostNames(textOf(value), hosts) : value,
    ]),
  );
}

type MessageData = Readonly<Record<string, string | number>>;
