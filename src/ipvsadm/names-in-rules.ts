import { endpointText } from '../domain/address.ts';
import type { Change } from '../domain/change.ts';
import { predict } from './predict.ts';

const comment = /^#[ \t]*name:[ \t]*(\S(?:.*\S)?)[ \t\r]*$/;

/**
 * The names that comments of a rules file give: `# name: web1` is about the next rule. A service is named by its
 * address and port, a real server by both and, wherever it has no other name, by its address.
 */
export function namesInRules(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (!/^#[ \t]*name:/m.test(text)) return found;
  const { lines } = predict(text);
  const texts = text.split('\n');
  let name: string | null = null;
  for (const { line, changes } of lines) {
    const given = comment.exec(texts[line - 1] ?? '')?.[1];
    if (given !== undefined) name = given.slice(0, longestName);
    const [change] = changes;
    if (change === undefined) continue;
    if (name !== null) for (const place of placesOf(change)) if (!found.has(place)) found.set(place, name);
    name = null;
  }
  return found;
}

/** Enough for a host name; a longer one would push all numbers from the screen. */
const longestName = 40;

function placesOf(change: Change): readonly string[] {
  if (change.kind === 'add-service') {
    const { key } = change.service;
    return [key.kind === 'fwmark' ? `FWM ${key.mark}` : endpointText(key.address, key.port)];
  }
  if (change.kind !== 'add-server') return [];
  const { address, port } = change.server;
  return [endpointText(address, port), address];
}
