import type { Family } from '../domain/address.ts';
import { type Result, success } from '../domain/result.ts';
import type { Host, HostFailure } from '../ports/host.ts';

/**
 * The default route that a new one replaces, in the words that `ip route` prints and reads; null if there is none.
 * There is one of each metric; IPv6 counts none as 1024.
 */
export async function defaultRouteWords(
  host: Host,
  family: Family,
): Promise<Result<readonly string[] | null, HostFailure>> {
  const words = ['ip', '-o', ...(family === 'inet' ? [] : ['-6']), 'route', 'show', 'default'];
  const ran = await host.run([words], 'together');
  if (!ran.ok) return ran;
  const lines = (ran.value[0]?.stdout ?? '').split('\n').filter((line) => line.startsWith('default'));
  const found = lines.map((line) => line.replaceAll('\\', ' ').trim().split(/\s+/)).find(isReplaced);
  return success(found === undefined ? null : readableWords(found));
}

function isReplaced(words: readonly string[]): boolean {
  const metric = words[words.indexOf('metric') + 1];
  return !words.includes('metric') || metric === '0' || metric === '1024';
}

/** What the kernel says about a route, and does not accept. */
const states = new Set(['linkdown', 'dead', 'pervasive', 'offload', 'trap']);

function readableWords(words: readonly string[]): readonly string[] {
  return words.filter((word) => !states.has(word)).map((word) => word.replace(/^(\d+)sec$/, '$1'));
}
