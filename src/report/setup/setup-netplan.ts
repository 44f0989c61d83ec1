import type { SetupAction } from '../../setup/setup-action.ts';
import { madeBy, restLines, type SetupFileSource } from './setup-file-source.ts';

/** A file for netplan, which joins it with the ones that define the same devices. */
export function setupNetplan(source: SetupFileSource): string {
  const isSaid = ({ kind }: SetupAction) => kind === 'add-address' || kind === 'set-gateway';
  const devices = new Map<string, SetupAction[]>();
  for (const { action } of source.wants) {
    if (action.kind !== 'add-address' && action.kind !== 'set-gateway') continue;
    devices.set(action.device, [...(devices.get(action.device) ?? []), action]);
  }
  const head = [
    madeBy(source, 'netplan'),
    '# /etc/netplan/60-lvsrules.yaml, of mode 0600',
    ...restLines(source, isSaid),
  ];
  const body = [...devices].flatMap(([device, actions]) => deviceLines(device, actions));
  return [...head, 'network:', '  version: 2', '  ethernets:', ...body].join('\n').concat('\n');
}

function deviceLines(device: string, actions: readonly SetupAction[]): readonly string[] {
  const addresses = actions.flatMap((action) => (action.kind === 'add-address' ? addressLines(action) : []));
  const routes = actions.flatMap((action) =>
    action.kind === 'set-gateway' ? ['        - to: default', `          via: "${action.gateway}"`] : [],
  );
  return [
    `    ${device}:`,
    ...(device === 'lo' ? ['      match: {name: lo}'] : []),
    ...(addresses.length > 0 ? ['      addresses:', ...addresses] : []),
    ...(routes.length > 0 ? ['      routes:', ...routes] : []),
  ];
}

function addressLines({
  address,
  length,
  options,
}: Extract<SetupAction, { readonly kind: 'add-address' }>): readonly string[] {
  const text = `        - "${address}/${length}"`;
  return options.includes('preferred_lft') ? [`${text}:`, '            lifetime: 0'] : [text];
}
