import { get } from 'node:http';
import { setTimeout } from 'node:timers/promises';

/** Downloads that take some ten seconds each, one after another on each of some lines. */
export interface Downloads {
  /** Downloads that ended so far: whole ones, and those that broke off. */
  readonly whole: number;
  readonly broken: readonly string[];
  /** How many run now. */
  readonly running: number;
  /** From now on none begins. */
  stop(): void;
  /** Waits until every download that runs now has ended. */
  ended(): Promise<void>;
}

/** They begin at once, from addresses of their own. */
export function downloads(address: string, lines: number): Downloads {
  let whole = 0;
  const broken: string[] = [];
  const running = new Set<Promise<void>>();
  let isStopped = false;
  const line = async (number: number): Promise<void> => {
    while (!isStopped) {
      const run = download(address, `11.1.0.${number + 1}`).then(
        () => void whole++,
        async (error: unknown) => {
          broken.push(String(error));
          await setTimeout(500);
        },
      );
      running.add(run);
      await run;
      running.delete(run);
    }
  };
  for (let number = 0; number < lines; number++) void line(number);
  return {
    get whole() {
      return whole;
    },
    get running() {
      return running.size;
    },
    broken,
    stop() {
      isStopped = true;
    },
    async ended() {
      await Promise.all(running);
    },
  };
}

function download(address: string, localAddress: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = get({ host: address, path: '/long', localAddress, agent: false, timeout: 20_000 }, (response) => {
      let bytes = 0;
      response.on('data', (piece: Buffer) => (bytes += piece.length));
      response.once('error', reject);
      response.once('end', () => {
        const wanted = Number(response.headers['content-length']);
        if (bytes === wanted) resolve();
        else reject(new Error(`${bytes} of ${wanted} bytes`));
      });
    });
    request.once('timeout', () => request.destroy(new Error('nothing came for 20 s'))).once('error', reject);
  });
}
