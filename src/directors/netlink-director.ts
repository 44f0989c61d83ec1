import { setImmediate as otherEvents } from 'node:timers/promises';
import { failure, type Result, success } from '../domain/result.ts';
import type { Change, Refusal } from '../domain/change.ts';
import type { ListedServer, ListedService } from '../domain/listed.ts';
import type { Observation } from '../domain/observation.ts';
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
import { observedServices } from './observed-services.ts';
import { procPieces } from './proc-pieces.ts';
import { procDirector } from './proc.ts';

/** This machine's kernel by generic netlink: no program is started, and every counter has its 64 bits. */
export function netlinkDirector(files: Files, opened = openConversation()): Result<Director, DirectorFailure> {
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

/** How many requests are sent, and for how long, before other events, such as keys and Ctrl-C, are handled. */
const turn = 64;
const turnMs = 10;

/** Says before each piece of work whether the whole is interrupted; gives way to other events in between. */
function interruption(signal: AbortSignal | undefined): () => Promise<boolean> {
  let asked = 0;
  let since = performance.now();
  return async () => {
    if (asked++ % turn === 0 || performance.now() - since > turnMs) {
      await otherEvents();
      since = performance.now();
    }
    return signal?.aborted === true;
  };
}

async function observe(kernel: Conversation, signal?: AbortSignal): Promise<Result<Observation, DirectorFailure>> {
  const isInterrupted = interruption(signal);
  if (await isInterrupted()) return failure({ kind: 'interrupted' });
  const found = kernel.ask(commands.getService, [], true);
  if (typeof found === 'number') return failure(refusedQuestion(found));
  const services: ListedService[] = [];
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
    const servers = kernel.ask(commands.getServer, [encode.serviceKey(key as ServiceKey)], true);
    if (typeof servers === 'number') {
      if (servers === noSuchService) continue; // deleted since
      return failure(refusedQuestion(servers));
    }
    const decoded: ListedServer[] = [];
    for (const [place, server] of servers.entries()) {
      // Thousands of servers of one service take longer than a key may wait.
      if (place % turn === turn - 1 && (await isInterrupted())) return failure({ kind: 'interrupted' });
      decoded.push(decodeServer(server.get(top.server) ?? Buffer.alloc(0), isIpv6));
    }
    services.push({ ...service, servers: decoded.reverse() });
  }
  const daemons = kernel.ask(commands.getDaemon, [], true);
  const [config] = asList(kernel.ask(commands.getConfig, []));
  const [about] = asList(kernel.ask(commands.getInfo, []));
  const version = about && word(about, info.version);
  return success({
    services: observedServices(services),
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
  const isInterrupted = interruption(signal);
  for (const [index, change] of changes.entries()) {
    if (await isInterrupted()) return failure({ kind: 'interrupted' });
    const answer = make(kernel, change);
    if (typeof answer !== 'number') continue;
    if (answer === permissionError) return failure(notPermitted());
    const refusal: Refusal | undefined = refusalOfError(change.kind, answer);
    const said = refusal ? refusalSentence(refusal) : `error ${answer} of the kernel`;
    refused.push({ index, change, ...(refusal && { refusal }), said });
  }
  return success(refused);
}

function make(kernel: Conversation, change: Change): readonly unknown[] | number {
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
