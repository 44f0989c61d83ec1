import type { Span } from '../domain/span.ts';
import type { Severity } from '../domain/severity.ts';
import type { TableKind } from '../sources/kind.ts';
import type { Safety } from './finding.ts';
import type { LintLine, PlacedServer, PlacedService, LintDocument } from './lint-document.ts';

export interface TextEdit extends Span {
  readonly text: string;
}

/** A fix as data: the engine applies it, or writes it into a report. */
export interface RuleFix {
  readonly safety: Safety;
  readonly edits: readonly TextEdit[];
}

export interface RelatedLine {
  readonly message: string;
  readonly line: LintLine;
}

export interface FindingExtras {
  readonly related?: readonly RelatedLine[];
  /** Null where this occurrence cannot be fixed. */
  readonly fix?: RuleFix | null;
  /** Where this occurrence weighs more or less than others. */
  readonly severity?: Severity;
}

/** The kinds of files that are judged by the table that they make. */
export type JudgedKind = Exclude<TableKind, 'rules' | 'json'>;

/** A setting of a rule, given by the configuration under `rules`. */
export type RuleOption =
  | { readonly kind: 'number'; readonly default: number; readonly summary: string }
  | {
      readonly kind: 'choice';
      readonly default: string;
      readonly choices: readonly string[];
      readonly summary: string;
    };

type OptionValue<O extends RuleOption> = O extends { readonly kind: 'number' } ? number : string;

type Placeholder<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never;

type Messages = Readonly<Record<string, string>>;
type RuleOptions = Readonly<Record<string, RuleOption>>;

/** What a check is given: where to report, the whole document, the rule's options. */
export interface Check<M extends Messages = Messages, O extends RuleOptions = RuleOptions> {
  readonly document: LintDocument;
  readonly options: { readonly [Name in keyof O]: OptionValue<O[Name]> };
  report<const Id extends keyof M & string>(
    message: Id,
    at: Span,
    data: Readonly<Record<Placeholder<M[Id]>, string | number>>,
    more?: FindingExtras,
  ): void;
}

/**
 * What is wrong with a line, a service or a whole file. One of the hooks below is enough; each is called in the order
 * of the file.
 */
interface Hooks<M extends Messages, O extends RuleOptions> {
  /** A command that `ipvsadm -R` would not take, even if it came so far. */
  refused?(line: LintLine, check: Check<M, O>): void;
  /** Any line that holds a command. */
  command?(line: LintLine, check: Check<M, O>): void;
  /** `-A` and `-E`. */
  serviceLine?(line: LintLine, check: Check<M, O>): void;
  /** `-a` and `-e`. */
  serverLine?(line: LintLine, check: Check<M, O>): void;
  /** Any line, also blank ones and comments. */
  line?(line: LintLine, check: Check<M, O>): void;
  /** A service of the table that the file leaves, with the lines that made it. */
  service?(service: PlacedService, check: Check<M, O>): void;
  server?(server: PlacedServer, service: PlacedService, check: Check<M, O>): void;
  file?(document: LintDocument, check: Check<M, O>): void;
}

interface Definition<M extends Messages, O extends RuleOptions> extends Hooks<M, O> {
  /** `LVS` and three digits, the first of which names the family. */
  readonly id: string;
  readonly name: string;
  readonly severity: Severity;
  /** The severity that single findings may have, where it is heavier. */
  readonly upTo?: Severity;
  /** Never on by a profile, only by `--select` or the configuration. */
  readonly optIn?: true;
  /** One line, without a full stop. */
  readonly summary: string;
  /** What happens, and to whom. */
  readonly why: string;
  /** Where that is known from. */
  readonly source: string;
  readonly messages: M;
  readonly options?: O;
  /** It has nothing to say about a plain line (`ipvsadm/plain-line.ts`), which is then not shown to it. */
  readonly silentOnPlain?: true;
  /** It has something to say only about services with these schedulers, and `service` and `server` see no others. */
  readonly schedulers?: Iterable<string>;
  /** The safety of the fixes the rule offers, where it offers any. */
  readonly fix?: Safety;
  /** Facts of the site (`site` in the configuration) that the rule is silent without. */
  readonly needs?: 'networks' | 'directors' | 'target' | 'policy';
  /** Files of other kinds than rules, where the rule is about those alone; its examples are of the first of them. */
  readonly kinds?: readonly [JudgedKind, ...JudgedKind[]];
  /** Files that the rule has nothing to say about. */
  readonly good: readonly string[];
  /** Files with what the rule finds marked by `~` under it. */
  readonly bad: readonly (string | BadExample)[];
}

export interface BadExample {
  readonly text: string;
  /** Where it is not of the first of the kinds. */
  readonly kind?: JudgedKind;
  /** What the configuration must say for it, as JSON. */
  readonly config?: Readonly<Record<string, unknown>>;
}

/** A rule as the engine and the documentation know it, whatever its messages and options are called. */
export type Rule = Definition<Messages, RuleOptions>;

/** Checks the messages and their placeholders against their use. */
export function defineRule<const M extends Messages, const O extends RuleOptions = Record<never, never>>(
  rule: Definition<M, O>,
): Rule {
  return rule as unknown as Rule;
}

/** The sentence of a message with its placeholders filled in. */
export function messageText(message: string, data: Readonly<Record<string, string | number>>): string {
  return message.replace(/\{(\w+)\}/g, (_, name: string) => String(data[name]));
}
