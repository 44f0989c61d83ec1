import type { TestExpression, Word } from 'unbash';
import type { Expander } from './expander.ts';
import { matches } from './shell-pattern.ts';
import { filePath } from './redirect.ts';
import { extendedExpression } from './regular-expression.ts';
import type { ShellState } from './shell-state.ts';
import {
  failed,
  isKnown,
  type Status,
  succeeded,
  truth,
  unknown,
  type UnknownValue,
  type ShellValue,
} from './value.ts';
import { listVariable } from './variable.ts';

/** The status of `[[ … ]]`. */
export function testExpression(expander: Expander, state: ShellState, node: TestExpression): Status {
  switch (node.type) {
    case 'TestGroup':
      return testExpression(expander, state, node.expression);
    case 'TestNot': {
      const inner = testExpression(expander, state, node.operand);
      return node.negations.length % 2 === 0 ? inner : not(inner);
    }
    case 'TestLogical': {
      let status: Status = succeeded;
      for (const [index, operand] of node.operands.entries()) {
        if (index > 0) {
          const holds = truth(status);
          if (holds === null) return status;
          if (holds !== (node.operator === '&&')) return status;
        }
        status = testExpression(expander, state, operand);
      }
      return status;
    }
    case 'TestUnary':
      return unaryTest(node.operator, expander.text(node.operand), state);
    case 'TestBinary':
      return doubleTest(expander, state, node.operator, node.left, node.right);
  }
}

/** The status of `test` and `[`, whose words are already expanded. */
export function plainTest(args: readonly ShellValue[], state: ShellState, expander: Expander): Status {
  const bad = args.find((arg) => !isKnown(arg));
  const words = args as readonly string[];
  if (args.length === 0) return failed;
  if (args.length === 1) return bad === undefined ? said(words[0] !== '') : (bad as UnknownValue);
  if (args[0] === '!') return not(plainTest(args.slice(1), state, expander));
  if (args.length === 2)
    return isKnown(args[0] ?? '') ? unaryTest(words[0] ?? '', args[1] ?? '', state) : (bad as UnknownValue);
  if (args.length === 3) {
    const [left = '', operator = '', right = ''] = args;
    if (!isKnown(operator)) return operator;
    if (operator === '-a' || operator === '-o') return logical(args, state, expander);
    if (left === '(' && right === ')') return plainTest([operator], state, expander);
    return binaryTest(operator, left, right, (text) => {
      const trimmed = text.trim();
      return /^[+-]?[0-9]{1,18}$/.test(trimmed) ? BigInt(trimmed.replace(/^\+/, '')) : null;
    });
  }
  return logical(args, state, expander);
}

/** `-a` and `-o`: the latter has lower precedence. */
function logical(args: readonly ShellValue[], state: ShellState, expander: Expander): Status {
  if (args[0] === '(' && args.at(-1) === ')' && !args.slice(1, -1).includes('('))
    return plainTest(args.slice(1, -1), state, expander);
  for (const operator of ['-o', '-a']) {
    const at = args.findIndex((arg, index) => arg === operator && index > 0 && index < args.length - 1);
    if (at < 0) continue;
    const left = plainTest(args.slice(0, at), state, expander);
    const right = plainTest(args.slice(at + 1), state, expander);
    const [one, other] = [truth(left), truth(right)];
    const decisive = operator === '-o';
    if (one === decisive) return left;
    if (other === decisive) return right;
    return one === null ? left : right;
  }
  return args.length === 4 && args[0] === '!'
    ? not(plainTest(args.slice(1), state, expander))
    : unknown('a test is not understood');
}

function doubleTest(expander: Expander, state: ShellState, operator: string, left: Word, right: Word): Status {
  const subject = expander.text(left);
  if (operator === '==' || operator === '=' || operator === '!=') {
    const pattern = expander.pattern(right);
    if (!isKnown(subject)) return subject;
    if (!isKnown(pattern)) return pattern;
    const fits = matches(subject, pattern);
    return fits === null ? unknown('a pattern is not followed') : said(fits === (operator !== '!='));
  }
  const value = expander.text(right);
  if (operator === '=~') {
    const status = isKnown(subject) ? (isKnown(value) ? expression(subject, value, right, state) : value) : subject;
    if (typeof status !== 'number') state.put('BASH_REMATCH', { kind: 'text', value: status });
    return status;
  }
  return binaryTest(operator, subject, value, (text) => {
    const number = expander.numberOf(text);
    return typeof number === 'bigint' ? number : null;
  });
}

function expression(subject: string, value: string, right: Word, state: ShellState): Status {
  const plain = /\\|["']/.test(right.text) ? null : extendedExpression(value, subject.length);
  if (plain === null) return unknown(`${right.text} is not followed`);
  const found = plain.exec(subject);
  state.put('BASH_REMATCH', listVariable(found ? found.map((each) => each ?? '') : []));
  return said(found !== null);
}

function binaryTest(
  operator: string,
  left: ShellValue,
  right: ShellValue,
  numberOf: (text: string) => bigint | null,
): Status {
  if (!isKnown(left)) return left;
  if (!isKnown(right)) return right;
  switch (operator) {
    case '=':
    case '==':
      return said(left === right);
    case '!=':
      return said(left !== right);
    case '<':
    case '>':
      return /^[\x20-\x7e]*$/.test(left + right) &&
        left.toLowerCase() === left &&
        right.toLowerCase() === right &&
        /^[a-z0-9]*$/.test(left + right)
        ? said(operator === '<' ? left < right : left > right)
        : unknown('the order of texts depends on the language');
    default:
  }
  const [one, other] = [numberOf(left), numberOf(right)];
  if (!/^-(?:eq|ne|lt|le|gt|ge)$/.test(operator)) return unknown(`the test ${operator} is not known`);
  if (one === null || other === null) return 2;
  switch (operator) {
    case '-eq':
      return said(one === other);
    case '-ne':
      return said(one !== other);
    case '-lt':
      return said(one < other);
    case '-le':
      return said(one <= other);
    case '-gt':
      return said(one > other);
    default:
      return said(one >= other);
  }
}

function unaryTest(operator: string, value: ShellValue, state: ShellState): Status {
  if (!isKnown(value)) return value;
  switch (operator) {
    case '-z':
      return said(value === '');
    case '-n':
      return said(value !== '');
    case '-v': {
      const found = /^\w+$/.test(value) ? state.variable(value) : null;
      return found ? said(found.kind !== 'unset') : unknown(`whether $${value} is set is not known`);
    }
    case '-t':
      return unknown('whether there is a terminal is not known');
    default:
      return /^-[abcdefghkprstuwxGLNOS]$/.test(operator)
        ? fileTest(operator, value, state)
        : unknown(`the test ${operator} is not known`);
  }
}

/** The program exists; of other files only those that the script has written are known. */
function fileTest(operator: string, path: string, state: ShellState): Status {
  if (path === '') return failed;
  if (/^\/(?:usr\/(?:local\/)?)?s?bin\/ipvsadm(?:-save|-restore)?$/.test(path))
    return said(/^-[aefrsx]$/.test(operator));
  const text = state.files.get(filePath(path));
  if (text !== undefined && /^-[efrw]$/.test(operator)) return succeeded;
  if (text !== undefined && isKnown(text) && operator === '-s') return said(text !== '');
  return unknown(`${path} is not known`);
}

function said(holds: boolean): Status {
  return holds ? succeeded : failed;
}

function not(status: Status): Status {
  const holds = truth(status);
  return holds === null ? status : said(!holds);
}
