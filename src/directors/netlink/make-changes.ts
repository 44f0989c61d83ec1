import type { Change, Refusal } from '../../domain/change.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { unreachable } from '../../domain/unreachable.ts';
import { refusalSentence } from '../../ipvsadm/messages.ts';
import type { DirectorFailure, RefusedChange } from '../../ports/director.ts';
import { number32 } from './attributes.ts';
import type { Conversation } from './conversation.ts';
import * as encode from './encode.ts';
import { notPermitted, permissionError } from './kernel-errors.ts';
import { commands, top } from './netlink-numbers.ts';
import { refusalOfError } from './refusals.ts';
import type { Pause } from './slices.ts';

/** Makes the changes; stopped between two of them, earlier ones are made and later ones are not sent. */
export function* makeChanges(
  kernel: Conversation,
  changes: readonly Change[],
): Generator<Pause, Result<readonly RefusedChange[], DirectorFailure>> {
  const refused: RefusedChange[] = [];
  for (const [index, change] of changes.entries()) {
    yield 'stoppable';
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
