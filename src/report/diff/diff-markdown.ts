import { serverKeyText } from '../../domain/server.ts';
import { serviceKeyText } from '../../domain/service.ts';
import type { ImpactEffect } from '../../plan/impact.ts';
import { changeLine } from '../../syntax/change-line.ts';
import { percent } from '../impact-text.ts';
import type { DiffReport } from './diff-report.ts';
import { diffSummary, hintText } from './diff-words.ts';

/** For a review: a table of the changes and their impact on clients. */
export function diffMarkdown({ names, diff, plan, moved = new Map() }: DiffReport): string {
  const lines = [`**lvsrules**: \`${names[0]}\` → \`${names[1]}\`: ${diffSummary(diff)}`, ''];
  if (plan.steps.length > 0) {
    lines.push('| change | new connections | existing | persistence | clients moved |', '|---|---|---|---|---|');
    for (const { change, impact } of plan.steps) {
      const moved = impact.remapped === undefined ? '' : percent(impact.remapped);
      const cells = [
        `\`${changeLine(change)}\``,
        effect(impact.newConnections),
        effect(impact.existing),
        effect(impact.persistence),
        moved,
      ];
      lines.push(`| ${cells.join(' | ')} |`);
    }
    lines.push('');
  }
  for (const [service, share] of moved) {
    if (share > 0) lines.push(`- ${percent(share)} of the clients of ${service} move to another server in all`);
  }
  for (const { key, reorder } of plan.drift) {
    const order = reorder.wanted.map((server) => serverKeyText(server)).join(', ');
    lines.push(`- the order of the servers of ${serviceKeyText(key)} differs: ${order}`);
  }
  for (const hint of diff.hints) lines.push(`- ${hintText(hint)}`);
  return `${lines.join('\n').trimEnd()}\n`;
}

function effect({ kind, note }: ImpactEffect): string {
  const mark = kind === 'loss' ? '**loss**: ' : kind === 'brief-loss' ? '**brief loss**: ' : '';
  return kind === 'unchanged' ? 'unchanged' : `${mark}${note ?? kind}`;
}
