import { writeFileSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { cpus } from 'node:os';
import { basename, join } from 'node:path';
import type { HostPart } from './host-part.ts';
import { boot } from './machine/boot.ts';
import { jobFolder } from './machine/job-folder.ts';

/**
 * Runs each job on a machine of its own, two machines at a time, and counts the facts that held. With `--second-try` a job
 * that fails runs once more, alone, after the others; it is named, and the second run counts.
 */
const [machine = '', ...words] = process.argv.slice(2);
const wanted = words.filter((word) => word !== '--second-try');
const hasSecondTry = words.length > wanted.length;
const folder = join(import.meta.dirname, 'jobs');
const files = (await readdir(folder)).filter((name) => name.endsWith('.ts') && !name.endsWith('.host.ts')).sort();
const jobs = files.map((file) => basename(file, '.ts')).filter((name) => wanted.length === 0 || wanted.includes(name));
const hosts = new Set(await readdir(folder));

/** A job that prints files as a tar archive after this is booted once more, and finds them in `/job/kept.tar`. */
const keptPrefix = 'keep and boot again: ';

/** The jobs that run keepalived or ldirectord need them on the machine. */
const checkerJobs = new Set(['keepalived', 'ldirectord']);

/** The jobs that need the real programs of a server: systemd, networkd, netplan. */
const systemJobs = new Set(['setup-formats']);

/** A job takes up to four minutes; a loaded machine may take much longer. */
const seconds = 900;

interface JobResult {
  passed: number;
  failed: number;
}

async function run(job: string, print: (line: string) => void): Promise<JobResult> {
  const result: JobResult = { passed: 0, failed: 0 };
  print(`# ${job}`);
  const place = await jobFolder(join(folder, `${job}.ts`));
  const host = hosts.has(`${job}.host.ts`)
    ? ((await import(join(folder, `${job}.host.ts`))) as { readonly hostPart: () => HostPart }).hostPart()
    : null;
  const fact = (line: string) => {
    if (line.startsWith('ok - ')) result.passed++;
    if (line.startsWith('not ok - ')) result.failed++;
    print(line);
  };
  let again = false;
  const bootOnce = () =>
    boot({
      machine,
      isWhole: systemJobs.has(job),
      archives: checkerJobs.has(job) ? ['checkers.cpio'] : [],
      job: place,
      seconds,
      onLine: (line) => {
        if (line.startsWith(keptPrefix)) {
          writeFileSync(join(place, 'kept.tar'), Buffer.from(line.slice(keptPrefix.length), 'base64'));
          again = true;
        } else if (!host?.onLine(line, fact)) {
          fact(line);
        }
      },
      ...(host && { terminal: host.terminal }),
    });
  const first = await bootOnce();
  const trouble = first === null && again ? await bootOnce() : first;
  await rm(place, { recursive: true });
  if (trouble !== null || result.passed + result.failed === 0) {
    result.failed++;
    print(`not ok - ${job} runs to its end\n${trouble ?? 'it stated no fact'}`);
  }
  return result;
}

/** These take longest: where they come last, one machine waits for the other. */
const longJobs = ['setup-formats', 'costs', 'pair-rollout'];

const lanes = Math.max(1, Math.min(2, jobs.length, cpus().length));
const left = [...longJobs.filter((job) => jobs.includes(job)), ...jobs.filter((job) => !longJobs.includes(job))];
const failedOnce: string[] = [];
let [passed, failed] = [0, 0];
const print = (line: string) => void process.stdout.write(`${line}\n`);

/** The lines of a job come when it has ended, unless it is the only one. */
async function lane(): Promise<void> {
  for (let job = left.shift(); job !== undefined; job = left.shift()) {
    const start = performance.now();
    const lines: string[] = [];
    const result = await run(job, lanes === 1 ? print : (line) => void lines.push(line));
    const hasFailed = hasSecondTry && result.failed > 0;
    for (const line of lines) print(hasFailed ? line.replace(/^not ok - /, 'second try: ') : line);
    print(`# ${job} took ${Math.round((performance.now() - start) / 1000)} s`);
    if (hasFailed) failedOnce.push(job);
    else count(result);
  }
}

function count(result: JobResult): void {
  passed += result.passed;
  failed += result.failed;
}

await Promise.all(Array.from({ length: lanes }, lane));
for (const job of failedOnce) count(await run(job, print));
if (jobs.length === 0) {
  print(`no such job; there are ${files.map((file) => basename(file, '.ts')).join(', ')}`);
  failed++;
}
print(`kernel: ${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
