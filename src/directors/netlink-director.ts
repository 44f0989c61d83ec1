import { setImmediate as otherEvents } from 'node:timers/promises';
import { failure, type Result, success } from '../domain/result.ts';
import type { Change, Refusal } from '../domain/change.ts';
import type { Observation, ObservedServer, ObservedService } from '../domain/observation.ts';
import { unreachable } from '../domain/unreachable.ts';
import type { ServiceKey } from '../domain/service.ts';
import { refusalSentence } from '../ipvsadm/messages.ts';
import type { Director, DirectorFailure, RefusedChange } from '../ports/director.ts';
import type { Files } from '../ports/files.ts';
import { number32 } from './netlink/attributes.ts';
import { type Conversation, openConversation } from './netlink/conversation.ts';
import { decodeDaemon, decodeServer, decodeService, otherProtocol, word } from './netlink/decode.ts';
import * as encode from './netlink/encode.ts';
import { commands, info, top } from './netlink/netlink-numbers.ts';
import { refusalOfError } from './netlink/refusals.ts';
import { inListingOrder, observedServer, observedService } from './observed-services.ts';
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
  return success({
    spec: 'netlink',
    observe: (signal) => observe(kernel, signal),
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
  /** Called before each piece of work; says whether the whole is interrupted. */
  next(): Promise<boolean>;
  /** Called after this many pieces. */
  after(pieces: number): Promise<void>;
}

function turns(signal: AbortSignal | undefined): Turns {
  let done = turn;
  let since = 0;
  const after = async (pieces: number) => {
    done += pieces;
    if (done <= turn && performance.now() - since <= turnMs) return;
    await otherEvents();
    done = 0;
    since = performance.now();
  };
  return {
    next: async () => {
      await after(1);
      return signal?.aborted === true;
    },
    after,
  };
}

async function observe(kernel: Conversation, signal?: AbortSignal): Promise<Result<Observation, DirectorFailure>> {
  const { next: isInterrupted, after } = turns(signal);
  if (await isInterrupted()) return failure({ kind: 'interrupted' });
  const found = await kernel.dump(commands.getService, [], after);
  if (typeof found === 'number') return failure(refusedQuestion(found));
  const services: ObservedService[] = [];
  for (const each of found) {
    if (await isInterrupted()) return failure({ kind: 'interrupted' });
    const bytes = each.get(top.service) ?? Buffer.alloc(0);
    const protocol = otherProtocol(bytes);
    if (protocol !== undefined) {
      return failure({ kind: 'not-understood', reason: `the kernel has a service of IP protocol ${protocol}` });
    }
    const service = decodeService(bytes);
    const { key } = service;
    const isIpv6 = key.kind === 'fwmark' ? key.family === 'inet6' : key.address?.includes(':') === true;
    const rows = await kernel.dump(commands.getServer, [encode.serviceKey(key as ServiceKey)], after);
    if (typeof rows === 'number') {
      if (rows === noSuchService) continue; // deleted since
      return failure(refusedQuestion(rows));
    }
    const servers: ObservedServer[] = [];
    for (const [place, row] of rows.entries()) {
      // Thousands of servers of one service take longer than a key may wait.
      if (place > 0 && (await isInterrupted())) return failure({ kind: 'interrupted' });
      const server = observedServer(decodeServer(row.get(top.server) ?? Buffer.alloc(0), isIpv6));
      if (server) servers.push(server);
    }
    const whole = observedService(service, servers.reverse());
    if (whole) services.push(whole);
  }
  const daemons = await kernel.dump(commands.getDaemon, [], after);
  const [config] = asList(await kernel.ask(commands.getConfig, []));
  const [about] = asList(await kernel.ask(commands.getInfo, []));
  const version = about && word(about, info.version);
  return success({
    services: inListingOrder(services),
    ...(config && {
      timeouts: { tcp: word(config, top.tcp), tcpfin: word(config, top.tcpfin), udp: word(config, top.udp) },
    }),
    ...(typeof daemons !== 'number' && {
      daemons: daemons.map((each) => decodeDaemon(each.get(top.daemon) ?? Buffer.alloc(0))),
    }),
    unknown: [...(config ? [] : ['timeouts' as const]), ...(typeof daemons === 'number' ? ['daemons' as const] : [])],
    ...(version !== undefined && { version: `${version >>> 16}.${(version >>> 8) & 255}.${version & 255}` }),
    ...(about && { size: word(about, info.size) }),
  });
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
  const { next: isInterrupted } = turns(signal);
  for (const [index, change] of changes.entries()) {
    if (await isInterrupted()) return failure({ kind: 'interrupted' });
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
