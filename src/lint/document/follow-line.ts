import type { Change, Refusal } from '../../domain/change.ts';
import { serverKeyText } from '../../domain/server.ts';
import { unreachable } from '../../domain/unreachable.ts';
import type { Instruction } from '../../ipvsadm/instruction.ts';
import type { Ipvs } from '../../kernel/ipvs.ts';
import { diagnose } from './diagnose.ts';
import type { TableSoFar } from './table-so-far.ts';
import type { RefusalReason, RefusedLine, LintLine } from '../lint-document.ts';
import { refusedByKernel, refusedByReader } from './refused-line.ts';
import type { LazyLine } from './lazy-line.ts';

/** What ipvsadm makes of a line, if no line before stopped it. */
export interface Followed {
  readonly fate: LintLine['fate'];
  readonly refused: RefusedLine | null;
  /** What an edit replaced. */
  readonly before?: LintLine['before'];
}

const taken: Followed = { fate: 'taken', refused: null };

/** Follows an instruction through the kernel; `TableSoFar` records what is accepted. */
export function follow(line: LazyLine, instruction: Instruction, kernel: Ipvs, tableSoFar: TableSoFar): Followed {
  switch (instruction.kind) {
    case 'change':
      return answered(line, instruction.change, kernel.apply(instruction.change), tableSoFar);
    case 'list':
      return isListed(instruction.listing, tableSoFar) ? taken : stops('no-such-service');
    case 'save':
      return taken;
    case 'skip':
      return { fate: 'skipped', refused: diagnose(line, refusedByReader(instruction.fault)) };
    case 'stop':
      return { fate: 'stops', refused: diagnose(line, refusedByReader(instruction.fault)) };
    case 'restore':
      return stops('no-command');
    case 'help':
    case 'version':
      return stops('ends');
    case 'crash':
      return stops('crash');
    default:
      return unreachable(instruction);
  }
}

/** Records the kernel's answer to the change of a line. */
export function answered(line: LazyLine, change: Change, refusal: Refusal | null, tableSoFar: TableSoFar): Followed {
  if (refusal === null) {
    line.change = change;
    const before = tableSoFar.enter(change, line.place);
    return before ? { ...taken, before } : taken;
  }
  const conflict = tableSoFar.conflict(change);
  const refused: RefusedLine = {
    ...diagnose(line, refusedByKernel(refusal)),
    ...(conflict && { conflict }),
    ...('server' in change && { server: serverKeyText(change.server) }),
  };
  return { fate: 'skipped', refused };
}

function stops(reason: RefusalReason): Followed {
  return { fate: 'stops', refused: { reason, subject: '', said: '' } };
}

/** A listing of a service that does not exist ends the program. */
function isListed(listing: Extract<Instruction, { kind: 'list' }>['listing'], tableSoFar: TableSoFar): boolean {
  return listing.kind !== 'table' || listing.service === null || tableSoFar.has(listing.service);
}
