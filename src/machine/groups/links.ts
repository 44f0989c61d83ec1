import type { HostAddress, NetworkLink } from '../../domain/host/facts.ts';
import { success } from '../../domain/result.ts';
import { type JsonRow, jsonRows } from '../answers.ts';
import type { FactReader } from '../fact-reader.ts';

/** Both groups come from one command. */
const command = ['ip', '-j', '-d', 'address'];

export const links: FactReader<readonly NetworkLink[]> = {
  commands: () => [command],
  read([run]) {
    const rows = jsonRows(run, 'ip');
    return rows.ok ? success(rows.value.filter((row) => row.has('ifname')).map(linkOf)) : rows;
  },
};

export const addresses: FactReader<readonly HostAddress[]> = {
  commands: () => [command],
  read([run]) {
    const rows = jsonRows(run, 'ip');
    return rows.ok ? success(rows.value.flatMap(addressesOf)) : rows;
  },
};

function linkOf(row: JsonRow): NetworkLink {
  const flags = row.texts('flags');
  const info = row.row('linkinfo');
  const kind = info.text('info_kind');
  const data = info.row('info_data');
  const [remote, local] = [endOf(data.text('remote')), endOf(data.text('local'))];
  const key = data.text('ikey') ?? data.text('key');
  const mac = row.text('address');
  const linkType = row.text('link_type') ?? 'unknown';
  return {
    name: row.text('ifname') ?? '',
    linkType,
    ...(kind !== undefined && { kind }),
    mtu: row.number('mtu') ?? 0,
    isUp: flags.includes('UP'),
    isLoopback: flags.includes('LOOPBACK'),
    isNoArp: flags.includes('NOARP'),
    isExternal: data.has('external'),
    ...(flags.includes('NO-CARRIER') && { hasNoCarrier: true }),
    ...(remote !== undefined && { remote }),
    ...(local !== undefined && { local }),
    ...(key !== undefined && { key }),
    ...(mac !== undefined && linkType === 'ether' && { mac }),
  };
}

/** The end of a tunnel; any address is none. */
function endOf(address: string | undefined): string | undefined {
  return address === 'any' || address === '0.0.0.0' || address === '::' ? undefined : address;
}

function addressesOf(row: JsonRow): readonly HostAddress[] {
  const device = row.text('ifname') ?? '';
  return row.rows('addr_info').flatMap((each) => {
    const address = each.text('local');
    if (address === undefined) return [];
    const [broadcast, label] = [each.text('broadcast'), each.text('label')];
    return [
      {
        device,
        address,
        length: each.number('prefixlen') ?? (address.includes(':') ? 128 : 32),
        scope: each.text('scope') ?? 'global',
        isSecondary: each.has('secondary') && !address.includes(':'),
        isDeprecated: each.has('deprecated') || each.number('preferred_life_time') === 0,
        isNoDad: each.has('nodad'),
        isTentative: each.has('tentative') || each.has('dadfailed'),
        ...(broadcast !== undefined && { broadcast }),
        ...(label !== undefined && label !== device && { label }),
      },
    ];
  });
}
