import { failure, type Result, success } from '../../domain/result.ts';
import { binaryOf, textOf } from '../../syntax/binary.ts';
import { linePlace } from '../line-places.ts';
import type { SourceFault, SourceNote, SourcePosition } from '../table-source.ts';
import {
  bracePieces,
  type ConfLine,
  confWords,
  isQuoteOpen,
  type KeepalivedOptions,
  withoutComment,
} from './conf-line.ts';
import { Definitions } from './definitions.ts';
import { type Answer, type Asked, type Asking, Includes } from './includes.ts';
import { turnsOf } from './sequences.ts';

export interface Preprocessed {
  readonly lines: readonly ConfLine[];
  readonly notes: readonly SourceNote[];
  /** An include that demands what is missing: keepalived loads nothing then. */
  readonly refused: boolean;
}

/** keepalived reads a line in pieces of this many bytes. */
const longestPiece = 1023;

/** Lines after includes and sequences; more is a loop. */
const mostLines = 4_000_000;

/**
 * Reads a configuration as keepalived's parser gets it: conditions, variables, sequences and includes resolved. It asks
 * for the files that are included, and continues with the answer.
 */
export function* preprocess(
  content: Uint8Array,
  options: KeepalivedOptions,
): Generator<Asked, Result<Preprocessed, SourceFault>, Answer> {
  const run = new Preprocessing(options);
  yield* run.file(content, options.path, 0);
  if (run.fault) return failure(run.fault);
  return success({ lines: run.lines, notes: run.notes, refused: run.includes.refused });
}

class Preprocessing {
  readonly lines: ConfLine[] = [];
  readonly notes: SourceNote[] = [];
  fault: SourceFault | null = null;
  private readonly definitions: Definitions;
  private readonly options: KeepalivedOptions;
  private skipped = false;
  readonly includes: Includes;

  constructor(options: KeepalivedOptions) {
    this.options = options;
    this.definitions = new Definitions(options.id === undefined ? {} : { _INSTANCE: options.id });
    this.includes = new Includes({
      notes: this.notes,
      read: (content, path, depth) => this.file(content, path, depth),
      isStopped: () => this.fault !== null,
      fail: (what, place) => {
        this.fail(what, place);
      },
    });
  }

  *file(content: Uint8Array, path: string | undefined, depth: number): Asking {
    const name = depth === 0 ? undefined : path;
    const raw = binaryOf(content).split('\n');
    let start = 0;
    for (let index = 0; index < raw.length && !this.fault; index++) {
      const text = (raw[index] ?? '').replace(/\r$/, '');
      const lineStart = start;
      start += (raw[index] ?? '').length + 1;
      if (isBlank.test(text)) continue;
      const place = placeOf(text, name, index + 1, lineStart);
      const definition = text.includes('$')
        ? /^\s*\$(\w+)=(.*)$/s.exec(this.conditional(withoutComment(text), place, false) ?? '')
        : null;
      if (definition) {
        const [, variable = '', first = ''] = definition;
        const value = [first];
        for (let line = text; isContinued(line) && index + 1 < raw.length;) {
          index++;
          line = (raw[index] ?? '').replace(/\r$/, '');
          value.push(this.conditional(withoutComment(line), placeOf(line, name, index + 1, start), true) ?? '');
          start += (raw[index] ?? '').length + 1;
        }
        this.definitions.set(variable, definedText(value));
        continue;
      }
      for (let at = 0; at === 0 || at < text.length; at += longestPiece) {
        const piece = this.conditional(withoutComment(text.slice(at, at + longestPiece)), place, true);
        if (piece === null || isBlank.test(piece)) continue;
        // Most lines need nothing, and no steps of their own.
        if (/[$~]|include/.test(piece)) yield* this.line(piece, place, path, depth);
        else this.add(piece, place);
      }
    }
  }

