import { setImmediate as otherEvents } from 'node:timers/promises';
import { failure, type Result, success } from '../domain/result.ts';
import type { Change, Refusal } from '../domain/change.ts';
import type { Observation, ObservedServer } from '../domain/observation.ts';
import { unreachable } from '../domain/unreachable.ts';
import { refusalSentence } from '../ipvsadm/messages.ts';
import type { Director, DirectorFailure, RefusedChange } from '../ports/director.ts';
import type { Files } from '../ports/files.ts';
import { number32 } from './netlink/attributes.ts';
import { type Conversation, openConversation } from './netlink/conversation.ts';
import { decodeDaemon, otherProtocol, word } from './netlink/decode.ts';
import * as encode from './netlink/encode.ts';
import { commands, info, top } from './netlink/netlink-numbers.ts';
import { refusalOfError } from './netlink/refusals.ts';
import { type FinishedReading, TableReading } from './netlink/table-reading.ts';
import { procPieces } from './proc-pieces.ts';
import { procDirector } from './proc.ts';

/** This machine's kernel by generic netlink: no program is started, and every counter has its 64 bits. */
export async function netlinkDirector(
  files: Files,
  opening = openConversation(),
): Promise<Result<Director, DirectorFailure>> {
  const opened = await opening;
  if (!opened.ok) return opened;
  const kernel = opened.value;
  let isOpen = true;
  let last: FinishedReading | null = null;
  return success({
    spec: 'netlink',
    observe: async (signal) => {
      const observed = await observe(kernel, last, signal);
      if (!observed.ok) return observed;
      last = observed.value.read;
      return success(observed.value.observation);
    },
    connections: (signal) => procDirector(files).connections(signal),
    connectionText: (take, signal) => procPieces('/proc/net/ip_vs_conn', take, signal),
    apply: (changes, signal) => apply(kernel, changes, signal),
    close: () => {
      if (isOpen) kernel.close();
      isOpen = false;
      return Promise.resolve();
    },
  });
}

const permissionError = 1;
const noSuchService = 3;
const errorWords: Readonly<Record<number, string>> = {
  4: 'the table kept changing while it was read',
  9: 'the socket was closed',
  74: 'a truncated message',
  105: 'answers were lost because they came too fast (ENOBUFS)',
};

function notPermitted(): DirectorFailure {
  return { kind: 'not-permitted', reason: 'netlink needs root, or CAP_NET_ADMIN' };
}

/** The number of requests and rows, and the time, after which other events, such as keys and Ctrl-C, are handled. */
const turn = 64;
const turnMs = 10;

/** The turns of long work: other events are handled in between. */
interface Turns {
  /** Counts pieces of work; says whether it is time for other events. */
  isOver(pieces: number): boolean;
  /** Handles other events; says whether the whole is interrupted. */
  next(): Promise<boolean>;
  /** Both, after this many pieces. */
  after(pieces: number): Promise<boolean>;
}

function turns(signal: AbortSignal | undefined): Turns {
  let done = turn;
  let since = 0;
  const isOver = (pieces: number) => {
    done += pieces;
    return done > turn || performance.now() - since > turnMs;
  };
  const next = async () => {
    await otherEvents();
    done = 0;
    since = performance.now();
    return signal?.aborted === true;
  };
  return { isOver, next, after: async (pieces) => (isOver(pieces) ? next() : signal?.aborted === true) };
}

