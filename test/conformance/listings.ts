import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ListedService, ListedTable } from '../../src/domain/listed.ts';
import type { Figures } from '../../src/domain/observation.ts';
import type { ServiceListingView } from '../../src/ipvsadm/listing/headers.ts';
import type { Listing } from '../../src/ipvsadm/listing/listing.ts';
import { readListing } from '../../src/ipvsadm/listing/read-listing.ts';
import { writeConnections } from '../../src/ipvsadm/listing/write-connections.ts';
import { writeDaemons, writeTimeouts } from '../../src/ipvsadm/listing/write-system.ts';
import { writeListing } from '../../src/ipvsadm/listing/write-listing.ts';
import { sameConnections, sameEnd, sameSaved } from './listing-commands.ts';
import type { Outcome } from './outcome.ts';

/** A listing as it was captured. */
interface Case {
  readonly id: string;
  readonly command: string;
  readonly exit: number;
  readonly output: string;
}

/** Reads every captured listing back and writes it again; what printed no listing is run again. `folder` holds the corpus. */
export async function run(folder: string): Promise<Outcome> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json') && name !== 'meta.json').sort();
  const disagreements: string[] = [];
  let count = 0;
  for (const name of names) {
    for (const each of JSON.parse(await readFile(join(folder, name), 'utf8')) as readonly Case[]) {
      count++;
      const why = await disagreement(each);
      if (why !== null) disagreements.push(`${each.id}: ${why}`);
    }
  }
  return { agreed: count - disagreements.length, run: count, disagreements };
}

/** Why a case does not agree; null when it does. */
async function disagreement(each: Case): Promise<string | null> {
  const { exit, output, command } = each;
  if (/proc-conn|ip_vs_conn/.test(command)) return sameConnections(each);
  if (exit !== 0 || output === '') return sameEnd(each);
  return / -S\b/.test(command) ? sameSaved(each) : listingDisagreement(each);
}

/** Why a listing does not come out as it went in; null when it does. */
function listingDisagreement(each: Case): string | null {
  const text = each.output.replace(/\n*$/, '\n');
  const read = readListing(text);
  if (!read.ok) return `line ${read.failure.line ?? 0}: ${read.failure.what}`;
  const [loss] = read.value.losses;
  if (loss) return `line ${loss.line ?? 0}: ${loss.what}`;
  const replaced = withReplacedCounters(each, read.value.table);
  const listing = { ...read.value, table: replaced ?? read.value.table };
  const written = rewrite(listing, each);
  if (written === null || written === text) return null;
  return firstDifference(text, written);
}

function rewrite({ view, table }: Listing, { command }: Case): string | null {
  switch (view) {
    case 'connections':
      return writeConnections(table.connections ?? [], command.includes('--persistent-conn'));
    case 'timeout':
      return table.timeouts ? writeTimeouts(table.timeouts) : '';
    case 'daemon':
      return writeDaemons(table.daemons ?? []);
    case 'proc':
      return null;
    default:
      return writeView(table, view, command);
  }
}

/** Sorting must not move anything, but what was not sorted or is shown by name cannot be sorted. */
function writeView(table: ListedTable, view: ServiceListingView, command: string): string {
  const isNumeric = /-[Ll]n|-n\b/.test(command);
  const order = command.includes('--nosort') || !isNumeric ? 'given' : 'sorted';
  const oneService = table.version === undefined;
  return writeListing(table, view, { exact: command.includes('--exact'), oneService, order });
}

/** Some listings were made with counters put in place of the kernel's; the command names them. */
function withReplacedCounters({ command }: Case, table: ListedTable): ListedTable | null {
  const [, numbers] = /counters replaced: ([0-9,]+)$/.exec(command) ?? [];
  const [, narrow] = /dest u32 \(.*\) ([0-9,]+)$/.exec(command) ?? [];
  const counters = (numbers ?? narrow)?.split(',').map(BigInt);
  if (!counters) return null;
  const isRate = command.includes('--rate');
  const field = isRate ? 'rates' : 'totals';
  const service = numbers === undefined ? Array<bigint>(10).fill(1n) : counters;
  const server = numbers === undefined ? narrowServer(counters, isRate) : wideServer(counters, isRate);
  const services = table.services?.map((each): ListedService => ({
    ...each,
    [field]: figures(isRate ? service.slice(5) : service),
    servers: each.servers.map((one) => ({ ...one, [field]: server })),
  }));
  return { ...table, ...(services && { services }) };
}

/** The 64-bit counters that were put in reach only the bytes of a real server. */
function wideServer(counters: readonly bigint[], isRate: boolean): Figures {
  return isRate ? figures([]) : figures([0n, 0n, 0n, ...counters.slice(0, 2)]);
}

/** conns inpkts outpkts cps inpps outpps inbps outbps; bytes were left at what was put into the service. */
function narrowServer(counters: readonly bigint[], isRate: boolean): Figures {
  return isRate ? figures(counters.slice(3)) : figures([...counters.slice(0, 3), 1n, 1n]);
}

function figures([
  connections = 0n,
  inPackets = 0n,
  outPackets = 0n,
  inBytes = 0n,
  outBytes = 0n,
]: readonly bigint[]): Figures {
  return { connections, inPackets, outPackets, inBytes, outBytes };
}

function firstDifference(expected: string, found: string): string {
  const wanted = expected.split('\n');
  const got = found.split('\n');
  const at = wanted.findIndex((line, index) => line !== got[index]);
  return `line ${at + 1}: ${JSON.stringify(wanted[at])} was written as ${JSON.stringify(got[at])}`;
}
