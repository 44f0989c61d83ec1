import type { Loss } from '../../domain/complete.ts';
import { expandDocument, expandValue, expandWord } from './expand.ts';
import type { ScriptLine } from './script-line.ts';
import { plainText, shownWord, type Piece, type Token } from './token.ts';

type Word = Extract<Token, { readonly kind: 'word' }>;
type Document = Extract<Token, { readonly kind: 'document' }>;

/** Blocks that are passed over, by the word that begins them, with the word that ends them. */
const blocks: Readonly<Record<string, string>> = {
  if: 'fi',
  case: 'esac',
  while: 'done',
  until: 'done',
  select: 'done',
  '{': '}',
  '(': ')',
};

/** Commands that do nothing to a table. */
const harmless = new Set(['set', ':', 'true', 'echo', 'printf', 'sleep', 'logger']);

/** Loops within loops grow fast; a script for a director needs far fewer. */
const mostRounds = 100_000;
const longestValue = 65_536;

/** Walks over the tokens of a script as a shell would, as far as that can be known. */
export class Follower {
  readonly lines: ScriptLine[] = [];
  readonly losses: Loss[] = [];
  private readonly tokens: readonly Token[];
  private readonly variables = new Map<string, string | null>();
  private at = 0;
  private ended = false;
  private rounds = 0;
  /** Comments of a loop's body are taken once. */
  private repeating = false;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  run(until: string | null = null): void {
    while (!this.ended) {
      const token = this.tokens[this.at];
      if (!token) return;
      const word = plainText(token);
      if (until !== null && word === until) {
        this.at++;
        return;
      }
      if (token.kind === 'comment') this.comment(token);
      else if (token.kind === 'document') this.at++;
      else if (token.kind === 'operator' && token.text !== '(') this.at++;
      else if (word === 'for') this.loop(token.line);
      else if (token.kind === 'operator' || (word !== null && Object.hasOwn(blocks, word)) || this.isFunction())
        this.passOver(token);
      else this.command();
    }
  }

  private comment({ line, text, ownLine }: Extract<Token, { readonly kind: 'comment' }>): void {
    this.at++;
    const isProgram = line === 1 && text.startsWith('#!');
    if (ownLine && !isProgram && !this.repeating) this.lines.push({ line, text });
  }

  /** `for NAME in WORDS; do ...; done` */
  private loop(line: number): void {
    const start = this.at;
    const name = plainText(this.tokens[++this.at]);
    const words: string[] = [];
    let why = name === null || plainText(this.tokens[++this.at]) !== 'in' ? 'its words are not in the script' : null;
    this.at++;
    for (; why === null && this.tokens[this.at]?.kind === 'word'; this.at++) {
      const expanded = expandWord((this.tokens[this.at] as Word).pieces, this.variables);
      if (expanded.ok) words.push(...expanded.value);
      else why = expanded.failure;
    }
    while (why === null && this.tokens[this.at]?.kind !== 'word' && this.at < this.tokens.length) this.at++;
    if (why === null && plainText(this.tokens[this.at]) !== 'do') why = 'there is no do';
    if (why !== null || name === null) {
      this.at = start;
      this.lose(line, `the loop is not followed: ${why ?? ''}`);
      this.skipBlock('done');
      return;
    }
    const body = this.at + 1;
    const wasRepeating = this.repeating;
    for (const word of words) {
      if (++this.rounds > mostRounds) {
        this.lose(line, `the loop is not followed: there are more than ${mostRounds} rounds of loops`);
        this.ended = true;
        return;
      }
      this.variables.set(name, word);
      this.at = body;
      this.run('done');
      if (this.ended) return;
      this.repeating = true;
    }
    this.repeating = wasRepeating;
    if (words.length === 0) {
      this.at = start;
      this.skipBlock('done');
    }
  }

  private isFunction(): boolean {
    const [, second, third] = this.tokens.slice(this.at, this.at + 3);
    if (plainText(this.tokens[this.at]) === 'function') return true;
    return second?.kind === 'operator' && second.text === '(' && third?.kind === 'operator' && third.text === ')';
  }

  private passOver(token: Token): void {
    const word = token.kind === 'operator' ? token.text : (plainText(token) ?? '');
    const end = blocks[word];
    if (end === undefined) {
      this.lose(token.line, 'a function is not followed');
      while (this.at < this.tokens.length && plainText(this.tokens[this.at]) !== '{') this.at++;
      this.skipBlock('}');
    } else {
      this.lose(token.line, `${word === '(' ? 'a subshell' : `'${word}'`} is not followed`);
      this.skipBlock(end);
    }
  }

  /** To behind the end of the block that begins here. What is assigned in it is not known afterwards. */
  private skipBlock(end: string): void {
    const open = [end];
    for (this.at++; this.at < this.tokens.length && open.length > 0; this.at++) {
      const token = this.tokens[this.at];
      const word = token?.kind === 'operator' ? token.text : plainText(token);
      const before = this.tokens[this.at - 1];
      const isFirst = before?.kind !== 'word' || ['do', 'then', 'else', '{'].includes(plainText(before) ?? '');
      if (word === open.at(-1) && (isFirst || word === ')')) open.pop();
      else if (word === 'for' && isFirst) open.push('done');
      else if (word !== null && isFirst && word !== '(' && Object.hasOwn(blocks, word)) open.push(blocks[word] ?? '');
      const [, name] = token?.kind === 'word' ? (/^([A-Za-z_]\w*)=/.exec(shownWord(token)) ?? []) : [];
      if (name !== undefined) this.variables.set(name, null);
    }
  }

