import picocolors from 'picocolors';
import { serverKeyText } from '../../domain/server.ts';
import { type ServiceKey, serviceKeyText } from '../../domain/service.ts';
import type { ServerDiff, ServiceDiff } from '../../plan/diff/table-diff.ts';
import { impactLines, percent } from '../impact-text.ts';
import { impacts } from './impacts.ts';
import type { DiffReport } from './diff-report.ts';
import { daemonLines } from './daemons.ts';
import { attributeText, diffSummary, hintText, serverText } from './diff-words.ts';

/** Services and servers with `+`, `-` and `~`, each with the impact of the difference below it. */
export function diffText({ diff, plan, moved, colour }: DiffReport): string {
  const paint = picocolors.createColors(colour);
  const impactOf = impacts(plan);
  const lines: string[] = [];
  const note = (service: ServiceKey, server?: { address: string; port: number }) => {
    const impact = impactOf(service, server);
    if (!impact) return;
    const indent = server ? '        ' : '    ';
    for (const line of impactLines(impact)) lines.push(`${indent}${paint.dim(line)}`);
  };
  for (const service of diff.services) oneService(service);
  const { timeouts } = diff;
  if (timeouts) {
    const text = (side: 'before' | 'after') => `${timeouts[side].tcp} ${timeouts[side].tcpfin} ${timeouts[side].udp}`;
    lines.push(paint.yellow(`~ timeouts ${text('before')} -> ${text('after')}`));
  }
  for (const daemon of diff.daemons) {
    const tone = { 'added-daemon': paint.green, 'removed-daemon': paint.red, 'changed-daemon': paint.yellow };
    for (const text of daemonLines(daemon)) lines.push(tone[daemon.kind](text));
  }
  for (const hint of diff.hints) lines.push(paint.cyan(`? ${hintText(hint)}`));
  return [...lines, diffSummary(diff)].map((line) => `${line}\n`).join('');

  function oneService(service: ServiceDiff): void {
    if (service.kind === 'changed-service') {
      lines.push(paint.yellow(`~ ${serviceKeyText(service.key)}`));
      for (const change of service.settings) lines.push(paint.yellow(`    ~ ${attributeText(change)}`));
      if (service.settings.length > 0) note(service.key);
      for (const server of service.servers) oneServer(service.key, server);
      if (service.reorder) {
        const order = service.reorder.wanted.map((server) => serverKeyText(server)).join(', ');
        const why =
          service.reorder.matters === 'hash'
            ? 'decides which server a client gets'
            : 'decides between equally loaded servers';
        lines.push(paint.cyan(`    = order of servers, which ${why}: ${order}`));
      }
      const share = moved?.get(serviceKeyText(service.key));
      if (share) lines.push(paint.dim(`    clients moved to another server in total: ${percent(share)}`));
      return;
    }
    const [sign, tone] = service.kind === 'added-service' ? ['+', paint.green] : ['-', paint.red];
    const { key, scheduler, servers } = service.service;
    lines.push(tone(`${sign} ${serviceKeyText(key)} ${scheduler}`));
    for (const server of servers) lines.push(tone(`    ${sign} ${serverText(server)}`));
    note(key);
  }

  function oneServer(service: ServiceKey, each: ServerDiff): void {
    if (each.kind === 'added-server') lines.push(paint.green(`    + ${serverText(each.server)}`));
    else if (each.kind === 'removed-server') lines.push(paint.red(`    - ${serverText(each.server)}`));
    else {
      const attributes = each.attributes.map(attributeText).join(', ');
      lines.push(paint.yellow(`    ~ ${serverKeyText(each.after)} ${attributes}`));
    }
    note(service, each.kind === 'changed-server' ? each.after : each.server);
  }
}
