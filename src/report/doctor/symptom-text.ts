import type { Symptom } from '../../doctor/symptoms.ts';

/** A symptom for a terminal. */
export function symptomText({ title, meaning, looks, found }: Symptom): string {
  return [
    title,
    meaning.replace(/(?![^\n]{1,90}$)([^\n]{1,90})\s/g, '$1\n'),
    `Look at\n${looks.map(({ at, command }) => `  ${at}\n    ${command}`).join('\n')}`,
    `Found by ${found.join(', ')}: lvsrules explain ${found[0] ?? ''}`,
  ]
    .join('\n\n')
    .concat('\n');
}

/** A symptom as a section of the page; `link` leads from an id to its page. */
export function symptomSection({ title, meaning, looks, found }: Symptom, link: (id: string) => string): string {
  const items = looks.map(({ at, command }) => `- ${at}: \`${command}\``);
  return [`## ${title}`, meaning, items.join('\n'), `Found by ${found.map(link).join(', ')}.`].join('\n\n');
}
