import { type Breach, breaches, type BreachKind } from '../config/policy.ts';
import { serverKeyText } from '../domain/server.ts';
import { serviceKeyText } from '../domain/service.ts';
import { partOf, servicePartOf } from './line/line-settings.ts';
import type { Span } from '../domain/span.ts';
import type { FindingExtras } from './rule.ts';
import type { LintDocument } from './lint-document.ts';

type Report = (at: Span, data: { readonly policy: string; readonly why: string }, more: FindingExtras) => void;

const found = new WeakMap<LintDocument, readonly Breach[]>();

/** Reports the breaches of one kind at the lines that cause them; a missing service at the start of the file. */
export function reportBreaches(document: LintDocument, kind: BreachKind, report: Report): void {
  if (document.policy.length === 0) return;
  const all = found.get(document) ?? breaches(document.table, document.policy);
  found.set(document, all);
  for (const breach of all) {
    if (breach.kind !== kind || isUnknown(breach, document)) continue;
    const { policy, why } = breach;
    report(
      placeOfBreach(document, breach),
      { policy: policy.name, why },
      policy.severity ? { severity: policy.severity } : {},
    );
  }
}

/** Whether a breach is about the network of a host that has not been looked up. */
function isUnknown({ kind, server }: Breach, { hosts }: LintDocument): boolean {
  return kind === 'network' && server !== undefined && hosts.has(server.address);
}

function placeOfBreach(document: LintDocument, { service, server }: Breach): Span {
  const name = service && serviceKeyText(service);
  const placed = name ? document.named.get(name) : undefined;
  if (!placed) return { start: 0, end: document.lines.get(0)?.end ?? 0 };
  const line = server && placed.servers.find((each) => each.name === serverKeyText(server))?.settled;
  if (line) return partOf(line, 'real-server');
  return servicePartOf(placed.settled);
}
