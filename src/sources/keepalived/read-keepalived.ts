import { serverKeyText } from '../../domain/server.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { binaryOf } from '../../syntax/binary.ts';
import { gathered } from '../gather.ts';
import type { SourceFault, SourceNote, SourcePosition, SourceServer, TableSource } from '../table-source.ts';
import type { KeepalivedOptions } from './conf-line.ts';
import { parse } from './parse-keepalived.ts';
import type { Answer, Asked } from './includes.ts';
import { preprocess } from './preprocess.ts';
import { settle } from './keepalived-services.ts';

/** The longest configuration that is read, in bytes. */
const mostBytes = 64_000_000;

/** Reads a keepalived.conf and what it includes: the table that keepalived 2.2.7 makes of it while every server is up. */
export async function readKeepalived(
  content: Uint8Array,
  options: KeepalivedOptions = {},
): Promise<Result<TableSource, SourceFault>> {
  const { files } = options;
  const reading = reader(content, options);
  let step = reading.next();
  while (!step.done) {
    const asked = step.value;
    const answer = asked.kind === 'find' ? files?.find(asked.pattern, asked.folder) : files?.read(asked.path);
    step = reading.next((await answer) ?? null);
  }
  return step.value;
}

/** The same for a configuration without its includes. */
export function readKeepalivedAlone(
  content: Uint8Array,
  options: KeepalivedOptions = {},
): Result<TableSource, SourceFault> {
  const reading = reader(content, options);
  let step = reading.next();
  while (!step.done) step = reading.next(null);
  return step.value;
}

function* reader(
  content: Uint8Array,
  options: KeepalivedOptions,
): Generator<Asked, Result<TableSource, SourceFault>, Answer> {
  if (content.length > mostBytes) return failure({ what: `it has more than ${mostBytes / 1_000_000} MB`, line: 1 });
  const zero = content.indexOf(0);
  if (zero >= 0) {
    const line = binaryOf(content.subarray(0, zero)).split('\n').length;
    return failure({ what: 'it is binary: it contains a NUL byte', line });
  }
  const read = yield* preprocess(content, options);
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
      all.push({
        kind: 'wrong',
        rule: 'sorry-server-is-real-server',
        message: 'the sorry server is also a real server',
        place,
      });
    }
    all.push(...unchecked(servers, place));
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
    notes: withoutRepetition(all),
  });
}

/** Real servers that keepalived never removes, even when they fail. */
function unchecked(servers: readonly SourceServer[], place: SourcePosition): readonly SourceNote[] {
  const bare = servers.filter(({ checked }) => checked === 'never');
  const note = (message: string, at: SourcePosition): SourceNote => ({
    kind: 'wrong',
    rule: 'real-server-without-checker',
    message,
    place: at,
  });
  if (bare.length < servers.length) {
    return bare.map(({ server, place: own }) =>
      note(`${serverKeyText(server)} has no checker: keepalived never removes it`, own),
    );
  }
  return bare.length === 0 ? [] : [note('no real server has a checker: keepalived never removes one', place)];
}

/** Each member of a group would report the same about the shared servers. */
function withoutRepetition(notes: readonly SourceNote[]): readonly SourceNote[] {
  const said = new Set<string>();
  return notes.filter(({ rule, message, place: { file = '', line, column } }) => {
    const name = `${rule} ${file}:${line}:${column} ${message}`;
    return said.size < said.add(name).size;
  });
}
