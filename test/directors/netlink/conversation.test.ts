import { describe, expect, test } from 'vitest';
import { number16, number32, text } from '../../../src/directors/netlink/attributes.ts';
import { AttributeTable } from '../../../src/directors/netlink/attribute-table.ts';
import { openConversation } from '../../../src/directors/netlink/conversation.ts';
import { KnownRows } from '../../../src/directors/netlink/known-rows.ts';
import type { NetlinkSocket } from '../../../src/directors/netlink/socket.ts';
import type { Decoder } from '../../../src/directors/netlink/within.ts';
import { netlinkDirector } from '../../../src/directors/netlink-director.ts';
import { failure, success } from '../../../src/domain/result.ts';
import { memoryFiles } from '../../support/memory-files.ts';

const family = 0x1c;
const [eperm, esrch, enoent, eintr, ebadf, ebadmsg, enobufs] = [1, 3, 2, 4, 9, 74, 105];
const interruptedDump = 0x10;

/** One message as the kernel writes it. */
function message(type: number, sequence: number, body: Buffer, flags = 0): Buffer {
  const header = Buffer.alloc(16);
  header.writeUInt32LE(16 + body.length, 0);
  header.writeUInt16LE(type, 4);
  header.writeUInt16LE(flags, 6);
  header.writeUInt32LE(sequence, 8);
  return Buffer.concat([header, body]);
}

const error = (sequence: number, code: number) => message(2, sequence, number(-code));
const done = (sequence: number, flags = 0) => message(3, sequence, number(0), flags);
const row = (sequence: number, value: number, flags = 0) =>
  message(family, sequence, Buffer.concat([Buffer.alloc(4), number32(7, value)]), flags);

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}

/** The answer to a question, by its number from 1: datagrams, or the error of sending or receiving. */
type Answer = (sequence: number, question: number) => readonly (Buffer | number)[];

/** A socket whose kernel knows the family, and answers every other question as the test says. */
function socketOf(answer: Answer) {
  const waiting: (Buffer | number)[] = [];
  let questions = 0;
  const socket: NetlinkSocket = {
    send(bytes) {
      const sequence = bytes.readUInt32LE(8);
      if (bytes.readUInt16LE(4) === 16) {
        const found = Buffer.concat([Buffer.alloc(4), number16(1, family), text(2, 'IPVS')]);
        waiting.push(message(16, sequence, found), error(sequence, 0));
      } else waiting.push(...answer(sequence, ++questions));
      return 0;
    },
    receive: () => waiting.shift() ?? ebadf,
    close: () => undefined,
  };
  return { socket, asked: () => questions };
}

function open(answer: Answer) {
  const { socket, asked } = socketOf(answer);
  const conversation = openConversation(success(socket));
  if (!conversation.ok) throw new Error('not opened');
  const { value } = conversation;
  const valueOf: Decoder<number | undefined> = (words, from, end) =>
    new AttributeTable().read(words, from, end).word(7);
  const rows = new KnownRows(valueOf);
  const ask = (dump: boolean) => {
    if (!dump) {
      const found = value.ask(1, []);
      return typeof found === 'number' ? found : found.map((each) => each.word(7));
    }
    const work = value.dump(1, [], rows);
    let step = work.next();
    while (!step.done) step = work.next();
    return step.value === 0 ? rows.all() : step.value;
  };
  return { ask, asked, conversation: value };
}

describe('a conversation with the kernel', () => {
  test('takes rows from several datagrams, and skips answers to other requests', () => {
    const { ask } = open((at) => [Buffer.concat([row(at, 1), row(at + 7, 9)]), row(at, 2), done(at)]);
    expect(ask(true)).toEqual([1, 2]);
  });

  test.each<[title: string, flagged: (at: number) => readonly Buffer[]]>([
    ['in a row', (at) => [row(at, 1, interruptedDump), done(at)]],
    ['in its end', (at) => [row(at, 1), done(at, interruptedDump)]],
  ])('reads a dump again that was interrupted, flagged %s', (_, flagged) => {
    const { ask, asked } = open((at, question) => (question < 3 ? flagged(at) : [row(at, 1), row(at, 2), done(at)]));
    expect([ask(true), asked()]).toEqual([[1, 2], 3]);
  });

  test('gives up on a dump that is always interrupted', () => {
    const { ask, asked } = open((at) => [row(at, 1), done(at, interruptedDump)]);
    expect([ask(true), asked()]).toEqual([eintr, 10]);
  });

  test('asks again where answers were lost (ENOBUFS), but never makes a change twice', () => {
    const lost = open((at, question) => (question === 1 ? [row(at, 1), enobufs] : [row(at, 1), done(at)]));
    expect([lost.ask(true), lost.asked()]).toEqual([[1], 2]);
    const change = open(() => [enobufs]);
    expect([change.ask(false), change.asked()]).toEqual([enobufs, 1]);
  });

  test.each([eperm, esrch, enoent])('hands on error %d of the kernel', (code) => {
    expect(open((at) => [error(at, code)]).ask(false)).toBe(code);
  });

  test('calls a message with an impossible length damaged, and does not read on for ever', () => {
    expect(open(() => [Buffer.alloc(32)]).ask(true)).toBe(ebadmsg);
  });

  test('answers that the socket is closed after close, and when it was closed by others', () => {
    const closed = open((at) => [done(at)]);
    closed.conversation.close();
    expect(closed.ask(true)).toBe(ebadf);
    expect(open(() => []).ask(true)).toBe(ebadf);
  });

  test.each<[title: string, answers: (at: number) => readonly Buffer[]]>([
    ['knows no such family', (at) => [error(at, enoent)]],
    [
      'names another family',
      (at) => [message(16, at, Buffer.concat([Buffer.alloc(4), number16(1, 5), text(2, 'nl80211')])), error(at, 0)],
    ],
    ['says nothing of it', (at) => [error(at, 0)]],
  ])('is not opened where the kernel %s', (_, answers) => {
    const waiting: Buffer[] = [];
    let isClosed = false;
    const opened = openConversation(
      success({
        send: (bytes) => {
          waiting.push(...answers(bytes.readUInt32LE(8)));
          return 0;
        },
        receive: () => waiting.shift() ?? ebadf,
        close: () => {
          isClosed = true;
        },
      }),
    );
    expect(opened).toEqual(failure({ kind: 'not-available', reason: 'the kernel has not loaded ip_vs' }));
    expect(isClosed).toBe(true);
  });
});

test.each([
  [eperm, { kind: 'not-permitted', reason: 'netlink needs root, or CAP_NET_ADMIN' }],
  [enobufs, { kind: 'not-understood', reason: 'answers were lost because they came too fast (ENOBUFS)' }],
  [eintr, { kind: 'not-understood', reason: 'the table kept changing while it was read' }],
  [ebadf, { kind: 'not-understood', reason: 'the socket was closed' }],
  [22, { kind: 'not-understood', reason: 'the kernel answered with error 22' }],
])('a director says what error %d means', async (code, why) => {
  const director = netlinkDirector(
    memoryFiles(),
    openConversation(success(socketOf((at) => [error(at, code)]).socket)),
  );
  if (!director.ok) throw new Error('not opened');
  expect(await director.value.observe()).toEqual(failure(why));
});
