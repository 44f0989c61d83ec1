import type { Loss } from '../../domain/complete.ts';
import type { ListedTable } from '../../domain/listed.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { type ListingOptions, readListing } from '../../ipvsadm/listing/read-listing.ts';
import { blocksOf } from './blocks.ts';
import { joinedTables } from './join.ts';

/** What a pasted text says about one table. */
export interface PastedListing {
  readonly table: ListedTable;
  readonly losses: readonly Loss[];
  readonly notes: readonly Loss[];
}

/**
 * Reads listings as people paste them: indented, quoted, with squeezed blanks, with prompts and prose around them, and
 * with several views of one table. The first machine's table is read; those of other machines are reported. Fails where
 * there is no listing.
 */
export function readPasted(text: string, options: ListingOptions = {}): Result<PastedListing, Loss> {
  const { blocks, losses: strange } = blocksOf(text);
  const losses: Loss[] = [...strange];
  const notes: Loss[] = [];
  let table: ListedTable | null = null;
  let machine: string | null = null;
  for (const block of blocks) {
    const read = readListing(block.lines.join('\n'), options);
    const place = (line: number | undefined) => (line === undefined ? 0 : (block.numbers[line - 1] ?? 0));
    if (!read.ok) {
      losses.push(placed(read.failure, place));
      continue;
    }
    losses.push(...read.value.losses.map((loss) => placed(loss, place)));
    const found = inPlace(read.value.table, place);
    const first = found.services?.[0]?.line ?? block.numbers.find((number) => number > 0);
    if (table !== null && block.machine !== machine && block.machine !== null && machine !== null) {
      losses.push({
        ...(first !== undefined && { line: first }),
        what: `left out: the table of another machine, ${block.machine}; the first is that of ${machine}`,
      });
      continue;
    }
    machine ??= block.machine;
    const joined: Result<{ readonly table: ListedTable; readonly note?: string }, string> =
      table === null ? success({ table: found }) : joinedTables(table, found);
    if (joined.ok) {
      ({ table } = joined.value);
      if (joined.value.note !== undefined)
        notes.push({ ...(first !== undefined && { line: first }), what: joined.value.note });
    } else losses.push({ ...(first !== undefined && { line: first }), what: joined.failure });
  }
  if (table === null)
    return failure(losses[0] ?? { what: text.trim() === '' ? 'it is empty' : 'there is no listing of ipvsadm in it' });
  return success({ table, losses, notes });
}

function placed({ line, ...loss }: Loss, place: (line: number | undefined) => number): Loss {
  const number = place(line);
  return number === 0 ? loss : { ...loss, line: number };
}

function inPlace(table: ListedTable, place: (line: number | undefined) => number): ListedTable {
  if (!table.services) return table;
  const services = table.services.map((service) => ({
    ...service,
    line: place(service.line),
    servers: service.servers.map((server) => ({ ...server, line: place(server.line) })),
  }));
  return { ...table, services };
}
