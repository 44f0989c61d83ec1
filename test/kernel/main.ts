import { writeFileSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { HostPart } from './host-part.ts';
import { boot } from './machine/boot.ts';
import { jobFolder } from './machine/job-folder.ts';

/** Runs each job on a machine of its own and counts the facts that held. */
const [machine = '', ...wanted] = process.argv.slice(2);
const folder = join(import.meta.dirname, 'jobs');
const files = (await readdir(folder)).filter((name) => name.endsWith('.ts') && !name.endsWith('.host.ts')).sort();
const jobs = files.map((file) => basename(file, '.ts')).filter((name) => wanted.length === 0 || wanted.includes(name));
const hosts = new Set(await readdir(folder));

/** A job that prints files as a tar archive after this is booted once more, and finds them in `/job/kept.tar`. */
const keptPrefix = 'keep and boot again: ';

/** The jobs that run keepalived or ldirectord need them on the machine. */
const checkerJobs = new Set(['keepalived', 'ldirectord']);

let passed = 0;
let failed = 0;
const seconds = 600;

for (const job of jobs) {
  process.stdout.write(`# ${job}\n`);
  const place = await jobFolder(join(folder, `${job}.ts`));
  const host = hosts.has(`${job}.host.ts`)
    ? ((await import(join(folder, `${job}.host.ts`))) as { readonly hostPart: () => HostPart }).hostPart()
    : null;
  const before = passed + failed;
  const count = (line: string) => {
    if (line.startsWith('ok - ')) passed++;
    if (line.startsWith('not ok - ')) failed++;
    process.stdout.write(`${line}\n`);
  };
  let again = false;
  const bootOnce = () =>
    boot({
      machine,
      archives: checkerJobs.has(job) ? ['checkers.cpio'] : [],
      job: place,
      seconds,
      onLine: (line) => {
        if (line.startsWith(keptPrefix)) {
          writeFileSync(join(place, 'kept.tar'), Buffer.from(line.slice(keptPrefix.length), 'base64'));
          again = true;
        } else if (!host?.onLine(line, count)) {
          count(line);
        }
      },
      ...(host && { terminal: host.terminal }),
    });
  const first = await bootOnce();
  const trouble = first === null && again ? await bootOnce() : first;
  await rm(place, { recursive: true });
  if (trouble !== null || passed + failed === before) {
    failed++;
    process.stdout.write(`not ok - ${job} runs to its end\n${trouble ?? 'it stated no fact'}\n`);
  }
}
if (jobs.length === 0) {
  process.stdout.write(`no such job; there are ${files.map((file) => basename(file, '.ts')).join(', ')}\n`);
  failed++;
}
process.stdout.write(`kernel: ${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;
