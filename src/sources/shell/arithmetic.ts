import { type ArithmeticExpression, parse } from 'unbash';
import { isKnown, type UnknownValue, unknown, type ShellValue } from './value.ts';

/** What arithmetic needs from the shell around it. */
export interface Numbers {
  value(name: string, index: string | null): ShellValue;
  assign(name: string, index: string | null, value: ShellValue): void;
  /** A word of an expression with its expansion. */
  expand(word: Extract<ArithmeticExpression, { readonly type: 'ArithmeticWord' }>): ShellValue;
}

type Result = bigint | UnknownValue;

/** The number that an expression stands for, in the 64 bits of the shell; assignments in it are made. */
export function evaluate(expression: ArithmeticExpression, numbers: Numbers): Result {
  return new Arithmetic(numbers).of(expression, 0);
}

/** The same for a text such as the argument of `let`. */
export function evaluateText(text: string, numbers: Numbers, depth = 0): Result {
  if (text.trim() === '') return 0n;
  if (depth > mostSteps) return wrong('arithmetic refers to itself');
  const command = parse(`((${text}))`).commands[0]?.command;
  if (command?.type !== 'ArithmeticCommand' || !command.expression)
    return wrong(`${text} is not understood as arithmetic`);
  return new Arithmetic(numbers).of(command.expression, depth + 1);
}

/** How many times the value of a name may be the name of another. */
const mostSteps = 16;
export const assignmentOperator = /^(?:[-+*/%&|^]|<<|>>)?=$/;

class Arithmetic {
  private readonly numbers: Numbers;

  constructor(numbers: Numbers) {
    this.numbers = numbers;
  }

  of(node: ArithmeticExpression, depth: number): Result {
    switch (node.type) {
      case 'ArithmeticGroup':
        return this.of(node.expression, depth);
      case 'ArithmeticWord':
        return this.word(node, depth);
      case 'ArithmeticUnary':
        return this.unary(node, depth);
      case 'ArithmeticBinary':
        return this.binary(node, depth);
      case 'ArithmeticTernary': {
        const test = this.of(node.test, depth);
        if (typeof test !== 'bigint') return test;
        return this.of(test === 0n ? node.alternate : node.consequent, depth);
      }
      case 'ArithmeticCommandExpansion':
        return unknown(`${node.text} is not followed`);
    }
  }

  private word(node: Extract<ArithmeticExpression, { readonly type: 'ArithmeticWord' }>, depth: number): Result {
    const text = this.numbers.expand(node);
    return isKnown(text) ? this.text(text.trim(), depth) : text;
  }

  private text(text: string, depth: number): Result {
    const number = numberOf(text);
    if (number !== null) return number;
    const place = placeOf(text);
    if (!place) return evaluateText(text, this.numbers, depth);
    if (depth > mostSteps) return wrong('arithmetic refers to itself');
    const value = this.numbers.value(place.name, this.index(place.index, depth));
    return isKnown(value) ? this.text(value.trim(), depth + 1) : value;
  }

  private index(text: string | null, depth: number): string | null {
    if (text === null) return null;
    const found = evaluateText(text, this.numbers, depth);
    return typeof found === 'bigint' ? String(found) : text;
  }

  private unary(node: Extract<ArithmeticExpression, { readonly type: 'ArithmeticUnary' }>, depth: number): Result {
    const operand = this.of(node.operand, depth);
    if (node.operator === '++' || node.operator === '--') {
      const next = typeof operand === 'bigint' ? wrap(operand + (node.operator === '++' ? 1n : -1n)) : operand;
      this.store(node.operand, next, depth);
      return node.prefix ? next : operand;
    }
    if (typeof operand !== 'bigint') return operand;
    if (node.operator === '-') return wrap(-operand);
    if (node.operator === '!') return operand === 0n ? 1n : 0n;
    return node.operator === '~' ? ~operand : operand;
  }

  private binary(node: Extract<ArithmeticExpression, { readonly type: 'ArithmeticBinary' }>, depth: number): Result {
    const { operator } = node;
    if (assignmentOperator.test(operator)) {
      const right = this.of(node.right, depth);
      const value = operator === '=' ? right : calculate(operator.slice(0, -1), this.of(node.left, depth), right);
      this.store(node.left, value, depth);
      return value;
    }
    const left = this.of(node.left, depth);
    if (operator === '&&' && left === 0n) return 0n;
    if (operator === '||' && typeof left === 'bigint' && left !== 0n) return 1n;
    return calculate(operator, left, this.of(node.right, depth));
  }

  private store(target: ArithmeticExpression, value: Result, depth: number): void {
    if (target.type !== 'ArithmeticWord') return;
    const place = placeOf(target.value.trim());
    if (!place) return;
    const text = typeof value === 'bigint' ? String(value) : value;
    this.numbers.assign(place.name, this.index(place.index, depth), text);
  }
}

function calculate(operator: string, left: Result, right: Result): Result {
  if (typeof left !== 'bigint') return left;
  if (typeof right !== 'bigint') return right;
  const truth = (holds: boolean) => (holds ? 1n : 0n);
  switch (operator) {
    case '+':
      return wrap(left + right);
    case '-':
      return wrap(left - right);
    case '*':
      return wrap(left * right);
    case '/':
      return right === 0n ? wrong('a division by 0') : wrap(left / right);
    case '%':
      return right === 0n ? wrong('a division by 0') : wrap(left % right);
    case '**':
      return right < 0n || right > 63n ? unknown('a power is too large') : wrap(left ** right);
    case '<<':
      return wrap(left << (right & 63n));
    case '>>':
      return left >> (right & 63n);
    case '&':
      return left & right;
    case '|':
      return left | right;
    case '^':
      return left ^ right;
    case '&&':
      return truth(left !== 0n && right !== 0n);
    case '||':
      return truth(left !== 0n || right !== 0n);
    case '==':
      return truth(left === right);
    case '!=':
      return truth(left !== right);
    case '<':
      return truth(left < right);
    case '>':
      return truth(left > right);
    case '<=':
      return truth(left <= right);
    case '>=':
      return truth(left >= right);
    case ',':
      return right;
    default:
      return wrong(`${operator} is not understood as arithmetic`);
  }
}

function wrong(why: string): UnknownValue {
  return { unknown: why, error: true };
}

function wrap(number: bigint): bigint {
  return BigInt.asIntN(64, number);
}

/** `12`, `0x1f`, `017`, `2#101` */
function numberOf(text: string): bigint | null {
  if (text === '') return 0n;
  if (/^[+-]?(?:0|[1-9][0-9]{0,18})$/.test(text)) return wrap(BigInt(text));
  if (/^0[xX][0-9a-fA-F]{1,16}$/.test(text)) return wrap(BigInt(text));
  if (/^0[0-7]{1,21}$/.test(text)) return wrap(BigInt(`0o${text.slice(1)}`));
  const [, base = '', digits = ''] = /^([0-9]{1,2})#([0-9a-zA-Z]{1,12})$/.exec(text) ?? [];
  const value = base === '' ? NaN : parseInt(digits, Number(base));
  return Number.isSafeInteger(value) && Number(base) <= 36 ? BigInt(value) : null;
}

function placeOf(text: string): { readonly name: string; readonly index: string | null } | null {
  const [, name, index] = /^([A-Za-z_]\w*)(?:\[(.*)\])?$/s.exec(text) ?? [];
  return name === undefined ? null : { name, index: index ?? null };
}
