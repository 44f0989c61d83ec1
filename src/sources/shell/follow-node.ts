import type { SyntaxNode } from 'unbash';
import { andOr, pipeline } from './command-lists.ts';
import { branch, cases } from './branches.ts';
import { runCommand } from './run-command.ts';
import { doubt } from './doubt.ts';
import { type Flow, next } from './flow.ts';
import { countedLoop, forLoop, whileLoop } from './loops.ts';
import { redirected } from './redirect.ts';
import type { FollowingShell } from './running-shell.ts';
import { shown } from './shown.ts';
import { testExpression } from './test-expression.ts';
import { failed, succeeded, unknown } from './value.ts';

/** Runs a node of a script, each kind in its way; what is not followed is doubted. */
export function followNode(shell: FollowingShell, node: SyntaxNode): Flow {
  switch (node.type) {
    case 'Command':
      return shell.checked(runCommand(shell, node));
    case 'AndOr':
      return andOr(shell, node);
    case 'Pipeline':
      return pipeline(shell, node);
    case 'If':
      return branch(shell, node);
    case 'For':
      return forLoop(shell, node);
    case 'ArithmeticFor':
      return countedLoop(shell, node);
    case 'While':
      return whileLoop(shell, node);
    case 'Case':
      return cases(shell, node);
    case 'BraceGroup':
      return shell.run(node.body.commands);
    case 'Subshell': {
      const inner = shell.subshell({}, (own) => own.run(node.body.commands));
      shell.status = inner.status;
      return shell.checked(next);
    }
    case 'Redirected':
      return redirected(shell, node.redirects, () => shell.node(node.command));
    case 'Function':
      shell.state.change(`${node.name.value}()`);
      shell.state.functions.set(node.name.value, { body: node.body, origin: shell.origin });
      shell.status = succeeded;
      return next;
    case 'TestCommand':
      shell.bashOnly('[[ ]] is a test');
      shell.status = testExpression(shell.expander, shell.state, node.expression);
      return shell.checked(next);
    case 'ArithmeticCommand': {
      shell.bashOnly('(( )) is arithmetic');
      const number = node.expression
        ? shell.expander.number(node.expression)
        : unknown(`${shown(shell, node)} is not understood`);
      shell.status = typeof number === 'bigint' ? (number === 0n ? failed : succeeded) : number;
      return shell.checked(next);
    }
    default: {
      const why = unknown(`${shown(shell, node)} is not followed`);
      doubt(shell, node, why);
      shell.status = why;
      return next;
    }
  }
}
