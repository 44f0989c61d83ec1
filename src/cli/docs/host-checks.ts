import { hostChecks } from '../../doctor/host-checks.ts';
import { symptoms } from '../../doctor/symptoms.ts';
import { checkPage, checkTable } from '../../report/doctor/check-markdown.ts';
import { symptomSection } from '../../report/doctor/symptom-text.ts';
import type { Document } from './document.ts';

/** A page for each check of doctor, the table that leads to them, and the page by symptom. */
export function checkDocs(): readonly Document[] {
  const pages = hostChecks.map((check) => ({ path: `docs/checks/${check.id}.md`, text: checkPage(check) }));
  const intro = [
    '# Checks',
    '',
    '`lvsrules doctor` runs these checks. LVS6xx look at hosts, LVS7xx at traffic. `lvsrules explain CHECK` shows a page in the',
    'terminal, [by symptom](symptoms.md) leads from what you see to the checks that find it.',
  ].join('\n');
  const table = checkTable(hostChecks, ({ id }) => `[${id}](checks/${id}.md)`);
  const isCheck = new Set(hostChecks.map(({ id }) => id));
  const link = (id: string) => `[${id}](${isCheck.has(id) ? 'checks' : 'rules'}/${id}.md)`;
  const bySymptom = [
    '# By symptom',
    'What you see, what it means, and what to look at. `lvsrules explain "SYN_RECV"` shows a section in the terminal.',
    ...symptoms.map((symptom) => symptomSection(symptom, link)),
  ].join('\n\n');
  return [
    { path: 'docs/checks.md', text: `${intro}\n\n${table}` },
    ...pages,
    { path: 'docs/symptoms.md', text: bySymptom },
  ];
}
