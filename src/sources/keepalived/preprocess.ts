import { failure, type Result, success } from '../../domain/result.ts';
import { binaryOf, textOf } from '../../syntax/binary.ts';
import { linePlace } from '../line-places.ts';
import type { SourceFault, SourceNote, SourcePosition } from '../table-source.ts';
import { bracePieces, type ConfLine, confWords, type KeepalivedOptions, withoutComment } from './conf-line.ts';
import { Definitions, turnsOf } from './definitions.ts';

export interface Preprocessed {
  readonly lines: readonly ConfLine[];
  readonly notes: readonly SourceNote[];
  /** `includea` of a file that is missing: keepalived loads nothing then. */
  readonly refused: boolean;
}

/** keepalived reads a line in pieces of this many bytes. */
const longestPiece = 1023;

/** Includes within includes; keepalived itself never stops on a file that includes itself. */
const deepestInclude = 32;

/** What includes may add, counting each inclusion: more is a mistake or an attack. */
const mostIncludes = 5000;
const mostIncludedBytes = 64_000_000;

/** Lines after includes and sequences; more is a loop. */
const mostLines = 4_000_000;

/** A question for the files that a configuration includes. */
export type Asked =
  | { readonly kind: 'find'; readonly pattern: string; readonly folder: string }
  | { readonly kind: 'read'; readonly path: string };

/** The paths that matched, or the content of a file; null for none. */
export type Answer = readonly string[] | Uint8Array | 'too many' | null;

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
  return success({ lines: run.lines, notes: run.notes, refused: run.refused });
}

type Asking = Generator<Asked, void, Answer>;

class Preprocessing {
  readonly lines: ConfLine[] = [];
  readonly notes: SourceNote[] = [];
  refused = false;
  fault: SourceFault | null = null;
  private readonly definitions: Definitions;
  private readonly options: KeepalivedOptions;
  private skipped = false;
  /** The files being read, each with the pattern that includes it. */
  private readonly chain: string[] = [];
  private includes = 0;
  private includedBytes = 0;

  constructor(options: KeepalivedOptions) {
    this.options = options;
    this.definitions = new Definitions(options.id === undefined ? {} : { _INSTANCE: options.id });
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
        while (value.at(-1)?.trimEnd().endsWith('\\') && index + 1 < raw.length) {
          value.push(value.pop()?.trimEnd().slice(0, -1) ?? '');
          index++;
          value.push(withoutComment((raw[index] ?? '').replace(/\r$/, '')));
          start += (raw[index] ?? '').length + 1;
        }
        this.definitions.set(
          variable,
          value
            .map((line) => line.trim())
            .join('\n')
            .trim(),
        );
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

  /** The rest of a line after `@id`, or null where it is not for this machine. */
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
    const sequence = turnsOf(text);
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
      if (each !== text && turnsOf(each)) yield* this.line(each, place, path, depth);
      else yield* this.plainLine(each, place, path, depth);
    }
  }

  private *plainLine(text: string, place: SourcePosition, path: string | undefined, depth: number): Asking {
    const [, kind, pattern] = /^\s*(include[armwb]*)\s+(.*?)\s*$/.exec(text) ?? [];
    if (kind !== undefined && pattern !== undefined) {
      yield* this.include(kind, textOf(pattern), place, path, depth);
      return;
    }
    this.add(text, place);
  }

  private add(text: string, place: SourcePosition): void {
    for (const piece of bracePieces(text)) this.lines.push({ words: confWords(piece).map(textOf), place });
  }

  private *include(
    kind: string,
    pattern: string,
    place: SourcePosition,
    path: string | undefined,
    depth: number,
  ): Asking {
    if (depth >= deepestInclude) {
      this.fail(`the include of ${pattern} includes itself`, place);
      return;
    }
    const folder = path === undefined ? '.' : path.replace(/[^/]*$/, '') || '.';
    const answer = yield { kind: 'find', pattern, folder };
    const found = Array.isArray(answer) ? (answer as readonly string[]) : [];
    if (answer === 'too many') this.fail(`the include of ${pattern} matches too many files`, place);
    else if (found.length === 0) {
      this.notes.push({
        kind: 'lost',
        rule: 'include-missing',
        message: `no file matches the include of ${pattern}`,
        place,
      });
      this.refused ||= kind.includes('a');
    }
    for (const each of found) {
      const link = `${pattern}\n${each}`;
      if (this.chain.includes(link)) {
        this.fail(`the include of ${pattern} includes itself`, place);
        return;
      }
      const answered = yield { kind: 'read', path: each };
      const content = answered instanceof Uint8Array ? answered : null;
      this.includes += 1;
      this.includedBytes += content?.length ?? 0;
      if (this.includes > mostIncludes || this.includedBytes > mostIncludedBytes) {
        this.fail('the includes exceed what lvsrules reads: 5,000 files, 64 MB', place);
        return;
      }
      const why = content === null ? 'it cannot be read' : content.includes(0) ? 'it is binary' : null;
      const message = `${each} is left out: ${String(why)}`;
      if (content && why === null) {
        this.chain.push(link);
        yield* this.file(content, each, depth + 1);
        this.chain.pop();
      } else this.notes.push({ kind: 'lost', rule: 'include-missing', message, place });
      if (this.fault) return;
    }
  }

  private fail(what: string, { file, line }: SourcePosition): void {
    this.fault ??= { what, line, ...(file !== undefined && { file }) };
  }
}

const isBlank = /^\s*$/;

/** From the first character of a line that is not a blank to the last before a comment. */
function placeOf(text: string, file: string | undefined, line: number, lineStart: number): SourcePosition {
  const content = withoutComment(text).trimEnd();
  const place = linePlace(content === '' ? text : content, line, lineStart);
  return { ...(file !== undefined && { file }), ...place };
}
