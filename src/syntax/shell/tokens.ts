import type { Piece, Token } from './token.ts';

/** A shell script in tokens: words with their quotes resolved, operators, comments and here-documents. */
export function shellTokens(script: string): readonly Token[] {
  const scanner = new Scanner(script.replace(/\r\n/g, '\n'));
  while (scanner.step());
  return scanner.tokens;
}

const operators = /;;|&&|\|\||<<-?|>>|[0-9]?>&[0-9-]?|&>>?|[0-9]*[<>]|[;&|()\n]/y;
const variable = /\$(?:([A-Za-z_][A-Za-z0-9_]*|[0-9@*#?$!-])|\{([A-Za-z_][A-Za-z0-9_]*)\})/y;
/** `$(...)`, `${x:-y}`, `$((...))`, `$'...'` and back quotes: their values are not followed. */
const unknown = /\$\((?:[^()]|\([^()]*\))*\)|\$\{[^}]*\}|`[^`]*`|\$'[^']*'/y;

class Scanner {
  readonly tokens: Token[] = [];
  private readonly text: string;
  private at = 0;
  private line = 1;
  private freshLine = true;
  private documents: { readonly end: string; readonly quoted: boolean; readonly indented: boolean }[] = [];

  constructor(text: string) {
    this.text = text;
  }

  /** Takes one token; false at the end. */
  step(): boolean {
    this.skipBlanks();
    const next = this.text[this.at];
    if (next === undefined) return false;
    if (next === '#') this.comment();
    else if (!this.operator()) this.word();
    return true;
  }

  private skipBlanks(): void {
    for (;;) {
      if (this.text.startsWith('\\\n', this.at)) {
        this.at += 2;
        this.line++;
      } else if (/[ \t\r]/.test(this.text[this.at] ?? '')) this.at++;
      else return;
    }
  }

  private comment(): void {
    const end = this.text.indexOf('\n', this.at);
    const text = this.text.slice(this.at, end < 0 ? undefined : end);
    this.tokens.push({ kind: 'comment', line: this.line, text, ownLine: this.freshLine });
    this.at += text.length;
  }

  private operator(): boolean {
    const [text] = this.match(operators) ?? [];
    if (text === undefined) return false;
    this.tokens.push({ kind: 'operator', line: this.line, text });
    this.freshLine = text === '\n';
    if (text === '<<' || text === '<<-') this.openDocument(text === '<<-');
    if (text === '\n') {
      this.line++;
      this.readDocuments();
    }
    return true;
  }

  private word(): void {
    const pieces: Piece[] = [];
    const line = this.line;
    for (;;) {
      const next = this.text[this.at];
      if (next === undefined || /[ \t\r\n;&|()<>]/.test(next)) break;
      if (next === "'") pieces.push(this.singleQuoted());
      else if (next === '"') pieces.push(...this.doubleQuoted());
      else if (next === '\\') pieces.push(this.escaped());
      else pieces.push(this.dollar(false) ?? this.bare());
    }
    this.freshLine = false;
    this.tokens.push({ kind: 'word', line, pieces });
  }

  private bare(): Piece {
    const [text = this.text[this.at] ?? ''] = this.match(/[^ \t\r\n;&|()<>'"\\$`]+/y) ?? this.match(/[^]/y) ?? [];
    return { kind: 'text', text, quoted: false };
  }

  private escaped(): Piece {
    const text = this.text[this.at + 1] ?? '';
    this.at += 2;
    if (text === '\n') this.line++;
    return { kind: 'text', text: text === '\n' ? '' : text, quoted: true };
  }

  private singleQuoted(): Piece {
    const end = this.text.indexOf("'", this.at + 1);
    const text = this.text.slice(this.at + 1, end < 0 ? undefined : end);
    this.advanceOver(text.length + 2);
    return end < 0 ? { kind: 'unknown', text: `'${text}` } : { kind: 'text', text, quoted: true };
  }

  private doubleQuoted(): readonly Piece[] {
    const pieces: Piece[] = [{ kind: 'text', text: '', quoted: true }];
    this.at++;
    for (;;) {
      const next = this.text[this.at];
      if (next === undefined) return [{ kind: 'unknown', text: '"' }];
      if (next === '"') break;
      const [plain] = this.match(/(?:[^"\\$`]|\\[^"\\$`\n])+/y) ?? [];
      if (plain !== undefined) {
        this.line += plain.split('\n').length - 1;
        pieces.push({ kind: 'text', text: plain, quoted: true });
      } else if (next === '\\') pieces.push(this.escaped());
      else pieces.push(this.dollar(true) ?? { kind: 'text', text: this.text[this.at++] ?? '', quoted: true });
    }
    this.at++;
    return pieces;
  }

  private dollar(quoted: boolean): Piece | null {
    const found = this.match(variable);
    if (found) return { kind: 'variable', name: found[1] ?? found[2] ?? '', quoted };
    const [text] = this.match(unknown) ?? [];
    if (text === undefined) return null;
    this.line += text.split('\n').length - 1;
    return { kind: 'unknown', text };
  }

  private openDocument(indented: boolean): void {
    this.skipBlanks();
    const before = this.tokens.length;
    this.word();
    const [word] = this.tokens.splice(before);
    if (word?.kind !== 'word') return;
    const end = word.pieces.map((piece) => (piece.kind === 'text' ? piece.text : '')).join('');
    this.documents.push({ end, indented, quoted: word.pieces.some((piece) => piece.kind === 'text' && piece.quoted) });
  }

  private readDocuments(): void {
    for (const { end, quoted, indented } of this.documents) {
      const line = this.line;
      const lines: string[] = [];
      while (this.at < this.text.length) {
        const stop = this.text.indexOf('\n', this.at);
        const raw = this.text.slice(this.at, stop < 0 ? undefined : stop);
        this.at += raw.length + 1;
        this.line++;
        const text = indented ? raw.replace(/^\t+/, '') : raw;
        if (text === end) break;
        lines.push(text);
      }
      this.tokens.push({ kind: 'document', line, text: lines.join('\n'), quoted });
    }
    this.documents = [];
  }

  private advanceOver(length: number): void {
    this.line += this.text.slice(this.at, this.at + length).split('\n').length - 1;
    this.at += length;
  }

  private match(form: RegExp): RegExpExecArray | null {
    form.lastIndex = this.at;
    const found = form.exec(this.text);
    if (found) this.at += found[0].length;
    return found;
  }
}