  private command(): void {
    const words: Word[] = [];
    const redirections: string[] = [];
    const line = this.tokens[this.at]?.line ?? 0;
    let end = '';
    for (; this.at < this.tokens.length; this.at++) {
      const token = this.tokens[this.at];
      if (token?.kind === 'word') words.push(token);
      else if (token?.kind === 'operator' && /[<>]/.test(token.text)) {
        redirections.push(token.text);
        if (!/^<<-?$|&[0-9-]$/.test(token.text)) this.at++;
      } else if (token?.kind === 'operator') {
        end = token.text;
        break;
      } else if (token?.kind !== 'comment') break;
    }
    const document = this.tokens[this.at + 1];
    const here = document?.kind === 'document' && redirections.some((text) => text.startsWith('<<')) ? document : null;
    if (end === '|') this.pipeline(line, words);
    else this.simple(line, words, redirections, here);
    // What follows `||` happens only when the command fails, and then the failure is named.
    if (end === '||') this.skipAlternative();
  }

  private pipeline(line: number, words: readonly Word[]): void {
    this.lose(line, `a pipeline is not followed: ${words.map(shownWord).join(' ')} |`);
    this.skipAlternative();
  }

  private skipAlternative(): void {
    while (this.at < this.tokens.length) {
      const token = this.tokens[this.at];
      if (token?.kind === 'operator' && (token.text === '\n' || token.text === ';')) return;
      const word = token?.kind === 'operator' ? token.text : plainText(token);
      if (word === '{' || word === '(') this.skipBlock(blocks[word] ?? '');
      else this.at++;
    }
  }

  private simple(line: number, words: readonly Word[], redirections: readonly string[], here: Document | null): void {
    const isAssignment = (word: Word) => /^[A-Za-z_]\w*=/.test(firstText(word.pieces));
    const first = words.findIndex((word) => !isAssignment(word));
    if (first < 0) {
      for (const word of words) this.assign(word);
      return;
    }
    const expanded: string[] = [];
    const name = plainText(words[first]) ?? '';
    if (['export', 'readonly', 'local', 'declare', 'typeset'].includes(name)) {
      for (const word of words.slice(first + 1)) if (isAssignment(word)) this.assign(word);
      return;
    }
    if (harmless.has(name) && !redirections.some((text) => text.includes('>') && !text.startsWith('2'))) return;
    for (const word of words.slice(first)) {
      const each = expandWord(word.pieces, this.variables);
      if (!each.ok) {
        this.lose(line, `${words.map(shownWord).join(' ')}: ${each.failure}`);
        return;
      }
      expanded.push(...each.value);
    }
    this.program(line, withoutSudo(expanded), redirections, here);
  }

  private program(
    line: number,
    words: readonly string[],
    redirections: readonly string[],
    here: Document | null,
  ): void {
    const [path = '', ...rest] = words;
    const name = path.replace(/^.*\//, '');
    if (name === 'exit') {
      this.ended = true;
      return;
    }
    const readsRules = name === 'ipvsadm-restore' || (name === 'ipvsadm' && /^(-R|--restore)$/.test(rest[0] ?? ''));
    if (readsRules && here) this.document(here);
    else if (name !== 'ipvsadm') this.lose(line, `not a command of ipvsadm: ${words.join(' ')}`);
    else if (readsRules || redirections.some((text) => text.includes('<'))) {
      this.lose(line, `${words.join(' ')}: what it reads is not in the script`);
    } else if (rest.some((word) => word === '' || /\s/.test(word))) {
      this.lose(line, `${words.join(' ')}: an argument is empty or has blanks in it`);
    } else if (rest.length > 0 && !/^(-[LlSh]|--(list|save|help))/.test(rest[0] ?? '')) {
      this.lines.push({ line, text: rest.join(' ') });
    }
  }

  private document({ line, text, quoted }: Document): void {
    const expanded = quoted ? { ok: true as const, value: text } : expandDocument(text, this.variables);
    if (!expanded.ok) this.lose(line, expanded.failure);
    else
      for (const [index, each] of expanded.value.split('\n').entries())
        this.lines.push({ line: line + index, text: each });
  }

  private assign(word: Word): void {
    const [first, ...rest] = word.pieces;
    const [, name = '', head = ''] = /^([A-Za-z_]\w*)=(.*)$/s.exec(first?.kind === 'text' ? first.text : '') ?? [];
    const value = expandValue([{ kind: 'text', text: head, quoted: true }, ...rest], this.variables);
    if (!value.ok) this.lose(word.line, `$${name} is not known from here on: ${value.failure}`);
    this.variables.set(name, value.ok && value.value.length <= longestValue ? value.value : null);
  }

  private lose(line: number, what: string): void {
    if (!this.losses.some((loss) => loss.line === line && loss.what === what)) this.losses.push({ line, what });
  }
}

function firstText(pieces: readonly Piece[]): string {
  const [first] = pieces;
  return first?.kind === 'text' && !first.quoted ? first.text : '';
}

function withoutSudo(words: readonly string[]): readonly string[] {
  const isSudo = words[0]?.replace(/^.*\//, '') === 'sudo';
  return isSudo ? words.slice(words[1] === '-n' ? 2 : 1) : words;
}
