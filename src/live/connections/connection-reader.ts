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
  let entries = 0;
  let strange: { first: string; count: number } | null = null;
  /** The beginning of a line whose end is in a later piece. */
  const rest = new Uint8Array(2 * longestLine);
  let kept = 0;
  const keep = (piece: Uint8Array, from: number, to: number) => {
    // A line without end is not a connection: it must not grow with the input.
    const end = Math.min(to, from + rest.length - kept);
    for (let at = from; at < end; at++) rest[kept++] = piece[at] ?? 0;
  };
  const take = (bytes: Uint8Array, from: number, to: number) => {
    if (line.isEntry()) {
      entries++;
      visit(line);
      return;
    }
    const text = latin1(bytes, from, Math.min(to, from + longestLine));
    // What a login printed before it is not part of the table.
    if (isHeading(text)) strange = entries === 0 ? null : strange;
    else if (text.trim() !== '') {
      strange ??= { first: text.slice(0, 200), count: 0 };
      strange.count++;
    }
  };
  const takeRest = () => {
    const whole = rest.subarray(0, kept);
    line.read(whole, 0);
    kept = 0;
    take(whole, 0, whole.length);
  };
  return {
    take(given) {
      // One shape of object for all bytes: mixed with Buffer, each access takes several times as long.
      const piece = new Uint8Array(given.buffer, given.byteOffset, given.length);
      let at = 0;
      if (kept > 0) {
        const end = piece.indexOf(lineFeed);
        keep(piece, 0, end < 0 ? piece.length : end);
        if (end < 0) return;
        takeRest();
        at = end + 1;
      }
      for (;;) {
        const end = line.read(piece, at);
        if (end >= piece.length) break;
        take(piece, at, end);
        at = end + 1;
      }
      keep(piece, at, piece.length);
    },
    end() {
      if (kept > 0) takeRest();
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
const lineFeed = 10;

function latin1(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('latin1');
}

function isHeading(line: string): boolean {
  return /^(Pro FromIP|IPVS connection entries|pro expire )/.test(line);
}
