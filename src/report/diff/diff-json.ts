import { serverKeyText } from '../../domain/server.ts';
import { serviceKeyText } from '../../domain/service.ts';
import type { ServerDiff, ServiceDiff } from '../../plan/diff/table-diff.ts';
import { changeLine } from '../../syntax/change-line.ts';
import { tableValue } from '../../syntax/table-json/write-table-json.ts';
import { impacts } from './impacts.ts';
import type { DiffReport } from './diff-report.ts';
import { printableJson } from '../../domain/printable-json.ts';

/** A difference as JSON. A value that is unknown on a side is absent; one that is not set is null. */
export function diffJson({ names, diff, plan, moved }: DiffReport): string {
  const impactOf = impacts(plan);
  const serverValue = (service: Parameters<typeof impactOf>[0], each: ServerDiff) => {
    const server = each.kind === 'changed-server' ? each.after : each.server;
    return {
      kind: each.kind,
      server: serverKeyText(server),
      ...(each.kind === 'changed-server' && { attributes: each.attributes }),
      ...(each.kind !== 'changed-server' && { settings: each.server }),
      impact: impactOf(service, server),
    };
  };
  const serviceValue = (each: ServiceDiff) => {
    if (each.kind !== 'changed-service') {
      const { services } = tableValue({ services: [each.service] });
      const settings = Array.isArray(services) ? services[0] : undefined;
      const { key } = each.service;
      return { kind: each.kind, service: serviceKeyText(key), settings, impact: impactOf(key) };
    }
    const share = moved?.get(serviceKeyText(each.key));
    return {
      kind: each.kind,
      service: serviceKeyText(each.key),
      ...(share !== undefined && { moved: share }),
      attributes: each.settings,
      servers: each.servers.map((server) => serverValue(each.key, server)),
      ...(each.reorder && {
        reorder: { matters: each.reorder.matters, wanted: each.reorder.wanted.map((server) => serverKeyText(server)) },
      }),
      ...(each.settings.length > 0 && { impact: impactOf(each.key) }),
    };
  };
  const value = {
    version: 1,
    left: names[0],
    right: names[1],
    services: diff.services.map(serviceValue),
    ...(diff.timeouts && { timeouts: diff.timeouts }),
    daemons: diff.daemons,
    hints: diff.hints.map((hint) =>
      hint.kind === 'service-moved'
        ? { ...hint, from: serviceKeyText(hint.from), to: serviceKeyText(hint.to) }
        : { ...hint, from: serverKeyText(hint.from), to: serverKeyText(hint.to) },
    ),
    commands: plan.steps.map(({ change }) => changeLine(change)),
  };
  return `${printableJson(value, 2)}\n`;
}
