import type { ImpactEffect, Impact } from '../plan/impact.ts';

/** `new connections: …`, `existing connections: …`, one line for each kind that is affected. */
export function impactLines(impact: Impact): readonly string[] {
  const lines: string[] = [];
  for (const [who, effect] of effects(impact)) {
    if (effect.kind !== 'unchanged') lines.push(`${who}: ${effect.note ?? effect.kind}`);
  }
  if (impact.remapped !== undefined && impact.remapped > 0) {
    lines.push(`clients moved to another server: ${percent(impact.remapped)}`);
  }
  if (impact.refused !== undefined && impact.refused > 0) {
    lines.push(`clients refused from now on: ${percent(impact.refused)}`);
  }
  return lines;
}

/** The worst part of an impact, for a colour or a mark. */
export function worstEffect(impact: Impact): ImpactEffect['kind'] {
  const kinds = effects(impact).map(([, { kind }]) => kind);
  for (const kind of ['loss', 'brief-loss', 'changed'] as const) if (kinds.includes(kind)) return kind;
  return 'unchanged';
}

/** `33.4 %`; `under 0.1 %` for a share that rounds to 0 but is not 0. */
export function percent(share: number): string {
  const text = (share * 100).toFixed(1);
  return share > 0 && text === '0.0' ? 'under 0.1 %' : `${text.replace(/\.0$/, '')} %`;
}

function effects(impact: Impact): readonly (readonly [who: string, effect: ImpactEffect])[] {
  return [
    ['new connections', impact.newConnections],
    ['existing connections', impact.existing],
    ['persistence', impact.persistence],
  ];
}
