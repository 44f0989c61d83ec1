import { openedLater } from '../../directors/opened-later.ts';
import type { DirectorSpec } from '../../domain/director-spec.ts';
import type { Director } from '../../ports/director.ts';
import type { World } from '../world.ts';

/** Directors beside the one that is shown: none delays another. */
export function openPeers(specs: readonly DirectorSpec[], world: World): readonly Director[] {
  return specs.map((spec) => openedLater(spec, () => world.openDirector(spec)));
}
