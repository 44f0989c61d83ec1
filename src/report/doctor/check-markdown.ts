import type { HostCheck } from '../../doctor/host-check.ts';
import { concernsText, readsText } from './check-text.ts';

/** The page of a check. */
export function checkPage(check: HostCheck): string {
  return [
    `# ${check.id} ${check.name}`,
    `${check.summary}. Severity: ${check.severity}.`,
    check.why,
    concernsText(check),
    readsText(check),
    `Source: ${check.source}.`,
  ]
    .join('\n\n')
    .concat('\n');
}

/** The table of all checks; `link` makes the first cell. */
export function checkTable(checks: readonly HostCheck[], link: (check: HostCheck) => string): string {
  const rows = checks.map((check) => {
    const { name, severity, roles, methods, summary } = check;
    return `| ${[link(check), name, severity, roles.join(', '), methods?.join(', ') ?? 'all', summary].join(' | ')} |`;
  });
  return ['| check | name | severity | for | methods | finds |', '| --- | --- | --- | --- | --- | --- |', ...rows]
    .join('\n')
    .concat('\n');
}
