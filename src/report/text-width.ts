import stringWidth from 'string-width';
import { isNarrow } from './narrow-text.ts';

/** Columns of a terminal that a text without sequences fills. */
export function textWidth(text: string): number {
  return isNarrow(text) ? text.length : stringWidth(text);
}
