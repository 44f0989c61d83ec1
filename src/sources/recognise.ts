import { textOf } from '../syntax/binary.ts';
import { unpackerOf } from './signs/compressed-signs.ts';
import { looksLikeKeepalived, looksLikeLdirectord } from './signs/configuration-signs.ts';
import { listingSigns } from './signs/listing-signs.ts';
import { otherProgram } from './signs/other-signs.ts';
import { bareRules, rulesLines } from './signs/rules-signs.ts';
import { shebang, shellSigns } from './signs/shell-signs.ts';
import { templateOf } from './signs/template-signs.ts';
import { type SourceKind, sourceKinds } from './kind.ts';

/** What a file is, and its name for messages. */
export interface Recognised {
  readonly kind: SourceKind;
  /** With its article: `a shell script`. */
  readonly name: string;
  /** What to do with a file of this kind, where that does not follow from the kind. */
  readonly remedy?: (path: string) => string;
}

/** What a file is that is not text, whatever it looks like in part. */
export const binaryFile: Recognised = { kind: 'text', name: 'a binary file' };

/** How much of a file is examined: enough for a long comment at its head. */
const sampleLength = 262_144;

/**
 * Recognises a file by its content. Rules with broken lines are rules, and so is an empty file or one with comments
 * only.
 */
export function recognise(content: string | Uint8Array): Recognised {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const utf16 = utf16Of(bytes);
  if (utf16 !== null) {
    const remedy = (path: string) => `use: iconv -f ${utf16} -t UTF-8 ${path === '-' ? '' : path}`.trimEnd();
    return { kind: 'text', name: 'text in UTF-16', remedy };
  }
  const unpacker = unpackerOf(bytes);
  if (unpacker !== null) {
    const remedy = (path: string) => `unpack it: ${unpacker} -dc ${path === '-' ? '' : path}`.trimEnd();
    return { kind: 'text', name: `a file compressed by ${unpacker}`, remedy };
  }
  if (hasTooManyLines(bytes)) return { kind: 'text', name: 'a text with more than 2 million lines' };
  const text = textOf(bytes.subarray(0, sampleLength)).replace(/^\ufeff/, '');
  const json = jsonKind(text);
  if (json) return known(json);
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  const interpreter = shebang(lines[0] ?? '');
  if (interpreter === 'shell') return templated(lines, 'shell') ?? known('shell');
  if (interpreter === 'other') return { kind: 'text', name: 'a script, but not a shell script' };
  if (lines.some((line) => /^\[(Unit|Service|Install|Timer)\]\s*$/.test(line))) {
    return { kind: 'shell', name: 'a systemd unit' };
  }
  const kind = kindOfLines(lines);
  return templated(lines, kind) ?? foreign(lines, kind) ?? known(kind);
}

function templated(lines: readonly string[], kind: SourceKind): Recognised | null {
  const name = templateOf(lines, kind);
  return name === null ? null : { kind: 'text', name, remedy: () => 'render it first, and use the result' };
}

/** Without a line for ipvsadm, files of other programs look like scripts or like broken rules. */
function foreign(lines: readonly string[], kind: SourceKind): Recognised | null {
  if (kind === 'keepalived' || kind === 'ldirectord' || kind === 'listing') return null;
  const counted = lines.filter((line) => !/^\s*#/.test(line));
  if (counted.some((line) => /ipvsadm/i.test(line)) || bareRules(counted) > 0) return null;
  const other = otherProgram(counted);
  if (!other) return null;
  const { name, remedy } = other;
  return { kind: 'text', name, ...(remedy !== null && { remedy: () => remedy }) };
}

function kindOfLines(lines: readonly string[]): SourceKind {
  const bare = bareRules(lines);
  if (listingSigns(lines, bare > 0)) return 'listing';
  if (looksLikeKeepalived(lines)) return 'keepalived';
  const script = shellSigns(lines);
  if (bare === 0 && looksLikeLdirectord(lines)) return 'ldirectord';
  if (script > bare) return 'shell';
  const content = lines.filter((line) => line.trim() !== '' && !line.startsWith('#'));
  if (bare + rulesLines(lines) > 0 || content.length < 2) return 'rules';
  return 'text';
}

function known(kind: SourceKind): Recognised {
  return { kind, name: sourceKinds[kind].name };
}

/** A prompt begins with a bracket too: `[root@lb ~]#`; a group of a shell has a blank after its brace. */
function jsonKind(text: string): 'json' | 'plan' | null {
  if (!/^\s*(?:\{\s*(?:"|\}|$|['\w]+\s*:)|\{['\w]+\s*(?:\n|$)|\[\s*(?:["{[\]]|$))/.test(text)) return null;
  return /"fingerprint"\s*:/.test(text) && /"steps"\s*:/.test(text) ? 'plan' : 'json';
}

/** Rules for a million servers have half as many. Even an empty line takes some 100 bytes of memory. */
const mostLines = 2_000_000;

function hasTooManyLines(bytes: Uint8Array): boolean {
  if (bytes.length <= mostLines) return false;
  let lines = 0;
  for (const byte of bytes) if (byte === lineFeed) lines += 1;
  return lines > mostLines;
}

const lineFeed = 10;

/** By its byte order mark, or because every second byte at its beginning is 0. */
function utf16Of(bytes: Uint8Array): 'UTF-16' | 'UTF-16LE' | 'UTF-16BE' | null {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return 'UTF-16';
  const sample = bytes.subarray(0, 64);
  if (sample.length < 4) return null;
  const isZero = (rest: number) => sample.every((byte, at) => at % 2 !== rest || byte === 0);
  const isText = (rest: number) => sample.every((byte, at) => at % 2 !== rest || byte !== 0);
  if (isZero(1) && isText(0)) return 'UTF-16LE';
  return isZero(0) && isText(1) ? 'UTF-16BE' : null;
}
