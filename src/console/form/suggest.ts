import { allFlagNames, flagScheduler } from '../../domain/scheduler-flags.ts';
import type { Table } from '../../domain/table.ts';
import { serviceKeyText } from '../../domain/service.ts';
import { type Field, field } from '../field.ts';
import { type Form, textOf } from './form.ts';

/** What the word before the cursor of a field can become: from the table, or from what IPVS knows; null if nothing fits. */
export function suggestion(form: Form, { services }: Table): string | null {
  const typed = form.values[form.focus];
  if (typed === undefined || form.fresh) return null;
  const word = lastWord(typed);
  if (word === '' || typed.cursor < [...typed.text].length) return null;
  const taken = new Set(typed.text.split(/[\s,;]+/).slice(0, -1));
  return candidates(form, services).find((one) => one !== word && one.startsWith(word) && !taken.has(one)) ?? null;
}

/** The field with its last word replaced. */
export function accepted(typed: Field, suggested: string): Field {
  return field(typed.text.slice(0, typed.text.length - lastWord(typed).length) + suggested);
}

function lastWord({ text }: Field): string {
  return /[^\s,;]*$/.exec(text)?.[0] ?? '';
}

/** Servers that other services have come first; those of the own service are known already. */
function candidates(form: Form, services: Table['services']): readonly string[] {
  const isServer = form.subject === 'add-server' || form.subject === 'edit-server';
  switch (form.focus) {
    case 'address':
      return isServer ? serverAddresses(form, services) : virtualAddresses(services);
    case 'port':
      return isServer ? [] : ports(form, services);
    case 'flags':
      return flagsOf(textOf(form.values, 'scheduler'));
    case 'engine':
      return ['sip'];
    default:
      return [];
  }
}

function serverAddresses({ service: key }: Form, services: Table['services']): readonly string[] {
  const own = new Set<string>();
  const others = new Set<string>();
  for (const service of services) {
    const isOwn = key !== null && serviceKeyText(service.key) === serviceKeyText(key);
    for (const { address } of service.servers) (isOwn ? own : others).add(address);
  }
  return [...others].filter((address) => !own.has(address));
}

function virtualAddresses(services: Table['services']): readonly string[] {
  return [...new Set(services.flatMap(({ key }) => (key.kind === 'fwmark' ? [] : [key.address])))];
}

function ports({ values }: Form, services: Table['services']): readonly string[] {
  const own = textOf(values, 'protocol');
  return [...new Set(services.flatMap(({ key }) => (key.kind === own && 'port' in key ? [String(key.port)] : [])))];
}

function flagsOf(scheduler: string): readonly string[] {
  return allFlagNames.filter((name) => [null, scheduler].includes(flagScheduler(name)));
}
