import picocolors from 'picocolors';
import { serviceKeyText } from '../../domain/service.ts';
import { serverKeyText } from '../../domain/server.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Drain, Step } from '../../plan/step.ts';
import { changeLine } from '../../syntax/change-line.ts';
import { impactLines, percent, worstEffect } from '../impact-text.ts';
import { planSummary } from './plan-summary.ts';

/** `Plan for netlink, towards new.rules:` */
export function planHeading(spec: string, towards: string): string {
  return `Plan for ${spec}, towards ${towards}:\n`;
}

/**
 * The steps in order, each with its reason and its impact on clients; removals of what belongs to others are separate.
 */
export function planText(plan: Plan, colour: boolean): string {
  const paint = picocolors.createColors(colour);
  const own = plan.steps.filter(({ foreign }) => !foreign);
  const foreign = plan.steps.filter((step) => step.foreign);
  const lines = own.flatMap((step) => stepLines(step, paint));
  if (foreign.length > 0) {
    lines.push('', 'Removed, although neither the target nor its last applied version names it (--owned keeps it):');
    lines.push(...foreign.flatMap((step) => stepLines(step, paint)));
  }
  for (const { key, reorder, remapped } of plan.drift) {
    const order = reorder.wanted.map((server) => serverKeyText(server)).join(', ');
    lines.push('', `Not in the order of the target: ${serviceKeyText(key)}`, `  target: ${order}`);
    const moves = remapped ? `; the target order would move ${percent(remapped)} of them` : '';
    lines.push(`  ${driftWords[reorder.matters]}${moves} (--enforce-order removes servers and adds them again)`);
  }
  const summary = planSummary(plan);
  return `${[...lines, ...(lines.length > 0 ? [''] : []), summary].join('\n')}\n`;
}

const driftWords = {
  hash: 'the order decides which client is served by which server',
  ties: 'the order matters only between equally busy servers',
};

type Paint = ReturnType<typeof picocolors.createColors>;

function stepLines(step: Step, paint: Paint): readonly string[] {
  const command = paint.bold(commandColour(step, paint)(changeLine(step.change)));
  const wait = step.drain
    ? [
        `      waits first until it is empty, at most ${Math.round(step.drain.timeoutMs / 1000)} s${returning(step.drain)}`,
      ]
    : [];
  const worst = worstEffect(step.impact);
  const tone = worst === 'loss' ? paint.red : worst === 'brief-loss' ? paint.yellow : paint.dim;
  return [
    `  ${command}`,
    `      ${paint.dim(step.reason)}`,
    ...wait,
    ...impactLines(step.impact).map((line) => `      ${tone(line)}`),
  ];
}

function returning({ returning: comeBack }: Drain): string {
  return comeBack ? '; remembered clients keep coming, so it may take the whole time' : '';
}

function commandColour({ kind }: Step, paint: Paint): (text: string) => string {
  if (kind.startsWith('add') || kind.startsWith('start')) return paint.green;
  if (kind.startsWith('delete') || kind.startsWith('stop') || kind === 'flush') return paint.red;
  return paint.yellow;
}