async function observe(
  kernel: Conversation,
  before: FinishedReading | null,
  signal?: AbortSignal,
): Promise<Result<Observed, DirectorFailure>> {
  const interrupted = failure({ kind: 'interrupted' } as const);
  const { isOver, next, after } = turns(signal);
  if (await after(1)) return interrupted;
  const found = await kernel.dump(commands.getService, [], after);
  if (typeof found === 'number') return failure(refusedQuestion(found));
  const reading = new TableReading(before);
  for (const each of found) {
    if (isOver(1) && (await next())) return interrupted;
    const bytes = each.get(top.service) ?? Buffer.alloc(0);
    const protocol = otherProtocol(bytes);
    if (protocol !== undefined) {
      return failure({ kind: 'not-understood', reason: `the kernel has a service of IP protocol ${protocol}` });
    }
    reading.addService(bytes);
  }
  for (const service of reading.inOrder()) {
    if (await after(1)) return interrupted;
    const rows = await kernel.dump(commands.getServer, [encode.serviceKey(service.key)], after);
    if (typeof rows === 'number') {
      if (rows !== noSuchService) return failure(refusedQuestion(rows));
      reading.skip(); // deleted since
      continue;
    }
    reading.begin(service, rows.length);
    const servers: ObservedServer[] = [];
    for (const [place, row] of rows.entries()) {
      // Thousands of servers of one service take longer than a key may wait.
      if (place > 0 && isOver(1) && (await next())) return interrupted;
      const server = reading.addServer(row.get(top.server) ?? Buffer.alloc(0), service, place);
      if (server) servers.push(server);
    }
    reading.end(service, servers.reverse());
  }
  const read = reading.finished();
  const daemons = await kernel.dump(commands.getDaemon, [], after);
  const [config] = asList(await kernel.ask(commands.getConfig, []));
  const [about] = asList(await kernel.ask(commands.getInfo, []));
  const version = about && word(about, info.version);
  const observation: Observation = {
    services: read.table,
    ...(config && {
      timeouts: { tcp: word(config, top.tcp), tcpfin: word(config, top.tcpfin), udp: word(config, top.udp) },
    }),
    ...(typeof daemons !== 'number' && {
      daemons: daemons.map((each) => decodeDaemon(each.get(top.daemon) ?? Buffer.alloc(0))),
    }),
    unknown: [...(config ? [] : ['timeouts' as const]), ...(typeof daemons === 'number' ? ['daemons' as const] : [])],
    ...(version !== undefined && { version: `${version >>> 16}.${(version >>> 8) & 255}.${version & 255}` }),
    ...(about && { size: word(about, info.size) }),
  };
  return success({ read, observation });
}

interface Observed {
  /** For the next reading. */
  readonly read: FinishedReading;
  readonly observation: Observation;
}

function asList<Item>(answer: readonly Item[] | number): readonly Item[] {
  return typeof answer === 'number' ? [] : answer;
}

function refusedQuestion(error: number): DirectorFailure {
  return error === permissionError
    ? notPermitted()
    : { kind: 'not-understood', reason: errorWords[error] ?? `the kernel answered with error ${error}` };
}

/** An interrupted batch stops between two changes: earlier ones are made, later ones are not sent. */
async function apply(
  kernel: Conversation,
  changes: readonly Change[],
  signal?: AbortSignal,
): Promise<Result<readonly RefusedChange[], DirectorFailure>> {
  const refused: RefusedChange[] = [];
  const { after } = turns(signal);
  for (const [index, change] of changes.entries()) {
    if (await after(1)) return failure({ kind: 'interrupted' });
    const answer = await make(kernel, change);
    if (typeof answer !== 'number') continue;
    if (answer === permissionError) return failure(notPermitted());
    const refusal: Refusal | undefined = refusalOfError(change.kind, answer);
    const said = refusal ? refusalSentence(refusal) : `error ${answer} of the kernel`;
    refused.push({ index, change, ...(refusal && { refusal }), said });
  }
  return success(refused);
}

function make(kernel: Conversation, change: Change): Promise<readonly unknown[] | number> {
  switch (change.kind) {
    case 'add-service':
      return kernel.ask(commands.newService, [encode.serviceSettings(change.service)]);
    case 'edit-service':
      return kernel.ask(commands.setService, [encode.serviceSettings(change.service)]);
    case 'delete-service':
      return kernel.ask(commands.deleteService, [encode.serviceKey(change.service)]);
    case 'add-server':
      return kernel.ask(commands.newServer, [encode.serviceKey(change.service), encode.serverSettings(change.server)]);
    case 'edit-server':
      return kernel.ask(commands.setServer, [encode.serviceKey(change.service), encode.serverSettings(change.server)]);
    case 'delete-server':
      return kernel.ask(commands.deleteServer, [encode.serviceKey(change.service), encode.serverKey(change.server)]);
    case 'flush':
      return kernel.ask(commands.flush, []);
    case 'zero':
      return kernel.ask(commands.zero, change.service ? [encode.serviceKey(change.service)] : []);
    case 'set-timeouts': {
      const { tcp, tcpfin, udp } = change.timeouts;
      return kernel.ask(commands.setConfig, [
        number32(top.tcp, tcp),
        number32(top.tcpfin, tcpfin),
        number32(top.udp, udp),
      ]);
    }
    case 'start-daemon':
      return kernel.ask(commands.newDaemon, [encode.daemonSettings(change.daemon)]);
    case 'stop-daemon':
      return kernel.ask(commands.deleteDaemon, [encode.daemonKey(change.state, change.syncId)]);
    default:
      return unreachable(change);
  }
}
