import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { output } from '../fact.ts';

/** A program that keeps a table by its configuration, while it runs. */
export class HealthChecker {
  private readonly process: ChildProcess;
  private log = '';

  constructor(program: string, words: readonly string[]) {
    this.process = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.on('data', (bytes: Buffer) => (this.log += bytes.toString()));
    }
  }

  /** Waits until the table holds: health checks take their time. Gives the table in any case, to be compared. */
  async settled(isSettled: (rules: string) => boolean): Promise<string> {
    for (let turn = 0; turn < 400 && this.process.exitCode === null; turn++) {
      if (isSettled(saved())) return saved();
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    throw new Error(`the table does not become what it should be:\n${saved()}${this.log.slice(-3000)}`);
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null) return;
    const gone = once(this.process, 'exit');
    this.process.kill('SIGTERM');
    await gone;
  }
}

/** The table, as ipvsadm tells it. */
export function saved(): string {
  return output('/usr/sbin/ipvsadm', '-S', '-n');
}
