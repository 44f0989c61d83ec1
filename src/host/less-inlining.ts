import { setV8Flags } from './v8-flags.ts';

/** A text with some thousand lines; below it, V8 optimises too little to save anything. */
const large = 100_000;

/**
 * Before a large text is worked on: lets V8 inline at most 100 bytes of bytecode into a function, not 920. V8 compiles
 * each function that such a text makes hot several times, and most of that time goes into what was inlined. Linting
 * 10,000 lines takes a quarter less processor time without, 100,000 lines a sixth less, and a million lines no more.
 */
export function inlineLess(bytes: number): void {
  if (bytes < large || isLess) return;
  isLess = true;
  setV8Flags([{ name: 'max-inlined-bytecode-size-cumulative', value: 100, standard: 920 }]);
}

let isLess = false;
