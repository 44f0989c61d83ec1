import type { AddressNames } from '../../console/address-names.ts';
import { namesFrom } from '../../ipvsadm/described-host.ts';
import { namesInRules } from '../../ipvsadm/names-in-rules.ts';
import type { World } from '../world.ts';

/**
 * The names that a rules file gives in comments, then those of `/etc/hosts`. A file that cannot be read gives none. Both
 * are read when the first name is needed.
 */
export async function addressNames(rules: string | Uint8Array | null, { files }: World): Promise<AddressNames> {
  const hosts = await files.read('/etc/hosts');
  const text = typeof rules === 'string' ? rules : rules === null ? '' : new TextDecoder().decode(rules);
  let made: AddressNames | undefined;
  return (place) => {
    made ??= together(namesInRules(text), hosts.ok ? new TextDecoder().decode(hosts.value) : '');
    return made(place);
  };
}

function together(own: ReadonlyMap<string, string>, hosts: string): AddressNames {
  const { hostName } = namesFrom(hosts, '');
  return (place) => own.get(place) ?? hostName(place);
}
