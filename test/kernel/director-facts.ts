import { openDirector } from '../../src/cli/open-director.ts';
import { systemClock } from '../../src/host/clock.ts';
import { nodeFiles } from '../../src/host/files.ts';
import type { Director } from '../../src/ports/director.ts';
import { directorContract } from '../directors/contract.ts';
import { fact, output } from './fact.ts';
import { specOf } from '../support/spec-of.ts';

/** A director of this machine. */
export async function director(spec: string): Promise<Director> {
  const opened = await openDirector(specOf(spec), {
    files: nodeFiles(),
    clock: systemClock(),
    environment: process.env,
  });
  if (!opened.ok) throw new Error(`${spec} cannot be opened: ${JSON.stringify(opened.failure)}`);
  return opened.value;
}

/** The whole contract of directors, each fact on an empty table. */
export async function directorFacts(spec: string): Promise<void> {
  for (const { title, holds } of directorContract) {
    await fact(`${spec}: ${title}`, async () => {
      output('/usr/sbin/ipvsadm', '-C');
      const opened = await director(spec);
      try {
        await holds(opened);
      } finally {
        await opened.close();
      }
    });
  }
}
