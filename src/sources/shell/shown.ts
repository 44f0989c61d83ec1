import type { Origin } from './shell-state.ts';

/** A piece of the script for a message: on one line, and not too long. */
export function shown(
  shell: { readonly origin: Origin },
  { pos, end }: { readonly pos: number; readonly end: number },
): string {
  const text = shell.origin.text
    .slice(pos, Math.min(end, pos + 400))
    .replace(/\\\n\s*/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
