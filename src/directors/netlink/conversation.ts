import { failure, type Result, success } from '../../domain/result.ts';
import type { DirectorFailure } from '../../ports/director.ts';
import { AttributeTable, wordsOf } from './attribute-table.ts';
import { text } from './attributes.ts';
import type { RowTaker } from './known-rows.ts';
import { openSocket } from './socket.ts';

/** Requests to the kernel's IPVS netlink family, and its answers. One request waits for the end of the one before it. */
export interface Conversation {
  /** The answers, each as attributes; a number is the kernel's error code. */
  ask(command: number, attributes: readonly Buffer[]): readonly AttributeTable[] | number;
  /**
   * Any number of answers. Stops after each datagram, and must be resumed until its end: the kernel begins no other dump
   * before, and the rest would be taken for lost answers. Gives the kernel's error code, 0 for none.
   */
  dump(command: number, attributes: readonly Buffer[], rows: RowTaker): Generator<'dumping', number>;
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
export function openConversation(socket = openSocket()): Result<Conversation, DirectorFailure> {
  if (!socket.ok) return socket;
  const { send, receive, close } = socket.value;
  let sequence = 0;
  let isOpen = true;
  /** The error number; 0 for success. */
  const begin = (family: number, command: number, attributes: readonly Buffer[], isDump: boolean) =>
    isOpen ? send(message(family, command, ++sequence, attributes, isDump)) : badHandle;
  const ask = (family: number, command: number, attributes: readonly Buffer[]) => {
    const refused = begin(family, command, attributes, false);
    if (refused !== 0) return refused;
    const found: AttributeTable[] = [];
    const take: RowTaker['take'] = (words, from, end) => {
      found.push(new AttributeTable().read(words.slice(), from, end));
    };
    for (;;) {
      const { error } = readDatagram(receive(), sequence, take);
      if (error !== null) return error === 0 ? found : error;
    }
  };
  const found = ask(controlFamily, getFamily, [text(2, 'IPVS')]);
  const [about] = typeof found === 'number' ? [] : found;
  const family = about?.short(1);
  if (family === undefined || about?.text(2) !== 'IPVS') {
    close();
    return failure({ kind: 'not-available', reason: 'the kernel has not loaded ip_vs' });
  }
  return success({
    ask: (command, attributes) => ask(family, command, attributes),
    *dump(command, attributes, rows) {
      const take: RowTaker['take'] = (words, from, end) => {
        rows.take(words, from, end);
      };
      for (let attempt = 1; ; attempt++) {
        rows.begin();
        let error: number | null = begin(family, command, attributes, true);
        let isInterrupted = false;
        if (error === 0) error = null;
        while (error === null) {
          const seen = readDatagram(isOpen ? receive() : badHandle, sequence, take);
          isInterrupted ||= seen.isInterrupted;
          error = seen.error;
          yield 'dumping';
        }
        if (isInterrupted && error === 0) error = interruptedCall;
        // Only queries are repeated, never changes.
        const isLost = error === noBuffers || (isInterrupted && error === interruptedCall);
        if (!isLost || attempt === attempts) return error;
      }
    },
    close: () => {
      isOpen = false;
      close();
    },
  });
}

function message(
  family: number,
  command: number,
  sequence: number,
  attributes: readonly Buffer[],
  isDump: boolean,
): Buffer {
  const length = attributes.reduce((sum, each) => sum + each.length, headerLength);
  const bytes = Buffer.alloc(length);
  bytes.writeUInt32LE(length, 0);
  bytes.writeUInt16LE(family, 4);
  bytes.writeUInt16LE(isRequest | (isDump ? wantsDump : wantsAcknowledgement), 6);
  bytes.writeUInt32LE(sequence, 8);
  bytes[16] = command;
  bytes[17] = 1;
  let at = headerLength;
  for (const each of attributes) {
    bytes.set(each, at);
    at += each.length;
  }
  return bytes;
}

/** What a datagram says about the request with this number. */
interface SeenDatagram {
  /** Null while more is to come; 0 at the end, or the error number. */
  readonly error: number | null;
  readonly isInterrupted: boolean;
}

function readDatagram(bytes: Buffer | number, sequence: number, take: RowTaker['take']): SeenDatagram {
  if (typeof bytes === 'number') return { error: bytes, isInterrupted: false };
  const words = wordsOf(bytes);
  let isInterrupted = false;
  for (let at = 0; at + 16 <= bytes.length;) {
    const first = at >> 2;
    const length = words[first] ?? 0;
    if (length < 16) return { error: badMessage, isInterrupted };
    if (words[first + 2] === sequence) {
      const typeAndFlags = words[first + 1] ?? 0;
      const type = typeAndFlags & 0xffff;
      if (((typeAndFlags >>> 16) & interruptedDump) !== 0) isInterrupted = true;
      if (type === errorMessage || type === doneMessage)
        return { error: -((words[first + 4] ?? 0) | 0) || 0, isInterrupted };
      take(words, at + headerLength, Math.min(at + length, bytes.length));
    }
    at += (length + 3) & ~3;
  }
  return { error: null, isInterrupted };
}
