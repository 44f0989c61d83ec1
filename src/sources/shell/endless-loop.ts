import { forEachChild, type SyntaxNode, type While } from 'unbash';

/** `while true` and `until false` without a word in them that leaves the loop, or the script. */
export function isEndless({ kind, clause, body }: Pick<While, 'kind' | 'clause' | 'body'>): boolean {
  const [only] = clause.commands;
  if (clause.commands.length !== 1 || only?.command.type !== 'Command') return false;
  const { name, args, suffix, prefix } = only.command;
  const isAlone = args.length + suffix.length + prefix.length === 0;
  const holds = kind === 'while' ? /^(?:true|:)$/ : /^false$/;
  return isAlone && holds.test(name?.value ?? '') && !leaves(body);
}

function leaves(node: SyntaxNode): boolean {
  if (node.type === 'Command' && /^(?:break|exit|return|exec|kill|eval|\.|source)$/.test(node.name?.value ?? ''))
    return true;
  let found = false;
  forEachChild(node, (child) => {
    found ||= leaves(child);
  });
  return found;
}
