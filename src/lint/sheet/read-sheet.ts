import type { Policy } from '../../config/policy.ts';
import type { Site, Target } from '../../config/settings.ts';
import { serviceKeyText } from '../../domain/service.ts';
import { argumentsOf } from '../../ipvsadm/arguments-of.ts';
import type { Names } from '../../ipvsadm/names.ts';
import { plainReader } from '../../ipvsadm/plain-line.ts';
import { readLine } from '../../ipvsadm/read-line.ts';
import { ipvs } from '../../kernel/ipvs.ts';
import type { IpvsOptions } from '../../kernel/options.ts';
import { readRules } from '../../syntax/read.ts';
import { assumedNames } from './assumed-names.ts';
import { attempt, follow, type Followed } from './follow-line.ts';
import { furtherFaults } from './further-faults.ts';
import { kernelSchedulers } from '../known.ts';
import { ledger } from './ledger.ts';
import { namedService } from '../line/named.ts';
import { valueOf } from '../line/settings.ts';
import type { PlacedService, Sheet } from './sheet.ts';
import { reread } from './reread.ts';
import { plainlyTaken, SheetLine, taken } from './sheet-line.ts';
import { isBefore } from '../versions.ts';

/** The lines of a file whose further faults are looked for: in a file with more, the first faults are enough to do. */
const mostExamined = 1000;

const lost: Followed = { fate: 'lost', refused: null };

/** What is known of the place where a file would be read. */
export interface Surroundings {
  readonly names?: Names | undefined;
  /** The kernel that takes the rules; absent: that of the target. */
  readonly machine?: IpvsOptions | undefined;
  readonly target: Target;
  readonly site: Site;
  readonly policy: readonly Policy[];
}

/**
 * Reads a rule file and follows it through the kernel. A line at which ipvsadm would stop is noted and passed over, so
 * that those behind it are looked at too.
 */
export function readSheet(text: string | Uint8Array, surroundings: Surroundings): Sheet {
  const file = readRules(text);
  const { names = assumedNames, machine, target, site, policy } = surroundings;
  const schedulers = machine?.schedulers ?? schedulersOf(target);
  const kernel = ipvs({ ...machine, schedulers });
  const book = ledger();
  const plainChange = plainReader(file.source);
  const adds = new Map<string, SheetLine[]>();
  const intended = new Set<string>();
  const mentioned = new Set<string>();
  const lines: SheetLine[] = [];
  let stopped = false;
  let faulty = 0;
  for (const node of file.lines) {
    const line = new SheetLine(file.source, node);
    lines.push(line);
    if (node.kind !== 'command') continue;
    const plain = plainChange(node);
    const isPlain = plain !== null;
    const followed = isPlain
      ? attempt(line, plain, kernel, book)
      : node.lost
        ? lost
        : follow(line, readLine(argumentsOf(file, node), names), kernel, book);
    const { fate, refused, before } = followed;
    if (fate === 'taken' && !before && !stopped) {
      line.verdict = isPlain ? plainlyTaken : taken;
    } else {
      const examined = refused !== null && faulty++ < mostExamined;
      const also = examined ? furtherFaults(line, refused, (again) => reread(again, names, schedulers)) : [];
      line.verdict = { isPlain, outcome: stopped ? 'unread' : fate, fate, refused, also, before };
    }
    stopped ||= fate === 'stops';
    const isDropped = refused !== null || fate === 'lost';
    if (isDropped && line.command?.name === 'add-server') {
      const service = namedService(line) ?? '';
      intended.add(service);
      intended.add(`${service} ${valueOf(line, 'real-server') ?? ''}`);
    }
    if (isAdding(line)) {
      if (isDropped) for (const address of addressesIn(line.text)) mentioned.add(address);
      const service = nameOfAdded(line);
      const before = adds.get(service);
      if (before) before.push(line);
      else adds.set(service, [line]);
    }
  }
  const services = book.services();
  const table = { services: services.map(({ service }) => service) };
  const byAddress = addressesOf(services);
  return { text: file.source, lines, table, services, adds, intended, mentioned, byAddress, target, site, policy };
}

function addressesOf(services: readonly PlacedService[]): Sheet['byAddress'] {
  const found = { tcp: new Map<string, PlacedService>(), udp: new Map(), sctp: new Map() };
  for (const service of services) {
    const { key } = service;
    if (key.kind !== 'fwmark' && !found[key.kind].has(key.address)) found[key.kind].set(key.address, service);
  }
  return found;
}

function nameOfAdded(line: SheetLine): string {
  const { change } = line;
  return line.isPlain && change?.kind === 'add-service'
    ? serviceKeyText(change.service.key)
    : (namedService(line) ?? '');
}

function isAdding(line: SheetLine): boolean {
  if (line.fate === 'taken') return line.change?.kind === 'add-service';
  if (line.command) return line.command.name === 'add-service';
  return line.words.some(({ text }) => /(^|[^\w-])-?A$|--add-service$/.test(text));
}

/** What looks like an address with a port, or like a mark, however it is quoted or broken. */
function addressesIn(text: string): readonly string[] {
  return text.match(/[\w.:[\]]*[0-9][\w.:[\]]*/g) ?? [];
}

/** Those of the target's kernel; of Debian 12's where none is named. */
function schedulersOf({ kernel = '6.1' }: Target): readonly string[] {
  return Object.entries(kernelSchedulers)
    .filter(([, since]) => since === null || !isBefore(kernel, since))
    .map(([name]) => name);
}
