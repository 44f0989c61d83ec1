import type { SourceNote, SourcePosition } from '../table-source.ts';
import type { IncludesFound } from './conf-line.ts';
import { checkedDemands, choicesOf, demandsOf, hasWildcard, type IncludeDemand } from './include-pattern.ts';

/** A question for the files that a configuration includes. */
export type Asked =
  | { readonly kind: 'find'; readonly pattern: string; readonly folder: string }
  | { readonly kind: 'read'; readonly path: string };

/** The paths that matched, or the content of a file; null for none. */
export type Answer = IncludesFound | Uint8Array | 'executable' | null;

export type Asking = Generator<Asked, void, Answer>;

/** Where an include is. */
export interface IncludeLine {
  readonly place: SourcePosition;
  readonly path: string | undefined;
  readonly depth: number;
}

interface Around {
  readonly notes: SourceNote[];
  read(content: Uint8Array, path: string, depth: number): Asking;
  isStopped(): boolean;
  fail(what: string, place: SourcePosition): void;
}

/** Includes within includes; keepalived itself never stops on a file that includes itself. */
const deepestInclude = 32;

/** What includes may add, counting each inclusion: more is a mistake or an attack. */
const mostIncludes = 5000;
const mostIncludedBytes = 64_000_000;

/** The files that a configuration includes, and those that are missing. */
export class Includes {
  refused = false;
  /** The files being read, each with the pattern that includes it. */
  private readonly chain: string[] = [];
  /** What `include_check` made every include demand; an included file does not change it for the file around it. */
  private demands: ReadonlySet<IncludeDemand> = new Set();
  private count = 0;
  private bytes = 0;
  private readonly around: Around;

  constructor(around: Around) {
    this.around = around;
  }

  /** `include_check` with its words. */
  demand(words: readonly string[]): void {
    this.demands = checkedDemands(words, this.demands);
  }

  *include(kind: string, pattern: string, { place, path, depth }: IncludeLine): Asking {
    if (depth >= deepestInclude) {
      this.around.fail(`the include of ${pattern} includes itself`, place);
      return;
    }
    const folder = path === undefined ? '.' : path.replace(/[^/]*$/, '') || '.';
    const choices = choicesOf(pattern);
    const demands = new Set([...this.demands, ...demandsOf(kind)]);
    for (const choice of choices ?? []) {
      const answer = yield { kind: 'find', pattern: choice, folder };
      const found = Array.isArray(answer) ? (answer as readonly string[]) : [];
      if (answer === 'too many') this.around.fail(`the include of ${pattern} matches too many files`, place);
      else if (found.length === 0) {
        const isNamed = answer === 'no folder' || !hasWildcard(choice);
        const demand = !isNamed ? 'wildcard-match' : choice === pattern ? 'match' : 'brace-match';
        this.nothingMatches(choice, demand, demands, place);
      }
      for (const each of found) yield* this.included(each, pattern, demands, place, depth);
      if (this.around.isStopped()) return;
    }
    if (choices === null) this.around.fail(`the include of ${pattern} matches too many files`, place);
  }

  /** A pattern that matches no file, as in an empty `conf.d`, is usual where no match is demanded. */
  private nothingMatches(
    pattern: string,
    demand: IncludeDemand,
    demands: ReadonlySet<IncludeDemand>,
    place: SourcePosition,
  ): void {
    const isRefused = demands.has(demand);
    const message = `no file matches the include of ${pattern}${isRefused ? ': keepalived loads nothing' : ''}`;
    this.around.notes.push(
      hasWildcard(pattern) && !isRefused
        ? { kind: 'note', rule: 'include-without-files', message, place }
        : { kind: 'lost', rule: 'include-missing', message, place },
    );
    this.refused ||= isRefused;
  }

  private *included(
    path: string,
    pattern: string,
    demands: ReadonlySet<IncludeDemand>,
    place: SourcePosition,
    depth: number,
  ): Asking {
    const link = `${pattern}\n${path}`;
    if (this.chain.includes(link)) {
      this.around.fail(`the include of ${pattern} includes itself`, place);
      return;
    }
    const answered = yield { kind: 'read', path };
    const content = answered instanceof Uint8Array ? answered : null;
    this.count += 1;
    this.bytes += content?.length ?? 0;
    if (this.count > mostIncludes || this.bytes > mostIncludedBytes) {
      this.around.fail('the includes exceed what lvsrules reads: 5,000 files, 64 MB', place);
      return;
    }
    if (content && !content.includes(0)) {
      const before = this.demands;
      this.chain.push(link);
      yield* this.around.read(content, path, depth + 1);
      this.chain.pop();
      this.demands = before;
      return;
    }
    const why =
      answered === 'executable'
        ? 'it is executable, and keepalived skips executable files'
        : content === null
          ? 'it cannot be read'
          : 'it is binary';
    this.refused ||= content === null && demands.has('readable');
    this.around.notes.push({ kind: 'lost', rule: 'include-missing', message: `${path} is left out: ${why}`, place });
  }
}
