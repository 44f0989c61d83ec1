import type { UnknownFact } from '../domain/observation.ts';
import type { Position } from '../domain/position.ts';
import type { RealServer } from '../domain/server.ts';
import type { Service } from '../domain/service.ts';
import type { Table } from '../domain/table.ts';
import type { TableKind } from './kind.ts';
import type { NoteRule } from './note-rules.ts';

/** A span of a source. */
export interface SourcePosition extends Position {
  /** Absent: the file itself; otherwise one that it includes. */
  readonly file?: string;
}

/** A note about a source. */
export interface SourceNote {
  /**
   * `lost`: something in the source is missing from the table, or uncertain. `wrong`: the program that owns the source
   * does not do what is written. `assumed`: a default that is easily overlooked. `note`: good to know.
   */
  readonly kind: 'lost' | 'wrong' | 'assumed' | 'note';
  /** The lint rule that reports it. */
  readonly rule: NoteRule;
  readonly message: string;
  readonly place: SourcePosition;
}

/** A real server and where it comes from. */
export interface SourceServer {
  readonly server: RealServer;
  readonly place: SourcePosition;
  /**
   * What the owner's health checker may do to it: nothing, remove it, set its weight to 0, or set any weight. The live
   * table may differ in this way and still match the source.
   */
  readonly checked: 'never' | 'removed' | 'quiesced' | 'weighed';
}

export interface SourceService {
  readonly service: Service;
  readonly place: SourcePosition;
  /** In the order of `service.servers`. */
  readonly servers: readonly SourceServer[];
  /** A server that replaces the others while too few of them are up; it is not in the table. */
  readonly sorry?: RealServer;
}

/**
 * The result of reading a file of any kind: the table that it makes while every server is up, and the positions in the
 * file.
 */
export interface TableSource {
  readonly kind: TableKind;
  readonly table: Table;
  /** In the order of `table.services`. */
  readonly services: readonly SourceService[];
  readonly notes: readonly SourceNote[];
  /** What the source does not say; the table then has defaults. */
  readonly unknown?: readonly UnknownFact[];
}

/** Why a source cannot be read at all, with its position. */
export interface SourceFault {
  readonly what: string;
  readonly file?: string;
  readonly line?: number;
}
