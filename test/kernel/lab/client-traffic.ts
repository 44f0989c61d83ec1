import { execFile } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { pageOf } from '../cluster/pages.ts';

/** A client that fetches the page of the virtual address again and again. */
export interface ClientTraffic {
  turn(isOn: boolean): void;
  /** What became of the last requests, a line without a full stop. */
  summary(): string;
}

const remembered = 20;

export function clientTraffic(client: string, vip: string): ClientTraffic {
  let isOn = false;
  let answers: readonly string[] = [];
  const visit = async () => {
    while (isOn) {
      const answer = await fetched(client, vip);
      answers = [...answers, answer].slice(-remembered);
      await setTimeout(200);
    }
  };
  return {
    turn: (wanted) => {
      const begins = wanted && !isOn;
      isOn = wanted;
      if (!begins) return;
      answers = [];
      void visit();
    },
    summary: () => {
      const counts = [...new Set(answers)].sort().map((name) => {
        const count = answers.filter((answer) => answer === name).length;
        return name === '-' ? `${count} without an answer` : `${name} answered ${count}`;
      });
      const seen = counts.length === 0 ? 'no request yet' : `of the last ${answers.length}: ${counts.join(', ')}`;
      return `traffic is ${isOn ? 'on' : 'off'}; ${seen}`;
    },
  };
}

function fetched(client: string, vip: string): Promise<string> {
  return new Promise((resolve) => {
    const words = ['netns', 'exec', client, 'busybox', 'nc', '-w', '3', vip, '80'];
    const asking = execFile('ip', words, (_, stdout) => {
      resolve(pageOf(stdout));
    });
    asking.stdin?.on('error', () => undefined).end('GET / HTTP/1.0\r\n\r\n');
  });
}
