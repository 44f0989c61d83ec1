import { isPlaced, madeBy, type PlacedAction, restLines, type SetupFileSource } from './setup-file-source.ts';

/** A file for netplan, which joins it with the ones that define the same devices. */
export function setupNetplan(source: SetupFileSource): string {
  const devices = new Map<string, PlacedAction[]>();
  for (const { action } of source.wants) {
    if (!isPlaced(action)) continue;
    devices.set(action.device, [...(devices.get(action.device) ?? []), action]);
  }
  const head = [
    madeBy(source, 'netplan'),
    '# /etc/netplan/60-lvsrules.yaml, of mode 0600',
    ...restLines(source, isPlaced),
  ];
  const body = [...devices].flatMap(([device, actions]) => deviceLines(device, actions));
  return [...head, 'network:', '  version: 2', '  ethernets:', ...body].join('\n').concat('\n');
}

function deviceLines(device: string, actions: readonly PlacedAction[]): readonly string[] {
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
}: Extract<PlacedAction, { readonly kind: 'add-address' }>): readonly string[] {
  const text = `        - "${address}/${length}"`;
  return options.includes('preferred_lft') ? [`${text}:`, '            lifetime: 0'] : [text];
}
