import type { Director } from '../../src/ports/director.ts';
import type { Files } from '../../src/ports/files.ts';

/** The process has died: nothing after this call happens. */
export class Died extends Error {}

export interface Mortal {
  readonly files: Files;
  readonly director: Director;
  /** Whether it died. */
  dead(): boolean;
}

/**
 * Files and a director as a process has them that dies at one of its calls, counted from 0: `before` it has an effect, or
 * `after` it had one. From then on every call fails, as that of a dead process would.
 */
export function mortal(files: Files, director: Director, at: number, when: 'before' | 'after'): Mortal {
  let calls = 0;
  let dead = false;
  const once = async (call: () => Promise<unknown>): Promise<unknown> => {
    const isLast = calls++ === at;
    if (dead || (isLast && when === 'before')) {
      dead = true;
      throw new Died();
    }
    const value = await call();
    if (isLast) {
      dead = true;
      throw new Died();
    }
    return value;
  };
  const dying = <Port extends object>(port: Port, whole: readonly string[]): Port =>
    Object.fromEntries(
      Object.entries(port).map(([name, member]: [string, unknown]) => {
        if (typeof member !== 'function' || whole.includes(name)) return [name, member];
        const call = member as (...given: unknown[]) => Promise<unknown>;
        return [name, (...given: unknown[]) => once(() => call(...given))];
      }),
    ) as Port;
  return { files: dying(files, ['locked', 'isLocked']), director: dying(director, ['close']), dead: () => dead };
}
