import { type Command, forEachChild, type SyntaxNode } from 'unbash';
import { attributeOf } from './variable-attribute.ts';
import { assignmentOperator } from './arithmetic.ts';
import { type Flow, next } from './flow.ts';
import { placeOf, withoutWrappers } from './wrappers.ts';
import { isHarmless } from './programs.ts';
import type { Shell } from './running-shell.ts';
import type { ShellFunction } from './shell-state.ts';
import { shown } from './shown.ts';
import { isKnown, unknown, type UnknownValue, type ShellValue } from './value.ts';
import { textVariable } from './variable.ts';

/**
 * A part of a script that may or may not run: everything that it would change is unknown afterwards, every command for
 * the table in it is a loss, and the loops or functions that it would leave may have been left.
 */
export function doubt(shell: Shell, node: SyntaxNode, why: UnknownValue, { inLoop = false } = {}): Flow {
  const walk = new Doubt(shell, why);
  walk.visit(node, inLoop ? 1 : 0, false);
  return walk.flow;
}

class Doubt {
  flow: Flow = next;
  private readonly shell: Shell;
  private readonly why: UnknownValue;
  private readonly seen = new Set<string>();

  constructor(shell: Shell, why: UnknownValue) {
    this.shell = shell;
    this.why = why;
  }

  /** `loops`: how many loops of the doubted part itself are around; `apart`: in a subshell or a function of its own. */
  visit(node: SyntaxNode, loops: number, apart: boolean): void {
    switch (node.type) {
      case 'Assignment':
        this.forget(node.name);
        break;
      case 'For':
      case 'Select':
        this.forget(node.name.value);
        break;
      case 'ArithmeticUnary':
        if (/^(?:\+\+|--)$/.test(node.operator) && node.operand.type === 'ArithmeticWord')
          this.forget(node.operand.value);
        break;
      case 'ArithmeticBinary':
        if (assignmentOperator.test(node.operator) && node.left.type === 'ArithmeticWord') this.forget(node.left.value);
        break;
      case 'ParameterExpansion':
        if (node.operation?.type === 'Default' && node.operation.operator.endsWith('=')) this.forget(node.parameter);
        break;
      case 'Function':
        this.shell.state.functions.set(node.name.value, this.why);
        return;
      case 'Redirect':
        if (node.operator.includes('>'))
          this.forgetFile(node.target ? this.shell.expander.text(node.target) : this.why);
        break;
      case 'Command':
        this.command(node, loops, apart);
        break;
      default:
    }
    const isLoop =
      node.type === 'For' || node.type === 'While' || node.type === 'ArithmeticFor' || node.type === 'Select';
    const isApart =
      apart ||
      node.type === 'Subshell' ||
      node.type === 'CommandExpansion' ||
      (node.type === 'Statement' && node.background === true);
    forEachChild(node, (child) => {
      this.visit(child, loops + (isLoop ? 1 : 0), isApart);
    });
    if (node.type === 'Command') this.mark(node);
  }

  /** What may have become readonly is treated as readonly: changing it ends the analysis. */
  private mark({ name, args }: Command): void {
    const keyword = name?.value ?? '';
    if (!/^(?:readonly|declare|typeset|local)$/.test(keyword)) return;
    const words = args.map((arg) => (arg.type === 'Assignment' ? arg.name : arg.value));
    const flags = words.filter((word) => word.startsWith('-')).join('');
    const attribute = attributeOf(keyword, flags);
    if (!attribute) return;
    for (const word of words) {
      const [each] = /^[A-Za-z_]\w*/.exec(word) ?? [];
      if (each !== undefined) this.shell.state.mark(/[fF]/.test(flags) ? `${each}()` : each, attribute);
    }
  }

  private command(node: Command, loops: number, apart: boolean): void {
    if (!node.name) return;
    const { shell } = this;
    shell.report.steps++;
    const args = [node.name, ...node.args].flatMap((arg): readonly ShellValue[] => {
      if (arg.type === 'Assignment') return [];
      // Substitutions are visited on their own, as children.
      return hasSubstitution(arg) ? [unknown('a substitution is not known')] : shell.expander.fields(arg);
    });
    this.words(node, args, loops, apart);
  }

