import type { Clock } from '../ports/clock.ts';
import type { Terminal } from '../ports/terminal.ts';
import { awaitsMore, decode, decodeRest, escapeTimeoutMs, nothingUndecoded } from './keys/decode-keys.ts';
import type { InputEvent } from './key.ts';

/** Listens to the keyboard and reports keys and clicks; a lone Escape after a timeout in which more bytes could have arrived. */
export function listen(terminal: Terminal, clock: Clock, pressed: (events: readonly InputEvent[]) => void): () => void {
  let undecoded = nothingUndecoded;
  let waiting: AbortController | null = null;
  const rest = async (signal: AbortSignal) => {
    await clock.sleep(escapeTimeoutMs, signal);
    if (signal.aborted) return;
    const [next, events] = decodeRest(undecoded);
    undecoded = next;
    pressed(events);
  };
  return terminal.onInput((bytes) => {
    waiting?.abort();
    waiting = null;
    const [next, events] = decode(undecoded, bytes);
    undecoded = next;
    if (events.length > 0) pressed(events);
    if (!awaitsMore(undecoded)) return;
    waiting = new AbortController();
    void rest(waiting.signal);
  });
}
