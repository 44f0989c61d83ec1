import { addedBy, firstAttached, isPassable } from './movable.ts';
import type { LintDocument } from '../lint-document.ts';

/** The lines of a service: comments right above its `-A`, and its servers behind it. */
export interface ServiceBlock {
  /** `serviceKeyText` of its key. */
  readonly service: string;
  /** Indexes of the lines of the document; `to` is one past the last. */
  readonly from: number;
  to: number;
}

/** The blocks of a file in groups with nothing but blank lines between them: within a group they can be reordered. */
export function stretchesOf(document: LintDocument): readonly (readonly ServiceBlock[])[] {
  const stretches: ServiceBlock[][] = [[]];
  for (const [at, line] of document.lines.entries()) {
    if (line.kind !== 'command' && isPassable(line)) continue;
    const added = addedBy(line);
    const last = stretches.at(-1)?.at(-1);
    if (added?.kind === 'server' && added.service === last?.service) {
      last.to = at + 1;
    } else if (added?.kind === 'service') {
      const block = { service: added.service, from: firstAttached(document, at), to: at + 1 };
      if (last && !isBlankBetween(document, last.to, block.from)) stretches.push([]);
      stretches.at(-1)?.push(block);
    } else {
      stretches.push([]);
    }
  }
  return stretches.filter(({ length }) => length > 1);
}

function isBlankBetween({ lines }: LintDocument, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (lines.get(at)?.kind !== 'blank') return false;
  return true;
}
