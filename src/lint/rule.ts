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
  /** Null if this occurrence cannot be fixed. */
  readonly fix?: RuleFix | null;
  /** Where this occurrence is more or less severe than others. */
  readonly severity?: Severity;
}

/** The kinds of files that are linted by the table that they make. */
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

/** The arguments of a check: where to report, the whole document, the rule's options. */
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
 * Checks of a line, a service or a whole file. One of the hooks below is enough; each is called in the order of the
 * file.
 */
interface Hooks<M extends Messages, O extends RuleOptions> {
  /** A command that `ipvsadm -R` would refuse if it got that far. */
  refused?(line: LintLine, check: Check<M, O>): void;
  /** Every line with a command. */
  command?(line: LintLine, check: Check<M, O>): void;
  /** `-A` and `-E`. */
  serviceLine?(line: LintLine, check: Check<M, O>): void;
  /** `-a` and `-e`. */
  serverLine?(line: LintLine, check: Check<M, O>): void;
  /** Every line, including blank ones and comments. */
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
  /** The highest severity that single findings may have, where it is higher. */
  readonly upTo?: Severity;
  /** In no profile: switched on only by `--select` or the configuration. */
  readonly optIn?: true;
  /** One line, without a full stop. */
  readonly summary: string;
  /** What happens, and to whom. */
  readonly why: string;
  /** The evidence for it. */
  readonly source: string;
  readonly messages: M;
  readonly options?: O;
  /** It never reports a plain line (`ipvsadm/plain-line.ts`), so it is not called for one. */
  readonly silentOnPlain?: true;
  /** It is only about services with these schedulers; `service` and `server` are called for no others. */
  readonly schedulers?: Iterable<string>;
  /** The safety of the fixes the rule offers, where it offers any. */
  readonly fix?: Safety;
  /** Facts of the site (`site` in the configuration) without which the rule finds nothing. */
  readonly needs?: 'networks' | 'directors' | 'target' | 'policy';
  /** Kinds of files, for a rule that is not about rules files; its examples are of the first of them. */
  readonly kinds?: readonly [JudgedKind, ...JudgedKind[]];
  /** Files in which the rule finds nothing. */
  readonly good: readonly string[];
  /** Files in which `~` marks the findings of the rule, on the line below. */
  readonly bad: readonly (string | BadExample)[];
}

export interface BadExample {
  readonly text: string;
  /** If it is not the first of the kinds. */
  readonly kind?: JudgedKind;
  /** The configuration for the example, as JSON. */
  readonly config?: Readonly<Record<string, unknown>>;
}

/** A rule as the engine and the documentation use it, without the types of its messages and options. */
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
