import { line, type StyledLine, span } from '../paint/line.ts';

export function quitLines(staged: number): readonly StyledLine[] {
  const changes = staged === 1 ? 'change is' : 'changes are';
  return [line(span(` ${staged} staged ${changes} not applied. Quit and discard?`, 'warning'))];
}
