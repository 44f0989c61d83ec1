import type { Policy } from './policy.ts';

/** Keys of policies that had other names once. They keep working, with a hint. */
export const renamedKeys = {
  leastServers: 'minServers',
  mostServers: 'maxServers',
  mostShare: 'maxShare',
  mostPersistence: 'maxPersistence',
} as const satisfies Readonly<Record<string, keyof Policy>>;

/** A policy with the names of today; where a key is given by both names, the one of today counts. */
export function withNamesOfToday(policy: Policy): Policy {
  const entries = Object.entries(policy);
  const isOld = ([name]: readonly [string, unknown]) => Object.hasOwn(renamedKeys, name);
  const old = entries.filter(isOld).map(([name, value]) => [renamedKeys[name as keyof typeof renamedKeys], value]);
  return Object.fromEntries([...old, ...entries.filter((entry) => !isOld(entry))]) as unknown as Policy;
}
