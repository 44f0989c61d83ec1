import type { UnknownFact } from '../domain/observation.ts';
import type { Position } from '../domain/position.ts';
import type { RealServer } from '../domain/server.ts';
import type { Service } from '../domain/service.ts';
import type { Table } from '../domain/table.ts';
import type { TableKind } from './kind.ts';
import type { NoteRule } from './note-rules.ts';

/** A stretch of a source. */
export interface SourcePosition extends Position {
  /** Absent: the file itself; otherwise one that it includes. */
  readonly file?: string;
}

/** Something to say about a source. */
export interface SourceNote {
  /**
   * `lost`: something that the source asks for is not in the table, or is uncertain. `wrong`: the program that owns the
   * source takes it otherwise than it is written. `assumed`: a default that is easily overlooked. `note`: good to know.
   */
  readonly kind: 'lost' | 'wrong' | 'assumed' | 'note';
  /** The lint rule that says it. */
  readonly rule: NoteRule;
  readonly message: string;
  readonly place: SourcePosition;
}

/** A real server and where it comes from. */
export interface SourceServer {
  readonly server: RealServer;
  readonly place: SourcePosition;
  /**
   * What a health checker of the owner does to it: nothing, take it out, set its weight to 0, or set any weight. The
   * live table may differ by that, and still be what the source says.
   */
  readonly checked: 'never' | 'removed' | 'quiesced' | 'weighed';
}

export interface SourceService {
  readonly service: Service;
  readonly place: SourcePosition;
  /** In the order of `service.servers`. */
  readonly servers: readonly SourceServer[];
  /** A server that takes the place of the others while too few of them are up; the table does not hold it. */
  readonly sorry?: RealServer;
}

/** What was read from a file of any kind: the table that it makes while every server is up, and where it says so. */
export interface TableSource {
  readonly kind: TableKind;
  readonly table: Table;
  /** In the order of `table.services`. */
  readonly services: readonly SourceService[];
  readonly notes: readonly SourceNote[];
  /** What the source cannot tell; the table then holds defaults. */
  readonly unknown?: readonly UnknownFact[];
}

/** Why a source cannot be read at all, with its place. */
export interface SourceFault {
  readonly what: string;
  readonly file?: string;
  readonly line?: number;
}

/** Whether the table holds all that the source asks for. */
export function isComplete({ notes }: TableSource): boolean {
  return notes.every(({ kind }) => kind !== 'lost');
}
