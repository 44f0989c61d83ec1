import type { Clock } from '../ports/clock.ts';
import type { Director } from '../ports/director.ts';

/** Long enough for a batch that is under way, so that how far it came is known; short enough for the person who waits. */
const graceMs = 2000;

/**
 * A director whose calls are not stopped in the middle when the change is interrupted: each has two seconds to end, and
 * is stopped after that: a program that hangs must not make Ctrl-C wait. A call with its own signal obeys that one.
 */
export function hurried(
  director: Director,
  { clock, signal }: { readonly clock: Clock; readonly signal?: AbortSignal },
): Director {
  if (!signal) return director;
  return {
    spec: director.spec,
    observe: (own) => (own ? director.observe(own) : cutOff(clock, signal, (cut) => director.observe(cut))),
    connections: (own) => (own ? director.connections(own) : cutOff(clock, signal, (cut) => director.connections(cut))),
    apply: (changes) => cutOff(clock, signal, (cut) => director.apply(changes, cut)),
    close: () => director.close(),
  };
}

async function cutOff<Value>(
  clock: Clock,
  signal: AbortSignal,
  call: (cut: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const cut = new AbortController();
  const ended = new AbortController();
  const wait = () => {
    void clock.sleep(graceMs, ended.signal).then(() => {
      if (!ended.signal.aborted) cut.abort(signal.reason);
    });
  };
  if (signal.aborted) wait();
  else signal.addEventListener('abort', wait, { once: true, signal: ended.signal });
  try {
    return await call(cut.signal);
  } finally {
    ended.abort();
  }
}
