import { unfinishedOffer } from '../change/unfinished-offer.ts';
import { changeWords } from '../report/problems/unfinished-problems.ts';
import type { ConsoleEvent } from './event.ts';
import type { ConsolePorts } from './ports.ts';
import { withDeadline } from './with-deadline.ts';
import { proposal } from './writing/proposal.ts';

/** Looks in the log for a change of this table that was interrupted; null when there is none to offer. */
export async function findUnfinished(
  ports: ConsolePorts,
): Promise<Extract<ConsoleEvent, { kind: 'unfinished' }> | null> {
  const { journal, director } = ports;
  const offer = journal && (await unfinishedOffer(journal, () => withDeadline((cut) => director.observe(cut), ports)));
  if (!offer) return null;
  const { entry, observation, finish, rollBack } = offer;
  const { id, target } = entry;
  return {
    kind: 'unfinished',
    words: `${changeWords(entry)} was interrupted`,
    finish: finish && proposal(`Rest of ${target}`, finish.plan, observation, 'undo', { finishes: id }),
    rollBack: rollBack && proposal(`Undo of ${target}`, rollBack.plan, observation, 'undo', { undoes: id }),
  };
}
