import { failure, type Result, success } from '../../domain/result.ts';
import type { DirectorFailure } from '../../ports/director.ts';
import { type Attributes, readAttributes, readText, text } from './attributes.ts';
import { type NetlinkSocket, openSocket } from './socket.ts';

/** Requests to the kernel's IPVS netlink family, and its answers. One request waits for the one before it. */
export interface Conversation {
  /** The answers, each as attributes; a number is the kernel's error code. */
  ask(command: number, attributes: readonly Buffer[]): Promise<readonly Attributes[] | number>;
  /** The same for any number of answers; `between` is waited for after each datagram, with the number of answers in it. */
  dump(
    command: number,
    attributes: readonly Buffer[],
    between: (answers: number) => Promise<unknown>,
  ): Promise<readonly Attributes[] | number>;
  close(): void;
}

const headerLength = 20;
const isRequest = 1;
const wantsAcknowledgement = 4;
const wantsDump = 0x300;
/** The table changed during the dump: rows may be missing. */
const interruptedDump = 0x10;
const noBuffers = 105;
const attempts = 10;
/** EINTR, EBADF and EBADMSG, with the kernel's numbers. */
const interruptedCall = 4;
const badHandle = 9;
const badMessage = 74;
const errorMessage = 2;
const doneMessage = 3;
const controlFamily = 16;
const getFamily = 3;

/** Opens a socket and looks up the id of the IPVS family on this machine. */
export async function openConversation(socket = openSocket()): Promise<Result<Conversation, DirectorFailure>> {
  if (!socket.ok) return socket;
  let sequence = 0;
  let isOpen = true;
  const exchange = async ({ family, command, attributes, between }: Request) => {
    const isDump = between !== null;
    for (let attempt = 1; ; attempt++) {
      if (!isOpen) return badHandle;
      sequence++;
      const error = socket.value.send(message(family, command, sequence, attributes, isDump));
      const found = error === 0 ? await answers(socket.value, sequence, between) : error;
      // Only queries are repeated, never changes.
      const isLost = found === 'interrupted' || (isDump && found === noBuffers);
      if (!isLost || attempt === attempts) return found === 'interrupted' ? interruptedCall : found;
    }
  };
  // A request between two datagrams of a dump would take the rest of them for lost answers.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (request: Request) => {
    const answered = last.then(() => exchange(request));
    last = answered;
    return answered;
  };
  const lookUp = { family: controlFamily, command: getFamily, attributes: [text(2, 'IPVS')], between: null };
  const found = await inTurn(lookUp);
  const family = typeof found === 'number' ? undefined : found[0]?.get(1)?.readUInt16LE(0);
  if (family === undefined || readText(typeof found === 'number' ? undefined : found[0]?.get(2)) !== 'IPVS') {
    socket.value.close();
    return failure({ kind: 'not-available', reason: 'the kernel has not loaded ip_vs' });
  }
  return success({
    ask: (command, attributes) => inTurn({ family, command, attributes, between: null }),
    dump: (command, attributes, between) => inTurn({ family, command, attributes, between }),
    close: () => {
      isOpen = false;
      socket.value.close();
    },
  });
}

interface Request {
  readonly family: number;
  readonly command: number;
  readonly attributes: readonly Buffer[];
  /** Null where one answer is expected. */
  readonly between: ((answers: number) => Promise<unknown>) | null;
}

function message(
  family: number,
  command: number,
  sequence: number,
  attributes: readonly Buffer[],
  dump: boolean,
): Buffer {
  const header = Buffer.alloc(headerLength);
  const body = Buffer.concat(attributes);
  header.writeUInt32LE(headerLength + body.length, 0);
  header.writeUInt16LE(family, 4);
  header.writeUInt16LE(isRequest | (dump ? wantsDump : wantsAcknowledgement), 6);
  header.writeUInt32LE(sequence, 8);
  header.writeUInt8(command, 16);
  header.writeUInt8(1, 17);
  return Buffer.concat([header, body]);
}

/**
 * Everything up to the acknowledgement or the end of a dump. A dump is always read to its end: the kernel begins no other
 * one before.
 */
async function answers(
  socket: NetlinkSocket,
  sequence: number,
  between: Request['between'],
): Promise<readonly Attributes[] | number | 'interrupted'> {
  const found: Attributes[] = [];
  let isInterrupted = false;
  for (;;) {
    const before = found.length;
    const bytes = socket.receive();
    if (typeof bytes === 'number') return bytes;
    for (let at = 0; at + 16 <= bytes.length;) {
      const length = bytes.readUInt32LE(at);
      if (length < 16) return badMessage;
      const type = bytes.readUInt16LE(at + 4);
      if (bytes.readUInt32LE(at + 8) === sequence) {
        if ((bytes.readUInt16LE(at + 6) & interruptedDump) !== 0) isInterrupted = true;
        const error = type === errorMessage || type === doneMessage ? -bytes.readInt32LE(at + 16) : 0;
        if (error !== 0) return error;
        if (type === errorMessage || type === doneMessage) return isInterrupted ? 'interrupted' : found;
        found.push(readAttributes(bytes.subarray(at + headerLength, at + length)));
      }
      at += (length + 3) & ~3;
    }
    await between?.(found.length - before);
  }
}
