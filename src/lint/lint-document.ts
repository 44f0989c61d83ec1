import type { Fault } from '../ipvsadm/fault.ts';
import type { Policy } from '../config/policy.ts';
import type { Site, TargetVersions } from '../config/settings.ts';
import type { Change, Refusal } from '../domain/change.ts';
import type { RealServer } from '../domain/server.ts';
import type { Protocol, ServiceKey, ServiceSettings } from '../domain/service.ts';
import type { Table } from '../domain/table.ts';
import type { RestoreOutcome } from './finding.ts';
import type { Span } from '../domain/span.ts';

/** A word of a line, as `ipvsadm -R` splits it. */
export interface LintWord extends Span {
  readonly text: string;
}

/** A command letter or name, as written in a line. */
export interface LintCommand extends Span {
  /** The name that ipvsadm's messages give it, for example `add-service`. */
  readonly name: string;
  readonly typed: string;
}

/** An option of a line with its value. */
export interface LintSetting extends Span {
  /** The long name, for example `tcp-service`. */
  readonly option: string;
  /** The option without its value, as typed: `-t`, `--tcp-service`, or one letter of a cluster. */
  readonly flag: LintWord;
  readonly value: LintWord | null;
  /** Whether it shares its dash with other letters, as `-t` in `-At`. */
  readonly clustered: boolean;
}

/** A line of a rules file. */
export interface LintLine extends Span {
  readonly number: number;
  /** Without its line feed. */
  readonly text: string;
  readonly kind: 'blank' | 'comment' | 'command';
  /** Every word, also `ipvsadm`, which the reader drops. */
  readonly words: readonly LintWord[];
  readonly command: LintCommand | null;
  readonly settings: readonly LintSetting[];
  /** What `ipvsadm-restore` does with it. */
  readonly outcome: RestoreOutcome;
  /** What it would do with it if no line before stopped it. */
  readonly fate: 'taken' | 'skipped' | 'stops' | 'lost' | 'ignored';
  /** Why the fate is not `taken`. */
  readonly refused: RefusedLine | null;
  /** What ipvsadm would refuse next if that were fixed; for the first thousand faulty lines. */
  readonly also: readonly RefusedLine[];
  /** The change that it asks for, where the kernel accepts it. */
  readonly changes: readonly Change[];
  /** What an edit replaced. */
  readonly before: ServiceSettings | RealServer | undefined;
}

/** Why `ipvsadm -R` refuses a line: the first fault that it finds, or the kernel's answer. */
export interface RefusedLine {
  readonly reason: RefusalReason;
  /** The earlier line, where that line is the cause. */
  readonly conflict?: LintLine;
  /** The real server that the line names, as the table would have it. */
  readonly server?: string;
  /** The faulty argument, value or group of options; empty if there is none. */
  readonly subject: string;
  /** What ipvsadm says. */
  readonly said: string;
}

export type RefusalReason =
  | Exclude<Fault['reason'], 'number'>
  | Refusal
  /** The line ends the program, though nothing is wrong with it. */
  | 'ends'
  | 'crash'
  | InvalidNumber
  /** What the text of the line shows beyond what ipvsadm says. */
  | 'command-not-first'
  | 'comment'
  | 'quoted'
  | 'encoding'
  | 'typographic'
  | 'dpvs'
  | 'long-token'
  | 'save-output'
  | 'save-empty-flags';

/** Values of options that are out of range; `subject` names the option. */
type InvalidNumber = 'weight' | 'upper-threshold' | 'lower-threshold' | 'tunnel-port' | 'tunnel-type' | 'daemon-value';

/** What a plain line adds (`ipvsadm/plain-line.ts`). */
export type PlainAddition = 'service' | 'server';

/** The lines of a file in their order. Plain lines are made on demand: most are never needed. */
export interface LintLines extends Iterable<LintLine> {
  readonly length: number;
  /** By its index, from 0. */
  get(place: number): LintLine | undefined;
  /** Lines with their indexes. */
  entries(): Iterable<[number, LintLine]>;
  /** What the line at an index adds, or would add, if it is plain; null for every other line. */
  plainAt(place: number): PlainAddition | null;
  /** Whether the line at an index was made; one that was not is plain, and accepted. */
  isMade(place: number): boolean;
  /** The line that contains an offset; the last one for an offset past the end. */
  holding(offset: number): LintLine | undefined;
}

/**
 * A service of the table, with the lines that made it. Lines, names and servers are made on demand: use them only when
 * there is something to report.
 */
export interface PlacedService {
  readonly settings: ServiceSettings;
  readonly key: ServiceKey;
  /** `serviceKeyText` of the key. */
  readonly name: string;
  /** The `-A` that added it. */
  readonly added: LintLine;
  /** The last `-A` or `-E` that was accepted; its settings apply. */
  readonly settled: LintLine;
  /** In the order of addition. */
  readonly servers: readonly PlacedServer[];
}

/** A real server; its lines and its name are made on demand. */
export interface PlacedServer {
  readonly server: RealServer;
  readonly name: string;
  readonly added: LintLine;
  readonly settled: LintLine;
}

/** A rules file as the rules see it: its lines, and the table that they leave if every line is read. */
export interface LintDocument {
  /** One character for each byte, as in every text of a document. */
  readonly text: string;
  readonly lines: LintLines;
  readonly table: Table;
  readonly services: readonly PlacedService[];
  /** The same by name. */
  readonly named: ReadonlyMap<string, PlacedService>;
  /** For each service by name, every line that adds it or tries to, in order. */
  readonly adds: ReadonlyMap<string, readonly LintLine[]>;
  /** What refused lines would have added: services by name that get a server, and `service server` as typed. */
  readonly intended: ReadonlySet<string>;
  /** Every address-like word on the lines that fail to add a service and do not name one well, without quotes. */
  readonly mentioned: ReadonlySet<string>;
  /** The first service of each protocol and address. */
  readonly byAddress: Readonly<Record<Protocol, ServicesByAddress>>;
  /**
   * Host names that were not resolved, by their placeholder addresses in the table. Such an address is in no network
   * and has no order.
   */
  readonly hosts: ReadonlyMap<string, string>;
  readonly target: TargetVersions;
  readonly site: Site;
  readonly policy: readonly Policy[];
}

/** The first service of each address. */
export type ServicesByAddress = Pick<ReadonlyMap<string, PlacedService>, 'get' | 'size'>;
