import type { Severity } from '../domain/severity.ts';
import type { NoteRule } from '../sources/note-rules.ts';
import { type BadExample, defineRule, type JudgedKind, type Rule } from './rule.ts';
import { soundSource } from './source-examples.ts';

export interface SourceRule {
  readonly id: string;
  readonly name: NoteRule;
  readonly severity: Severity;
  readonly kinds: readonly [JudgedKind, ...JudgedKind[]];
  readonly summary: string;
  readonly why: string;
  readonly source: string;
  /** If the usual file of the first kind does not show what the rule accepts. */
  readonly good?: readonly string[];
  readonly bad: readonly (string | BadExample)[];
}

/** A rule that reports what the reader of a file found, see `lint-source.ts`. */
export function sourceRule(rule: SourceRule): Rule {
  return defineRule({ messages: { note: '{message}' }, good: [soundSource[rule.kinds[0]]], ...rule });
}
