import type { HostCheck } from '../../doctor/host-check.ts';

/** A check of doctor for a terminal. */
export function checkText(check: HostCheck): string {
  return [
    `${check.id} ${check.name} (${check.severity}, a check of doctor)`,
    `${check.summary}.`,
    check.why.replace(/(?![^\n]{1,90}$)([^\n]{1,90})\s/g, '$1\n'),
    concernsText(check),
    readsText(check),
    `Source: ${check.source}.`,
  ]
    .join('\n\n')
    .concat('\n');
}

/** One line for each check. */
export function checkList(checks: readonly HostCheck[]): string {
  const width = Math.max(...checks.map(({ name }) => name.length));
  const lines = checks.map(
    ({ id, name, severity, summary }) => `  ${id}  ${name.padEnd(width)}  ${severity.padEnd(7)}  ${summary}\n`,
  );
  return `\nChecks of doctor\n${lines.join('')}`;
}

/** Who a check is for, as a sentence. */
export function concernsText({ roles, methods, families }: HostCheck): string {
  const names = roles.map((role) => (role === 'director' ? 'directors' : 'real servers')).join(' and ');
  const by = methods ? `, with ${methods.join(' and ')}` : '';
  const only = families?.map((family) => (family === 'inet' ? 'IPv4' : 'IPv6')).join(' and ');
  return `For ${names}${by}${only === undefined ? '' : `, ${only} only`}.`;
}

/** What a check reads, as a sentence. */
export function readsText({ reads, needs = [] }: HostCheck): string {
  const words = {
    addresses: 'the virtual addresses',
    rules: 'the rules',
    live: 'the live table',
    connections: 'the connections',
    wanted: 'the target rules',
  };
  const groups: Partial<Record<string, string>> = {
    routingRules: 'routing rules',
    marks: 'firewall marks',
    claims: 'network configuration',
    boot: 'files read at boot',
    kernel: 'the kernel',
  };
  const all = [...reads.map((group) => groups[group] ?? group), ...needs.map((need) => words[need])];
  return `It reads ${all.join(', ')}.`;
}