  private words(node: Command, args: readonly ShellValue[], loops: number, apart: boolean): void {
    const { shell } = this;
    const line = shell.origin.lineAt(node.pos);
    const [name, ...rest] = withoutWrappers(args);
    const known = rest.filter(isKnown);
    if (name === undefined) return;
    if (!isKnown(name)) {
      shell.report.lose(line, `${shown(shell, node)}: the command is not known: ${name.unknown}`);
      return;
    }
    const found = shell.state.functions.get(name);
    if (found) {
      this.called(node, name, found, loops, apart);
      return;
    }
    if (this.controlled(node, name, rest, loops, apart) || this.stateful(node, name, known)) return;
    const program = name.replace(/^.*\//, '');
    switch (program) {
      case 'ipvsadm':
        if (rest.length === 0 || /^(?:-[LlShv]|--(?:list|save|help|version))/.test(known[0] ?? '')) return;
        this.lose(node);
        return;
      case 'ipvsadm-restore':
        this.lose(node);
        return;
      case 'trap':
        if (known.some((each) => /ipvsadm/.test(each))) this.lose(node);
        return;
      case 'sh':
      case 'bash':
      case 'dash':
      case 'ash':
      case 'ksh':
        this.lose(node);
        return;
      default:
        if (isHarmless(name, rest) || placeOf(args) !== null) shell.report.pass(program);
        else this.lose(node);
        for (const each of rest) if (!isKnown(each) || shell.state.files.has(each)) this.forgetFile(each);
    }
  }

  /** A function, the first time that it is called. */
  private called(
    node: Command,
    name: string,
    found: ShellFunction | UnknownValue,
    loops: number,
    apart: boolean,
  ): void {
    const { shell } = this;
    if (!('body' in found)) {
      shell.report.lose(shell.origin.lineAt(node.pos), `${shown(shell, node)}: ${found.unknown}`);
    } else if (!this.seen.has(name)) {
      this.seen.add(name);
      const before = shell.origin;
      shell.origin = found.origin;
      this.visit(found.body, loops, apart);
      shell.origin = before;
    }
  }

  /** What may end the script, a loop or a function. Whether the command is one of these. */
  private controlled(node: Command, name: string, rest: readonly ShellValue[], loops: number, apart: boolean): boolean {
    const { shell, why } = this;
    const program = name.replace(/^.*\//, '');
    const known = rest.filter(isKnown);
    switch (program) {
      case 'exit':
      case 'exec':
        if (!apart && (name !== 'exec' || rest.length > 0)) {
          if (!why.expected)
            shell.report.mayEnd(shell.origin.lineAt(node.pos), `${shown(shell, node)}: ${why.unknown}`);
        }
        if (name === 'exec' && rest.length > 0) this.words(node, rest, loops, apart);
        return true;
      case 'break':
      case 'continue': {
        const levels = Number(known[0] ?? 1) - loops;
        if (!apart && levels > 0)
          this.flow = { kind: 'maybe', leaves: name === 'break' ? 'break' : 'continue', levels, why };
        return true;
      }
      case 'return':
        if (!apart && this.seen.size === 0) this.flow = { kind: 'maybe', leaves: 'return', levels: 1, why };
        return true;
      default:
        return false;
    }
  }

  /** What may change variables, arguments, options or the directory. Whether the command is one of these. */
  private stateful(node: Command, name: string, known: readonly string[]): boolean {
    const { shell, why } = this;
    const program = name.replace(/^.*\//, '');
    switch (program) {
      case 'read':
      case 'unset':
      case 'getopts':
      case 'mapfile':
      case 'readarray':
      case 'printf':
      case 'local':
      case 'declare':
      case 'typeset':
      case 'export':
      case 'readonly':
        for (const each of [...known, ...(name === 'read' ? ['REPLY'] : [])]) this.forget(each);
        return true;
      case 'let':
        for (const each of known) this.forget(each);
        return true;
      case 'shift':
      case 'set':
        if (name === 'shift' || known.some((each) => !each.startsWith('-') && !each.startsWith('+')))
          shell.state.args = why;
        if (known.some((each) => /^-\w*e|^errexit$/.test(each)))
          shell.state.options = { ...shell.state.options, errexit: true };
        if (known.some((each) => /^-\w*u|^nounset$/.test(each))) {
          shell.state.options = { ...shell.state.options, nounset: true };
          this.lose(node);
        }
        return true;
      case 'eval':
      case '.':
      case 'source':
        shell.state.forgetAll(why);
        this.lose(node);
        return true;
      case 'cd':
        shell.state.forgetFiles(why);
        return true;
      default:
        return false;
    }
  }

  private lose(node: Command): void {
    const { shell, why } = this;
    shell.report.lose(shell.origin.lineAt(node.pos), `left out: ${shown(shell, node)}: ${why.unknown}`);
  }

  private forget(place: string): void {
    const [name] = /^[A-Za-z_]\w*/.exec(place.trim()) ?? [];
    if (name !== undefined) this.shell.state.put(name, textVariable(this.why));
  }

  private forgetFile(path: ShellValue): void {
    const { state } = this.shell;
    if (!isKnown(path)) state.forgetFiles(this.why);
    else if (state.files.has(path)) state.files.set(path, this.why);
  }
}

function hasSubstitution(node: SyntaxNode): boolean {
  let found =
    node.type === 'CommandExpansion' || node.type === 'ProcessSubstitution' || node.type === 'ArithmeticExpansion';
  forEachChild(node, (child) => {
    found ||= hasSubstitution(child);
  });
  return found;
}
