import { isPlaced, madeBy, type PlacedAction, restLines, type SetupFileSource } from './setup-file-source.ts';

/** A `.network` file of systemd-networkd for each device that gets an address or a route. */
export function setupNetworkd(source: SetupFileSource): string {
  const devices = [...new Set(source.wants.flatMap(({ action }) => (isPlaced(action) ? [action.device] : [])))];
  const files = devices.map((device) => [placeOf(device), `[Match]\nName=${device}`, ...sectionsOf(device, source)]);
  return `${[madeBy(source, 'networkd'), ...restLines(source, isPlaced)].join('\n')}\n${files
    .map((parts) => `\n${parts.join('\n\n')}\n`)
    .join('')}`;
}

/** The first file that matches a device counts alone: beside it, this is a drop-in of it. */
function placeOf(device: string): string {
  return device === 'lo'
    ? '# /etc/systemd/network/60-lvsrules-lo.network'
    : `# /etc/systemd/network/NAME.network.d/lvsrules.conf, where NAME.network is the file that matches ${device}`;
}

function sectionsOf(device: string, { wants }: SetupFileSource): readonly string[] {
  return wants.flatMap(({ action }) => (isPlaced(action) && action.device === device ? [sectionOf(action)] : []));
}

function sectionOf(action: PlacedAction): string {
  if (action.kind === 'set-gateway') return `[Route]\nGateway=${action.gateway}`;
  const { address, length, options } = action;
  const more = [
    ...(options.includes('preferred_lft') ? ['PreferredLifetime=0'] : []),
    ...(options.includes('nodad') ? ['DuplicateAddressDetection=none'] : []),
  ];
  return ['[Address]', `Address=${address}/${length}`, ...more].join('\n');
}
