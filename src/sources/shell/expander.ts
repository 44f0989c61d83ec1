import type { ArithmeticExpression, ParameterExpansionPart, ParsedScript, Word, WordPart } from 'unbash';
import { evaluate, evaluateText, type Numbers } from './arithmetic.ts';
import { expandBraces, wordOf } from './braces.ts';
import { escapedPattern } from './shell-pattern.ts';
import { assignItem, itemOf } from './array-items.ts';
import { changed, slicedItems } from './change-value.ts';
import { fieldsOf, mostWords, type WordPiece, textOfPieces } from './pieces.ts';
import type { ShellState } from './shell-state.ts';
import { isKnown, joined, type Status, unknown, type UnknownValue, type ShellValue } from './value.ts';
import { allIndices, allValues, itemCount, plainValue } from './variable.ts';

/** What an expansion needs from the shell around it. */
export interface ExpanderContext {
  readonly state: ShellState;
  /** What a command in `$(…)` prints. */
  substitute(script: ParsedScript): ShellValue;
  /** `<(…)`: the name of a file that holds what a command prints. */
  printedFile(script: ParsedScript, operator: '<' | '>'): ShellValue;
  /** The status of the last command. */
  readonly status: Status;
  /** A value was assumed because no other was given. */
  taken(what: string): void;
  /** Whether the script sets a name somewhere: what it is before that is not meant to come from the environment. */
  setsLater(name: string): boolean;
  /** A name has no value, and none was given for that case. */
  missing(name: string): void;
  /** Only the environment of the script decides whether a name has a value. */
  maybeMissing(name: string): void;
  /** An expansion is wrong, and a shell stops there. */
  broken(why: string): void;
  /** Something that bash understands and other shells do not. */
  bashOnly(what: string): void;
}

/** What a name stands for before `:-` and its like are applied. */
interface Found {
  /** Null where it is not set; `environment` where only the environment of the script decides. */
  readonly value: ShellValue | null;
  readonly fromEnvironment?: true;
  readonly items?: readonly ShellValue[];
}

/** Names whose values come from the shell itself or from every log-in. */
const givenNames =
  /^(?:RANDOM|SECONDS|LINENO|HOSTNAME|PWD|OLDPWD|PATH|HOME|USER|LOGNAME|SHELL|BASH\w*|PPID|MACHTYPE|OSTYPE|HOSTTYPE|TERM|LANG|LC_\w*|FUNCNAME|EPOCH\w*|SRANDOM|TMPDIR|SHLVL)$/;

/** A script that changes a table is run by root. */
const rootNames: Readonly<Record<string, string>> = { UID: '0', EUID: '0' };

/** Expands the words of a script, in the order in which a shell does. */
export class Expander implements Numbers {
  private readonly around: ExpanderContext;

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
    const found = this.named(name, index);
    if (found.value === null) this.around.missing(name);
    else if (found.fromEnvironment) this.around.maybeMissing(name);
    return found.value ?? '';
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

  private separators(): ShellValue {
    const found = this.around.state.variable('IFS');
    return found && found.kind !== 'unset' ? plainValue(found) : ' \t\n';
  }

  private firstSeparator(): ShellValue {
    const all = this.separators();
    return isKnown(all) ? all.slice(0, 1) : all;
  }

  private pieces(word: Word, isPattern = false): readonly WordPiece[] {
    if (/^~/.test(word.text)) return [{ kind: 'fixed', value: unknown('~ means a home directory') }];
    if (!word.parts) return [{ kind: 'fixed', value: word.value }];
    return word.parts.flatMap((part) => this.partPieces(part, false, isPattern));
  }

