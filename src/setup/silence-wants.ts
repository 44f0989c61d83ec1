import { keepsSilent } from '../doctor/arp-silence.ts';
import { isWire } from '../doctor/devices.ts';
import { effectiveSetting, sysctlNumber } from '../domain/host/sysctl.ts';
import type { SetupFacts } from './setup-facts.ts';
import type { SetupWant } from './setup-want.ts';
import { sysctlWant } from './sysctl-wants.ts';

/** What keeps a host from answering ARP requests for its virtual addresses, and from naming them in its own. */
export function silenceWants(vips: readonly string[], facts: SetupFacts): readonly SetupWant[] {
  const ipv4 = vips.filter((vip) => !vip.includes(':'));
  if (ipv4.length === 0) return [];
  const names = facts.links.filter(isWire).map(({ name }) => name);
  const asWhole = { answers: (value: number) => !keepsSilent(value, 'global'), names: (value: number) => value < 2 };
  const loud = (key: 'arp_ignore' | 'arp_announce', isLoud: (value: number) => boolean) =>
    names.filter((name) => {
      const setting = effectiveSetting(facts.sysctls, key, name);
      return setting === null || isLoud(setting.value);
    });
  const answering = loud('arp_ignore', asWhole.answers);
  const naming = loud('arp_announce', asWhole.names);
  // A host without a wire has one after the next device is plugged in.
  const isBare = names.length === 0;
  return [
    sysctlWant(
      {
        path: 'net/ipv4/conf/all/arp_ignore',
        value: 1,
        reason: `only the director answers ARP requests for ${ipv4.join(', ')}`,
        holds: isBare ? sysctlNumber(facts.sysctls, 'net/ipv4/conf/all/arp_ignore') === 1 : answering.length === 0,
      },
      facts,
    ),
    // The larger value counts, and 4 to 7 on the device mean nothing.
    ...answering
      .filter((name) => (sysctlNumber(facts.sysctls, `net/ipv4/conf/${name}/arp_ignore`) ?? 0) > 1)
      .map((name) =>
        sysctlWant(
          {
            path: `net/ipv4/conf/${name}/arp_ignore`,
            value: 1,
            reason: `the value of ${name} hides the one of conf/all, and means nothing`,
          },
          facts,
        ),
      ),
    sysctlWant(
      {
        path: 'net/ipv4/conf/all/arp_announce',
        value: 2,
        reason: `its own ARP requests do not name ${ipv4.join(', ')} as their sender`,
        holds: isBare ? sysctlNumber(facts.sysctls, 'net/ipv4/conf/all/arp_announce') === 2 : naming.length === 0,
      },
      facts,
    ),
  ];
}
