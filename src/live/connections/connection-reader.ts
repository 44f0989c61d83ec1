import { type EntryLine, connectionLine } from '../../ipvsadm/listing/connection-line.ts';

/** Reads a connection table that comes in pieces; no more of it is kept than the line that is not complete yet. */
export interface ConnectionReader {
  take(piece: Uint8Array): void;
  /** After the last piece. */
  end(): void;
  /** Entries so far, whether wanted or not. */
  readonly entries: number;
  /** The first line that is not an entry, and how many there are; headings are known. */
  readonly strange: { readonly first: string; readonly count: number } | null;
}

/** `visit` is called for each entry with one and the same object. */
export function connectionReader(visit: (line: EntryLine) => void): ConnectionReader {
  const line = connectionLine();
  let rest = '';
  let entries = 0;
  let strange: { first: string; count: number } | null = null;
  const take = (text: string) => {
    if (line.take(text)) {
      entries++;
      visit(line);
    } else if (isHeading(text)) {
      // What a login printed before it is not part of the table.
      if (entries === 0) strange = null;
    } else if (text.trim() !== '') {
      strange ??= { first: text.slice(0, 200), count: 0 };
      strange.count++;
    }
  };
  return {
    take(piece) {
      const text = rest + Buffer.from(piece.buffer, piece.byteOffset, piece.length).toString('latin1');
      let start = 0;
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
        take(text.slice(start, end));
        start = end + 1;
      }
      rest = text.slice(start);
      // A line without end is not a connection: it must not grow with the input.
      if (rest.length > longestLine) rest = rest.slice(0, longestLine);
    },
    end() {
      if (rest !== '') take(rest);
      rest = '';
    },
    get entries() {
      return entries;
    },
    get strange() {
      return strange;
    },
  };
}

const longestLine = 4096;

function isHeading(line: string): boolean {
  return /^(Pro FromIP|IPVS connection entries|pro expire )/.test(line);
}
