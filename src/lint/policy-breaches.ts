import { type Breach, breaches, type BreachKind } from '../config/policy.ts';
import { serverKeyText } from '../domain/server.ts';
import { serviceKeyText } from '../domain/service.ts';
import { partOf, servicePartOf } from './line/settings.ts';
import type { More, Span } from './rule.ts';
import type { Sheet } from './sheet/sheet.ts';

type Report = (at: Span, data: { readonly policy: string; readonly why: string }, more: More) => void;

const found = new WeakMap<Sheet, readonly Breach[]>();

/** Reports the breaches of one kind at the lines that cause them; a missing service at the start of the file. */
export function reportBreaches(sheet: Sheet, kind: BreachKind, report: Report): void {
  if (sheet.policy.length === 0) return;
  const all = found.get(sheet) ?? breaches(sheet.table, sheet.policy);
  found.set(sheet, all);
  for (const breach of all) {
    if (breach.kind !== kind || isUnknown(breach, sheet)) continue;
    const { policy, why } = breach;
    report(
      placeOfBreach(sheet, breach),
      { policy: policy.name, why },
      policy.severity ? { severity: policy.severity } : {},
    );
  }
}

/** Whether a breach is about the network of a host that has not been looked up. */
function isUnknown({ kind, server }: Breach, { hosts }: Sheet): boolean {
  return kind === 'network' && server !== undefined && hosts.has(server.address);
}

function placeOfBreach(sheet: Sheet, { service, server }: Breach): Span {
  const name = service && serviceKeyText(service);
  const placed = name ? sheet.named.get(name) : undefined;
  if (!placed) return { start: 0, end: sheet.lines.get(0)?.end ?? 0 };
  const line = server && placed.servers.find((each) => each.name === serverKeyText(server))?.settled;
  if (line) return partOf(line, 'real-server');
  return servicePartOf(placed.settled);
}
