import type { ArithmeticExpression, Word, WordPart } from 'unbash';
import { evaluate, evaluateText, type Numbers } from './arithmetic.ts';
import { expandBraces, wordOf } from './braces.ts';
import { assignItem } from './array-items.ts';
import type { ExpanderContext } from './expander-context.ts';
import { namedVariable, valueOf } from './parameter.ts';
import { expandedParameter, type ParameterExpander, parameterPieces } from './parameter-expansion.ts';
import { fieldsOf, mostWords, type WordPiece, textOfPieces } from './pieces.ts';
import { escapedPattern } from './shell-pattern.ts';
import { isKnown, joined, unknown, type UnknownValue, type ShellValue } from './value.ts';
import { plainValue } from './variable.ts';

/** Expands the words of a script, in the order in which a shell does. */
export class Expander implements Numbers, ParameterExpander {
  readonly around: ExpanderContext;

  constructor(around: ExpanderContext) {
    this.around = around;
  }

  /** The words that a word expands to; an unknown word stands for any number. */
  fields(word: Word): readonly ShellValue[] {
    const splitting = { separators: this.separators(), globs: !this.around.state.options.noglob };
    if (!word.parts?.some(({ type }) => type === 'BraceExpansion')) return fieldsOf(this.pieces(word), splitting);
    this.around.bashOnly(`${word.text} is several words`);
    const words = expandBraces(word, mostWords);
    if (words) return words.flatMap((each) => fieldsOf(this.pieces(each), splitting));
    const isRange = word.parts.some((part) => part.type === 'BraceExpansion' && /\.\./.test(part.text));
    return isRange ? fieldsOf(this.pieces(word), splitting) : [unknown(`${word.text} expands to other words`)];
  }

  /** The text of a word where nothing is split. */
  text(word: Word): ShellValue {
    return textOfPieces(this.pieces(word), this.firstSeparator());
  }

  /** A word as a pattern: what was quoted is escaped. */
  pattern(word: Word): ShellValue {
    let pattern: ShellValue = '';
    for (const piece of this.pieces(word, true)) {
      if (piece.kind === 'glob') pattern = joined(pattern, piece.text);
      else {
        const text = textOfPieces([piece]);
        pattern = joined(pattern, piece.kind === 'split' || !isKnown(text) ? text : escapedPattern(text));
      }
    }
    return pattern;
  }

  /** The parts of a here-document. */
  document(parts: readonly WordPart[]): ShellValue {
    const separator = this.firstSeparator();
    const texts = parts.map((part) => textOfPieces(this.partPieces(part, true), separator));
    return texts.every(isKnown) ? texts.join('') : (texts.find((text) => !isKnown(text)) ?? '');
  }

  number(expression: ArithmeticExpression): bigint | UnknownValue {
    return evaluate(expression, this);
  }

  numberOf(text: string): bigint | UnknownValue {
    return evaluateText(text, this);
  }

  bashOnly(what: string): void {
    this.around.bashOnly(what);
  }

  /** The value of a name in arithmetic; one that is not set is 0. */
  value(name: string, index: string | null): ShellValue {
    return valueOf(this.around, name, namedVariable(this.around, name, index));
  }

  assign(name: string, index: string | null, value: ShellValue): void {
    const { state } = this.around;
    if (index === null) state.assign(name, value);
    else assignItem(state, name, index, value);
  }

  expand(word: Extract<ArithmeticExpression, { readonly type: 'ArithmeticWord' }>): ShellValue {
    if (word.parts) return this.document(word.parts);
    const found = /^\$(\w+|[#?@*])$/.exec(word.value.trim());
    if (!found) return word.value.includes('$') ? this.reparsed(word.value) : word.value;
    return this.reparsed(word.value.trim());
  }

  private reparsed(text: string): ShellValue {
    const word = wordOf(`"${text}"`);
    return word ? this.text(word) : unknown(`${text} is not understood as arithmetic`);
  }

  separators(): ShellValue {
    const found = this.around.state.variable('IFS');
    return found && found.kind !== 'unset' ? plainValue(found) : ' \t\n';
  }

  firstSeparator(): ShellValue {
    const all = this.separators();
    return isKnown(all) ? all.slice(0, 1) : all;
  }

  private pieces(word: Word, isPattern = false): readonly WordPiece[] {
    if (/^~/.test(word.text)) return [{ kind: 'fixed', value: unknown('~ means a home directory') }];
    if (!word.parts) return [{ kind: 'fixed', value: word.value }];
    return word.parts.flatMap((part) => this.partPieces(part, false, isPattern));
  }

  partPieces(part: WordPart, quoted: boolean, isPattern = false): readonly WordPiece[] {
    const split = (value: ShellValue): readonly WordPiece[] => [{ kind: quoted ? 'fixed' : 'split', value }];
    switch (part.type) {
      case 'Literal':
      case 'SingleQuoted':
      case 'AnsiCQuoted':
        return [{ kind: 'fixed', value: part.value }];
      case 'DoubleQuoted':
      case 'LocaleString': {
        const inner = part.parts.flatMap((each) => this.partPieces(each, true));
        // An empty "$@" gives no word at all.
        const isEmptyList =
          inner.length > 0 && inner.every((each) => each.kind === 'items' && each.values.length === 0);
        return isEmptyList ? inner : [{ kind: 'fixed', value: '' }, ...inner];
      }
      case 'Glob':
        if (part.kind !== 'bracket') return [{ kind: 'glob', text: part.text }];
        if (isPattern && !part.parts.some(({ type }) => type.endsWith('Expansion')))
          return [{ kind: 'glob', text: part.text }];
        return [
          { kind: 'fixed', value: part.text.slice(0, (part.parts[0]?.pos ?? part.pos + 1) - part.pos) },
          ...part.parts.flatMap((each) => this.partPieces(each, quoted)),
          { kind: 'fixed', value: ']' },
        ];
      case 'SimpleExpansion':
        return parameterPieces(this, part.text.slice(1), null, quoted);
      case 'ParameterExpansion':
        return expandedParameter(this, part, quoted);
      case 'CommandExpansion': {
        const value = part.script ? this.around.substitute(part.script) : unknown(`${part.text} is not followed`);
        return split(isKnown(value) ? value.replace(/\n+$/, '') : value);
      }
      case 'ArithmeticExpansion': {
        const number = part.expression ? this.number(part.expression) : this.emptyArithmetic(part.text);
        if (typeof number !== 'bigint' && number.error) this.around.broken(`${part.text}: ${number.unknown}`);
        return split(typeof number === 'bigint' ? String(number) : number);
      }
      case 'ProcessSubstitution':
        this.around.bashOnly(`${part.text} is a file that a command prints`);
        return [{ kind: 'fixed', value: part.script ? this.around.printedFile(part.script, part.operator) : '' }];
      case 'ExtendedGlob':
        return split(unknown(`${part.text} is not followed`));
      case 'BraceExpansion': {
        const inner = (part.parts ?? []).flatMap((each) => this.partPieces(each, quoted));
        return [{ kind: 'fixed', value: '{' }, ...inner, { kind: 'fixed', value: '}' }];
      }
    }
  }

  private emptyArithmetic(text: string): bigint | UnknownValue {
    return /^\$(?:\(\(\s*\)\)|\[\s*\])$/.test(text) ? 0n : unknown(`${text} is not understood as arithmetic`);
  }
}
