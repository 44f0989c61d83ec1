import { writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { boot } from '../machine/boot.ts';
import { jobFolder } from '../machine/job-folder.ts';
import { answerOthers } from './other-terminals.ts';
import { type LabOrder, readLabLine } from './lab-line.ts';
import { terminalOf, userTerminal } from './user-terminal.ts';

/** Boots the lab on this terminal, and ends with it. */
const [machine = ''] = process.argv.slice(2);
const stopping = new AbortController();
const stop = () => {
  stopping.abort();
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);

let send: (order: LabOrder) => void = () => undefined;
let isReady = false;
const user = userTerminal({
  onResize: (size) => {
    send({ kind: 'size', size });
  },
  onStop: stop,
});
const others = await answerOthers((words) => {
  if (isReady) send({ kind: 'command', words });
  else others?.answer({ text: 'lab: it is still booting: try again in a moment\n', exit: 1 });
});
if (others === null) {
  process.stderr.write('lab: it runs already, on another terminal\n  npm run lab -- faults\n');
  process.exit(1);
}

process.stdout.write('Booting Linux with IPVS under qemu; Ctrl-C ends it ...\n');
let said = '';
const trouble = await run().catch((error: unknown) => String(error));
others.close();
const isStopped = stopping.signal.aborted;
user.detach(isStopped || trouble !== null);
if (isStopped || (trouble === null && said === '')) {
  // Behind the ^C of a terminal.
  process.stdout.write(`${isStopped && !isReady ? '\n' : ''}The lab has ended.\n`);
} else {
  process.stderr.write(`lab: the machine ended by itself\n${said}${trouble ?? ''}\n`);
  process.exitCode = 1;
}
process.exit();

/** Lays the job, boots it and waits until it has ended; gives what went wrong, or null. */
async function run(): Promise<string | null> {
  // Ctrl-C ends the programs that lay it too.
  const place = await jobFolder(join(import.meta.dirname, 'guest.ts'));
  try {
    writeFileSync(join(place, 'terminal.json'), JSON.stringify(terminalOf(process.stdout, process.env)));
    return await boot({
      machine,
      job: place,
      signal: stopping.signal,
      terminal: user,
      onLink: (write) => {
        send = (order) => {
          write(`${JSON.stringify(order)}\n`);
        };
      },
      onLine: (text) => {
        const line = readLabLine(text);
        if (line === null) said += `${text}\n`;
        else if (line.kind === 'done') process.stdout.write(`  ${line.text}\n`);
        else if (line.kind === 'answer') others?.answer(line);
        else {
          isReady = true;
          user.attach();
        }
      },
    });
  } finally {
    await rm(place, { recursive: true });
  }
}
