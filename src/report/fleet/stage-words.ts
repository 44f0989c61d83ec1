import type { DirectorRole } from '../../change/rollout/director-role.ts';
import type { RolloutPart } from '../../change/rollout/rollout-order.ts';

/** A stage of a change through several directors, as people and scripts see it. */
export interface ShownStage {
  readonly director: string;
  readonly role: DirectorRole;
  readonly part: RolloutPart;
  /** The number of its steps. */
  readonly steps: number;
}

/** The stages as a numbered list; nothing where there is none. */
export function orderText(stages: readonly ShownStage[]): string {
  if (stages.length === 0) return '';
  const lines = stages.map((stage, place) => `  ${place + 1}. ${stageWords(stage)}`);
  return `Order, each verified before the next begins:\n${lines.join('\n')}\n`;
}

/** `ssh://lb2 (backup): 2 changes that add` */
function stageWords({ director, role, part, steps }: ShownStage): string {
  const [count, s] = steps === 1 ? ['1 change', 's'] : [`${steps} changes`, ''];
  const what = { give: `${count} that add${s}`, take: `${count} that remove${s}`, whole: count };
  return `${director} (${roleWords[role]}): ${what[part]}`;
}

const roleWords: Readonly<Record<DirectorRole, string>> = {
  master: 'master',
  backup: 'backup',
  both: 'master and backup',
  unknown: 'role not known',
};
