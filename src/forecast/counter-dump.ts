import { addressWords } from '../domain/address.ts';
import type { Observation, ObservedServer } from '../domain/observation.ts';

/** Weights and connections as in /proc/net/ip_vs: a text for each service, with its servers newest first. */
export function counterDump({ services }: Observation): readonly string[] {
  return services.map(({ servers }) => [...servers].reverse().map(serverText).join(' '));
}

function serverText({ address, port, weight, active, inactive }: ObservedServer): string {
  return `${hexAddress(address)}:${hex(port, 4)},${weight},${active},${inactive}`;
}

function hexAddress(address: string): string {
  const words = addressWords(address) ?? [];
  if (words.length === 1) return hex(words[0] ?? 0, 8);
  const groups = words.flatMap((word) => [word >>> 16, word & 0xffff]);
  return `[${groups.map((group) => group.toString(16).padStart(4, '0')).join(':')}]`;
}

function hex(value: number, digits: number): string {
  return value.toString(16).toUpperCase().padStart(digits, '0');
}
