import type { Observation } from '../../domain/observation.ts';
import { methodWord } from '../../domain/other-method.ts';
import { serverKeyText } from '../../domain/server.ts';
import { serviceKeyText } from '../../domain/service.ts';
import type { Problem } from '../problem.ts';

/** One note for each part of an observed table that is not known, or that rules cannot say, in the order of the table. */
export function unusualNotes({ services, unknown }: Observation): readonly Problem[] {
  return [...(unknown.includes('persistence-timeout') ? [timeoutsNotKnown] : []), ...rowNotes(services)];
}

const timeoutsNotKnown: Problem = {
  what: 'persistence timeouts are not known',
  where: '/proc/net/ip_vs',
  why: 'it shows them in ticks, and CONFIG_HZ of this kernel is neither in /proc/config.gz nor in /boot',
  remedy: 'as root use --director netlink or --director ipvsadm, which show seconds',
};

function rowNotes(services: Observation['services']): readonly Problem[] {
  return services.flatMap((service): readonly Problem[] => {
    const where = serviceKeyText(service.key);
    const notes: Problem[] = attributeNotes(where, service.unknownAttributes);
    for (const server of service.servers) {
      const place = `${where} -> ${serverKeyText(server)}`;
      if (server.otherMethod) {
        notes.push({
          what: `the kernel shows its forwarding method as ${methodWord(server)}`,
          where: place,
          why: 'no rule can say this: it is left as it is, and written as -g, as ipvsadm -S does',
        });
      }
      notes.push(...attributeNotes(place, server.unknownAttributes));
    }
    return notes;
  });
}

function attributeNotes(where: string, numbers: readonly number[] = []): Problem[] {
  if (numbers.length === 0) return [];
  const what = `the kernel has settings that are not known here (attributes ${numbers.join(', ')})`;
  return [{ what, where, why: 'this kernel is newer than this version of lvsrules; they cannot be written as rules' }];
}
