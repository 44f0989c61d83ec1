import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, openSync, symlinkSync, writeFileSync } from 'node:fs';
import { output } from '../fact.ts';
import type { LabTerminal } from './lab-line.ts';

const device = '/dev/ttyS2';

/** Where the commands of the lab are answered, outside all machines of the cluster. */
export const labPort = 77;

// A machine without KVM takes its time to answer.
const doctorWords = 'doctor --rules site.rules --realserver netns:rs1 --realserver netns:rs2 --deadline 120';

/** Programs of the shell, besides those of the system. */
const programs: Readonly<Record<string, string>> = {
  lvsrules: 'exec /usr/bin/node /job/dist/lvsrules.js "$@"',
  console: 'exec lvsrules console --director netlink --rules site.rules "$@"',
  doctor: `echo "+ lvsrules ${doctorWords} $*" >&2\nexec lvsrules ${doctorWords} "$@"`,
  on: `[ $# -gt 1 ] || { echo 'usage: on rs1|rs2|client|lb COMMAND...' >&2; exit 2; }\nexec ip netns exec "$@"`,
  // The first line of an answer is the exit status.
  lab: `printf '%s\\n' "$*" | nsenter --net=/proc/1/ns/net nc 127.0.0.1 ${labPort} | {
  read -r status || { echo 'lab: no answer' >&2; exit 1; }
  cat
  exit "$status"
}`,
};

/** The console comes first; the shell below it is one of the director. */
const session = `trap : INT
cd /root
console
cat /etc/welcome
exec bash --rcfile /etc/shell
`;

const settings = `PS1='director# '
HISTFILE=/root/.history
`;

export function layShell(rules: string, usage: string): void {
  mkdirSync('/etc', { recursive: true });
  for (const [name, text] of Object.entries(programs)) {
    writeFileSync(`/bin/${name}`, `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  }
  symlinkSync(rules, '/root/site.rules');
  writeFileSync('/etc/session', session);
  writeFileSync('/etc/shell', settings);
  writeFileSync('/etc/welcome', welcome(usage));
}

function welcome(usage: string): string {
  return `
This is a shell on the director (lb); its real servers are rs1 and rs2.

  console               the console again; q comes back to this shell
  doctor                what is wrong, and the commands that correct it
  on rs1 COMMAND        runs a command on rs1, rs2 or client
${usage}  exit                  ends the lab

`;
}

export function resizeTerminal({ rows, columns }: LabTerminal['size']): void {
  output('stty', '-F', device, 'rows', String(rows), 'cols', String(columns));
}

/** Runs the shell on the terminal of the machine until it is left. */
export async function runShell(director: string, { size, environment }: LabTerminal): Promise<void> {
  output('stty', '-F', device, 'sane');
  resizeTerminal(size);
  const terminal = openSync(device, 'r+');
  const words = ['netns', 'exec', director, 'busybox', 'setsid', '-c', '/bin/bash', '/etc/session'];
  const shell = spawn('ip', words, {
    stdio: [terminal, terminal, terminal],
    env: { ...process.env, ...environment },
  });
  await once(shell, 'exit');
}
