import type { PointerEvent } from '../key.ts';

/**
 * A mouse report as SGR 1006 writes it: `ESC [ < BUTTON ; COLUMN ; ROW M`, where `m` would be a release. Null for other
 * buttons, movements, and buttons with Shift, Ctrl or Alt.
 */
export function readPointer(parameters: string, final: string): PointerEvent | null {
  const [, button = '', column = 0, row = 0] = /^<(\d+);(\d+);(\d+)$/.exec(parameters) ?? [];
  const what = buttons[button];
  if (what === undefined || final !== 'M') return null;
  return { kind: 'pointer', what, column: Number(column) - 1, row: Number(row) - 1 };
}

const buttons: Readonly<Record<string, PointerEvent['what']>> = { 0: 'click', 64: 'wheel-up', 65: 'wheel-down' };
