import { serverKeyText } from '../../domain/server.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { binaryOf } from '../../syntax/binary.ts';
import { gathered } from '../gather.ts';
import type { SourceFault, SourceNote, TableSource } from '../table-source.ts';
import type { KeepalivedOptions } from './conf-line.ts';
import { parse } from './parse-keepalived.ts';
import { preprocess } from './preprocess.ts';
import { settle } from './keepalived-services.ts';

/** The longest configuration that is read, in bytes. */
const mostBytes = 64_000_000;

/** Reads a keepalived.conf: the table that keepalived 2.2.7 makes of it while every server is up. */
export async function readKeepalived(
  content: Uint8Array,
  options: KeepalivedOptions = {},
): Promise<Result<TableSource, SourceFault>> {
  if (content.length > mostBytes) return failure({ what: `it has more than ${mostBytes / 1_000_000} MB`, line: 1 });
  const zero = content.indexOf(0);
  if (zero >= 0) {
    const line = binaryOf(content.subarray(0, zero)).split('\n').length;
    return failure({ what: 'it is binary: it holds a NUL byte', line });
  }
  const read = await preprocess(content, options);
  if (!read.ok) return read;
  const { lines, notes, refused } = read.value;
  const drafts = parse(lines);
  drafts.refused ||= refused;
  const asked = settle(drafts);
  const all: SourceNote[] = [...notes, ...drafts.notes];
  const { table, services } = gathered(
    asked.map(({ settings, place, servers, sorry, inhibits }) => ({
      settings,
      place,
      sorry,
      servers: servers.map(({ server, draft }) => ({
        server,
        place: draft.place,
        checked:
          draft.checkers === 0
            ? 'never'
            : draft.weighs
              ? 'weighed'
              : (draft.inhibits ?? inhibits)
                ? 'quiesced'
                : 'removed',
      })),
    })),
    all,
  );
  for (const { servers, sorry, place } of services) {
    if (sorry && servers.some(({ server }) => serverKeyText(server) === serverKeyText(sorry))) {
      all.push({ kind: 'wrong', rule: 'sorry-is-real', message: 'the sorry server is also a real server', place });
    }
    if (servers.length > 0 && servers.every(({ checked }) => checked === 'never')) {
      all.push({
        kind: 'note',
        rule: 'no-checker',
        message: 'no real server has a checker: keepalived never removes one',
        place,
      });
    }
  }
  const isUsed = services.length > 0;
  return success({
    kind: 'keepalived',
    table: {
      ...table,
      ...(drafts.timeouts && isUsed && { timeouts: drafts.timeouts }),
      ...(drafts.daemons.length > 0 && { daemons: drafts.daemons }),
    },
    services,
    notes: all,
  });
}
