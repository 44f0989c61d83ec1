import { failure, type Result, success } from '../../domain/result.ts';
import type { DirectorFailure } from '../../ports/director.ts';
import { installedKoffi } from './koffi.ts';

/** A netlink socket: one request out, its answers in, each with its header. */
export interface NetlinkSocket {
  /** The error number; 0 for success. */
  send(message: Buffer): number;
  /** One datagram, which may hold several messages, or the error number. Its bytes are valid until the next one. */
  receive(): Buffer | number;
  close(): void;
}

const netlinkFamily = 16;
const raw = 3;
const closeOnExec = 0x80000;
const genericNetlink = 16;

/** Opens a generic netlink socket through koffi, which is an optional dependency. */
export function openSocket(): Result<NetlinkSocket, DirectorFailure> {
  if (process.platform !== 'linux') return failure({ kind: 'not-available', reason: 'netlink needs Linux' });
  const koffi = installedKoffi(import.meta.url);
  if (koffi === null) return failure({ kind: 'not-available', reason: 'the package koffi is not installed here' });
  const library = koffi.load(null);
  const socket = library.func('int socket(int domain, int type, int protocol)');
  const send = library.func('int64_t send(int socket, const void *bytes, size_t length, int flags)');
  const receive = library.func('int64_t recv(int socket, _Out_ void *bytes, size_t length, int flags)');
  const close = library.func('int close(int socket)');
  const handle = socket(netlinkFamily, raw | closeOnExec, genericNetlink);
  if (handle < 0) return failure({ kind: 'not-permitted', reason: `no netlink socket (error ${koffi.errno()})` });
  const buffer = Buffer.alloc(1 << 17);
  return success({
    send: (message) => (Number(send(handle, message, message.length, 0)) < 0 ? koffi.errno() : 0),
    receive: () => {
      const length = Number(receive(handle, buffer, buffer.length, 0));
      return length < 0 ? koffi.errno() : buffer.subarray(0, length);
    },
    close: () => {
      close(handle);
    },
  });
}
