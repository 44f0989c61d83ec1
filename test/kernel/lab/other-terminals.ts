import { rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { LabAnswer } from './lab-line.ts';

/** Commands of the lab from other terminals, which are answered one after another. */
export interface OtherTerminals {
  /** Answers the command that has waited longest. */
  answer(answer: LabAnswer): void;
  close(): void;
}

/** Where the lab of this checkout listens. */
const socketPath = '.cache/kernel/lab.socket';

/** Null when another lab of this checkout runs. */
export async function answerOthers(ask: (words: readonly string[]) => void): Promise<OtherTerminals | null> {
  const running = await connected();
  if (running) {
    running.destroy();
    return null;
  }
  rmSync(socketPath, { force: true });
  const waiting: Socket[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    createInterface({ input: socket }).once('line', (line) => {
      waiting.push(socket);
      ask(JSON.parse(line) as readonly string[]);
    });
  }).listen(socketPath);
  return {
    answer: (answer) => waiting.shift()?.end(JSON.stringify(answer)),
    close: () => server.close(),
  };
}

/** Null when no lab of this checkout runs, or when it ended meanwhile. */
export async function askLab(words: readonly string[]): Promise<LabAnswer | null> {
  const socket = await connected();
  if (!socket) return null;
  socket.write(`${JSON.stringify(words)}\n`);
  let text = '';
  for await (const bytes of socket.setEncoding('utf8')) text += String(bytes);
  return text === '' ? null : (JSON.parse(text) as LabAnswer);
}

function connected(): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect(socketPath);
    socket.once('connect', () => {
      resolve(socket);
    });
    socket.once('error', () => {
      resolve(null);
    });
  });
}
