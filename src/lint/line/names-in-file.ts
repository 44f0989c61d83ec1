import { takesAddress } from './option-tables.ts';
import { readIpv4 } from '../../ipvsadm/inet.ts';
import type { Span } from '../../domain/span.ts';
import type { LintLine, LintLines, LintSetting } from '../lint-document.ts';
import { isHostName, splitEndpoint } from './address-value.ts';

/** A name in the place of an address or a port. */
export interface NameInLine extends Span {
  readonly kind: 'host' | 'port';
  readonly text: string;
}

/** The names in the addresses of a line, in their order. */
export function namesIn(line: LintLine): readonly NameInLine[] {
  return line.settings.flatMap((setting) => (hasAddress(setting) ? namesOf(setting) : []));
}

/**
 * The first line of a file that was saved without -n: only additions, with names in at least half of the addresses.
 * Null for every other file, where the author chose each name.
 */
export function saveWithNames(
  lines: LintLines,
): { readonly line: LintLine; readonly hosts: number; readonly ports: number } | null {
  let addresses = 0;
  let hosts = 0;
  let ports = 0;
  let first: LintLine | null = null;
  for (let place = 0; place < lines.length; place++) {
    if (lines.plainAt(place)) {
      addresses += lines.plainAt(place) === 'server' ? 2 : 1;
      continue;
    }
    const line = lines.get(place);
    if (line?.kind !== 'command') continue;
    if (!savedForm.test(line.text)) return null;
    addresses += line.settings.filter(hasAddress).length;
    const names = namesIn(line);
    hosts += names.filter(({ kind }) => kind === 'host').length;
    ports += names.filter(({ kind }) => kind === 'port').length;
    if (names.length > 0) first ??= line;
  }
  const named = Math.max(hosts, ports);
  return first && named >= 3 && named * 2 >= addresses ? { line: first, hosts, ports } : null;
}

const savedForm =
  /^(?:ipvsadm )?-(?:A -(?:[tuf]|-sctp-service) \S+( -6)? -s |a -(?:[tuf]|-sctp-service) \S+( -6)? -r )/;

function hasAddress({ option, value }: LintSetting): boolean {
  return value !== null && takesAddress(option);
}

function namesOf({ value }: LintSetting): readonly NameInLine[] {
  if (!value || !/[a-z]/i.test(value.text)) return [];
  const { host, port } = splitEndpoint(value.text);
  const found: NameInLine[] = [];
  if (readIpv4(host) === null && isHostName(host)) {
    found.push({ kind: 'host', text: host, start: value.start, end: value.start + host.length });
  }
  if (port !== undefined && !/^[+]?[0-9]+$/.test(port)) {
    found.push({ kind: 'port', text: port, start: value.end - port.length, end: value.end });
  }
  return found;
}
