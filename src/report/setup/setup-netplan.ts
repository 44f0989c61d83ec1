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
  const sections = [...new Set([...devices.keys()].map((device) => kindOf(device, source)))];
  const body = sections.flatMap((kind) => [
    `  ${kind}:`,
    ...[...devices].flatMap(([device, actions]) =>
      kindOf(device, source) === kind ? deviceLines(device, actions) : [],
    ),
  ]);
  return [...head, 'network:', '  version: 2', ...body].join('\n').concat('\n');
}

/** A device of one kind in one file must not be of another in the next. */
const kinds: Readonly<Record<string, string>> = {
  bridge: 'bridges',
  bond: 'bonds',
  vlan: 'vlans',
  dummy: 'dummy-devices',
  wireguard: 'tunnels',
};

function kindOf(device: string, { links }: SetupFileSource): string {
  const kind = links.find(({ name }) => name === device)?.kind;
  return kinds[kind ?? ''] ?? 'ethernets';
}

function deviceLines(device: string, actions: readonly PlacedAction[]): readonly string[] {
  const addresses = actions.flatMap((action) => (action.kind === 'add-address' ? addressLines(action) : []));
  const routes = actions.flatMap((action) =>
    action.kind === 'set-gateway' ? ['        - to: default', `          via: "${action.gateway}"`] : [],
  );
  return [
    `    ${keyOf(device)}:`,
    ...(device === 'lo' ? ['      match: {name: lo}'] : []),
    ...(addresses.length > 0 ? ['      addresses:', ...addresses] : []),
    ...(routes.length > 0 ? ['      routes:', ...routes] : []),
  ];
}

/** YAML takes some names for numbers or for `true`. */
function keyOf(device: string): string {
  const isPlain = /^[a-z][\w.-]*$/i.test(device) && !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(device);
  return isPlain ? device : JSON.stringify(device);
}

function addressLines({
  address,
  length,
  options,
}: Extract<PlacedAction, { readonly kind: 'add-address' }>): readonly string[] {
  const text = `        - "${address}/${length}"`;
  return options.includes('preferred_lft') ? [`${text}:`, '            lifetime: 0'] : [text];
}
