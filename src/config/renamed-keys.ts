import type { Policy } from './policy.ts';

/** Renamed policy keys. The old names keep working, with a hint. */
export const renamedKeys = {
  leastServers: 'minServers',
  mostServers: 'maxServers',
  mostShare: 'maxShare',
  mostPersistence: 'maxPersistence',
} as const satisfies Readonly<Record<string, keyof Policy>>;

/** A policy with the current names; where both names are given, the current one wins. */
export function withNamesOfToday(policy: Policy): Policy {
  const entries = Object.entries(policy);
  const isOld = ([name]: readonly [string, unknown]) => Object.hasOwn(renamedKeys, name);
  const old = entries.filter(isOld).map(([name, value]) => [renamedKeys[name as keyof typeof renamedKeys], value]);
  return Object.fromEntries([...old, ...entries.filter((entry) => !isOld(entry))]) as unknown as Policy;
}
