import type { Result } from '../domain/result.ts';
import { success } from '../domain/result.ts';
import type { Director, DirectorFailure } from '../ports/director.ts';
import type { Files } from '../ports/files.ts';
import { openConversation } from './netlink/conversation.ts';
import { makeChanges } from './netlink/make-changes.ts';
import { tableReader } from './netlink/read-table.ts';
import { inSlices, inTurn } from './netlink/slices.ts';
import { procPieces } from './proc-pieces.ts';
import { procDirector } from './proc.ts';

/** This machine's kernel by generic netlink: no program is started, and every counter has its 64 bits. */
export function netlinkDirector(
  files: Files,
  opened = openConversation(),
  now?: () => number,
): Result<Director, DirectorFailure> {
  if (!opened.ok) return opened;
  const kernel = opened.value;
  const readTable = tableReader(kernel);
  const turn = inTurn();
  let isOpen = true;
  return success({
    spec: { kind: 'netlink', text: 'netlink' },
    observe: (signal) => turn(() => inSlices(readTable(), signal, now)),
    connections: (signal) => procDirector(files).connections(signal),
    connectionText: (take, signal) => procPieces('/proc/net/ip_vs_conn', take, signal),
    apply: (changes, signal) => turn(() => inSlices(makeChanges(kernel, changes), signal, now)),
    close: () => {
      if (isOpen) kernel.close();
      isOpen = false;
      return Promise.resolve();
    },
  });
}
