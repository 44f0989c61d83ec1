import type { Change } from '../../domain/change.ts';
import { endpointText } from '../../domain/address.ts';
import { serverKeyText } from '../../domain/server.ts';
import type { ServiceKey } from '../../domain/service.ts';
import type { Step } from '../../plan/step.ts';
import type { Proposal } from '../dialog.ts';
import { cutBy } from './change-summary.ts';

/**
 * What confirms a plan, by its danger: `Enter` where no client can lose anything. Where connections are cut, or a
 * service is left without a server, a word must be typed, with a count if there is more than one deletion. The name of
 * a single deleted row is as good as the word.
 */
export function confirmationOf(steps: readonly Step[]): Pick<Proposal, 'typed' | 'orTyped'> {
  const dangerous = steps.filter(isDangerous);
  if (dangerous.length === 0) return { typed: null };
  const deletions = steps.filter(({ change }) => deletes(change));
  const [only, ...more] = deletions;
  if (only === undefined) {
    const cut = dangerous.reduce((sum, step) => sum + cutBy(step), 0);
    return { typed: cut > 0 ? `cut ${cut}` : 'refuse' };
  }
  if (only.change.kind === 'flush') return { typed: 'delete everything' };
  return more.length > 0 ? { typed: `delete ${deletions.length}` } : { typed: 'delete', orTyped: nameOf(only.change) };
}

function isDangerous({ change, impact }: Step): boolean {
  return change.kind === 'flush' || impact.existing.kind === 'loss' || impact.newConnections.kind === 'loss';
}

function deletes({ kind }: Change): boolean {
  return kind === 'delete-service' || kind === 'delete-server' || kind === 'flush';
}

function nameOf(change: Change): string {
  if (change.kind === 'delete-server') return serverKeyText(change.server);
  return change.kind === 'delete-service' ? serviceWord(change.service) : '';
}

function serviceWord(key: ServiceKey): string {
  return key.kind === 'fwmark' ? `fwmark ${key.mark}` : endpointText(key.address, key.port);
}