  private partPieces(part: WordPart, quoted: boolean, isPattern = false): readonly WordPiece[] {
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
        return this.parameter(part.text.slice(1), null, quoted);
      case 'ParameterExpansion':
        return this.expansion(part, quoted);
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

  private expansion(part: ParameterExpansionPart, quoted: boolean): readonly WordPiece[] {
    const { parameter, prefix, operation } = part;
    const index = part.index ? this.indexOf(parameter, part.index) : null;
    if (part.index) this.around.bashOnly(`${part.text} is an array`);
    if (index !== null && !isKnown(index)) return [{ kind: 'fixed', value: index }];
    if (operation?.type === 'Unknown' || operation?.type === 'Names' || operation?.type === 'Transform') {
      return [{ kind: 'fixed', value: unknown(`${part.text} is not followed`) }];
    }
    if (prefix === '#') return [{ kind: 'fixed', value: this.length(parameter, index) }];
    if (prefix === '!') return this.indirect(part, index, quoted);
    if (!operation) return this.parameter(parameter, index, quoted);
    const found = this.found(parameter, index);
    if (operation.type === 'Default') return this.withDefault(part, found, index, quoted);
    const change = (value: ShellValue) => changed(this, value, part);
    if (found.items) {
      const items = operation.type === 'Slice' ? slicedItems(this, found.items, part) : found.items.map(change);
      return this.itemPieces(items, isStar(parameter, index), quoted);
    }
    if (found.value === null) this.around.missing(parameter);
    else if (found.fromEnvironment) this.around.maybeMissing(parameter);
    return [{ kind: quoted ? 'fixed' : 'split', value: change(found.value ?? '') }];
  }

  private indexOf(parameter: string, word: Word): ShellValue {
    if (word.value === '@' || word.value === '*') return word.value;
    const text = this.text(word);
    const isMap = this.around.state.variable(parameter)?.kind === 'map';
    if (isMap || !isKnown(text)) return text;
    const number = this.numberOf(text);
    return typeof number === 'bigint' ? String(number) : number;
  }

  private parameter(name: string, index: string | null, quoted: boolean): readonly WordPiece[] {
    const found = this.found(name, index);
    if (found.items) return this.itemPieces(found.items, isStar(name, index), quoted);
    if (found.value === null) this.around.missing(name);
    else if (found.fromEnvironment) this.around.maybeMissing(name);
    return [{ kind: quoted ? 'fixed' : 'split', value: found.value ?? '' }];
  }

  private itemPieces(items: readonly ShellValue[], star: boolean, quoted: boolean): readonly WordPiece[] {
    if (quoted && !star) return [{ kind: 'items', values: items }];
    if (quoted)
      return [{ kind: 'fixed', value: textOfPieces([{ kind: 'items', values: items }], this.firstSeparator()) }];
    const space = this.separators();
    // Each is split, and none is joined to the next.
    return items.flatMap((value): WordPiece[] => [
      { kind: 'split', value },
      { kind: 'split', value: isKnown(space) && space !== '' ? space.slice(0, 1) : ' ' },
    ]);
  }

  private found(name: string, index: string | null): Found {
    const { state, status } = this.around;
    const { args } = state;
    if (name === '@' || name === '*')
      return Array.isArray(args)
        ? { value: '', items: args as readonly ShellValue[] }
        : { value: args as UnknownValue };
    if (name === '#')
      return {
        value: Array.isArray(args)
          ? String(args.length)
          : unknown('the number of arguments is not known; --args gives them'),
      };
    if (name === '?') return { value: typeof status === 'number' ? String(status) : status };
    if (name === '0') return { value: unknown('the name of the script is not known') };
    if (/^[0-9]+$/.test(name)) return this.argument(Number(name));
    if (/^\W$/.test(name)) return { value: unknown(`$${name} is not known`) };
    return this.named(name, index);
  }

  private argument(number: number): Found {
    const { args } = this.around.state;
    if (Array.isArray(args)) return { value: (args as readonly ShellValue[])[number - 1] ?? null };
    const why =
      (args as UnknownValue).argument === 0
        ? `$${number} is not given; --args gives it`
        : (args as UnknownValue).unknown;
    return {
      value: { unknown: why, argument: number },
      ...((args as UnknownValue).argument === 0 && { fromEnvironment: true }),
    };
  }

  private named(name: string, index: string | null): Found {
    const variable = this.around.state.variable(name);
    if (!variable) return this.fromEnvironment(name);
    if (index === '@' || index === '*') return { value: '', items: allValues(variable) };
    if (index !== null) return { value: itemOf(variable, index) };
    if (variable.kind === 'unset') return { value: null };
    if (variable.kind === 'text') return { value: variable.value };
    return { value: variable.items.size === 0 ? null : plainValue(variable) };
  }

  private fromEnvironment(name: string): Found {
    if (name === 'IFS') return { value: ' \t\n' };
    if (name === 'OPTIND') return { value: '1' };
    const root = rootNames[name];
    if (root !== undefined) return { value: root };
    if (/[a-z]/.test(name) && this.around.setsLater(name)) {
      this.around.taken(`$${name} is taken as not set before the script sets it`);
      return { value: null };
    }
    if (givenNames.test(name)) return { value: unknown(`the value of $${name} is not known`) };
    return { value: unknown(`$${name} is not set in the script`), fromEnvironment: true };
  }

  private length(name: string, index: string | null): ShellValue {
    const variable = this.around.state.variable(name);
    if ((index === '@' || index === '*') && variable) return itemCount(variable);
    if (name === '@' || name === '*') return this.found('#', null).value ?? '0';
    const { value, fromEnvironment } = this.found(name, index);
    if (value === null) this.around.missing(name);
    else if (fromEnvironment) this.around.maybeMissing(name);
    return isKnown(value ?? '') ? String((value as string | null)?.length ?? 0) : (value as UnknownValue);
  }

  private indirect(part: ParameterExpansionPart, index: string | null, quoted: boolean): readonly WordPiece[] {
    this.around.bashOnly(`${part.text} is an indirect name`);
    const variable = this.around.state.variable(part.parameter);
    if (index === '@' || index === '*') {
      const items = variable ? allIndices(variable) : [unknown(`$${part.parameter} is not set in the script`)];
      return this.itemPieces(items, index === '*', quoted);
    }
    const { value } = this.found(part.parameter, index);
    if (part.operation || value === null) return [{ kind: 'fixed', value: unknown(`${part.text} is not followed`) }];
    if (!isKnown(value)) return [{ kind: 'fixed', value }];
    const [, name = '', inner] = /^([A-Za-z_]\w*|[0-9]+)(?:\[([0-9@*]+)\])?$/.exec(value) ?? [];
    return name === ''
      ? [{ kind: 'fixed', value: unknown(`${part.text} is not followed`) }]
      : this.parameter(name, inner ?? null, quoted);
  }

  private withDefault(
    part: ParameterExpansionPart,
    found: Found,
    index: string | null,
    quoted: boolean,
  ): readonly WordPiece[] {
    const { operation, parameter } = part;
    if (operation?.type !== 'Default') return [];
    const { operator, operand } = operation;
    const countsEmpty = operator.startsWith(':');
    const { value, items } = found;
    const self = (): readonly WordPiece[] => this.parameter(parameter, index, quoted);
    let isThere: boolean;
    if (items) isThere = items.length > 0 && !(countsEmpty && items.length === 1 && items[0] === '');
    else if (value === null) isThere = false;
    else if (isKnown(value)) isThere = !countsEmpty || value !== '';
    else if (found.fromEnvironment) {
      isThere = false;
      if (!operator.endsWith('?')) this.around.taken(`$${parameter} is assumed not to be set in ${part.text}`);
    } else return [{ kind: 'fixed', value }];
    const last = operator.at(-1);
    if (last === '+') return isThere ? this.operand(operand, quoted) : [{ kind: 'split', value: '' }];
    if (isThere) return self();
    if (last === '?') return [{ kind: 'fixed', value: unknown(`${part.text} ends the script`) }];
    const pieces = this.operand(operand, quoted);
    if (last === '=') this.assign(parameter, index, textOfPieces(pieces, this.firstSeparator()));
    return pieces;
  }

  /** Outside quotes the words of an operand are split, unless they have quotes of their own. */
  private operand(word: Word, quoted: boolean): readonly WordPiece[] {
    if (quoted) return [{ kind: 'fixed', value: this.text(word) }];
    if (!word.parts) return [{ kind: /["'\\]/.test(word.text) ? 'fixed' : 'split', value: word.value }];
    return word.parts.flatMap((part): readonly WordPiece[] =>
      part.type === 'Literal' ? [{ kind: 'split', value: part.value }] : this.partPieces(part, false),
    );
  }
}

function isStar(name: string, index: string | null): boolean {
  return name === '*' || index === '*';
}