  /** The rest of a line after `@id`, or null if it is not for this machine. */
  private conditional(text: string, place: SourcePosition, says: boolean): string | null {
    const [, not, id = '', rest = ''] = /^\s*@(\^?)(\S*)(.*)$/s.exec(text) ?? [];
    if (not === undefined) return text;
    if (id === '') return null;
    if (this.options.id === undefined && says && !this.skipped) {
      this.skipped = true;
      const message = `@${not}${id} depends on the host: its lines are ${not ? 'used' : 'skipped'}, as on a host with another name`;
      this.notes.push({ kind: 'lost', rule: 'host-condition', message: textOf(message), place });
    }
    return (id === this.options.id) === (not === '') ? rest : null;
  }

  private *line(text: string, place: SourcePosition, path: string | undefined, depth: number): Asking {
    const sequence = turnsOf(text, (inside) => this.definitions.replaced(inside));
    if (sequence && 'fault' in sequence) {
      const message = `${textOf(sequence.fault)}: keepalived ignores the line`;
      this.notes.push({ kind: 'lost', rule: 'bad-value', message, place });
      return;
    }
    if (sequence) {
      for (const turn of sequence.turns) {
        for (const [name, value] of Object.entries(turn)) this.definitions.set(name, value);
        yield* this.line(sequence.rest, place, path, depth);
        if (this.fault) return;
      }
      return;
    }
    const replaced = this.definitions.replaced(text);
    if (replaced === null || this.lines.length > mostLines) {
      this.fail('the variables and includes expand without end', place);
      return;
    }
    for (const each of replaced.split('\n')) {
      if (each !== text && /^\s*~(?:SEQ|LST)/.test(each)) yield* this.line(each, place, path, depth);
      else if (each === text || !this.defines(each)) yield* this.plainLine(each, place, path, depth);
    }
  }

  /** A line of an expanded definition may itself define a variable. */
  private defines(text: string): boolean {
    const [, name, value = ''] = /^\s*\$(\w+)=(.*)$/s.exec(text) ?? [];
    if (name !== undefined) this.definitions.set(name, value.trim());
    return name !== undefined;
  }

  private *plainLine(text: string, place: SourcePosition, path: string | undefined, depth: number): Asking {
    const [, kind, pattern] = /^\s*(include[armwb]?)\s+(.*?)\s*$/.exec(text) ?? [];
    if (kind !== undefined && pattern !== undefined) {
      yield* this.includes.include(kind, textOf(pattern), { place, path, depth });
      return;
    }
    if (/^\s*include_check(?:\s|$)/.test(text)) this.includes.demand(confWords(text).slice(1));
    this.add(text, place);
  }

  private add(text: string, place: SourcePosition): void {
    for (const piece of bracePieces(text)) {
      const words = confWords(piece).map(textOf);
      if (words.length > 0) this.lines.push({ words, place });
    }
    if (isQuoteOpen(text)) {
      const message = 'a quote is not closed: keepalived ignores the rest of the line from there';
      this.notes.push({ kind: 'lost', rule: 'bad-value', message, place });
    }
  }

  private fail(what: string, { file, line }: SourcePosition): void {
    this.fault ??= { what, line, ...(file !== undefined && { file }) };
  }
}

const isBlank = /^\s*$/;

/** A backslash at the end continues a definition, also one at the end of a comment. */
function isContinued(text: string): boolean {
  return /\\\s*$/.test(text) || /\\\s*$/.test(withoutComment(text));
}

/** The lines of a definition without their backslashes. */
function definedText(lines: readonly string[]): string {
  return lines
    .map((line) => line.trimEnd().replace(/\\$/, '').trim())
    .join('\n')
    .trim();
}

/** From the first character of a line that is not a blank to the last before a comment. */
function placeOf(text: string, file: string | undefined, line: number, lineStart: number): SourcePosition {
  const content = withoutComment(text).trimEnd();
  const place = linePlace(content === '' ? text : content, line, lineStart);
  return { ...(file !== undefined && { file }), ...place };
}
