import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { openSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fact, output, ran } from '../fact.ts';

const ipvsadm = '/usr/sbin/ipvsadm';

const rules = `-A -t 10.1.0.1:80 -s rr
-a -t 10.1.0.1:80 -r 10.2.0.1:8080 -m -w 1
-a -t 10.1.0.1:80 -r 10.2.0.2:8080 -m -w 1
-A -u 10.1.0.1:53 -s rr
-a -u 10.1.0.1:53 -r 10.2.0.1:5353 -m -w 1
-a -u 10.1.0.1:53 -r 10.2.0.2:5353 -m -w 1
`;

/** What a person at the terminal runs; the last line waits for them. */
const session = `before=$(stty -g)
echo before-the-console
node /job/dist/lvsrules.js console --director auto
echo "exit $?"
[ "$before" = "$(stty -g)" ] && echo same-terminal
read word
echo "read $word"
`;

output('ip', 'link', 'add', 'd0', 'type', 'dummy');
output('ip', 'link', 'set', 'd0', 'up');
for (const address of ['10.1.0.1', '10.2.0.1', '10.2.0.2']) output('ip', 'addr', 'add', `${address}/32`, 'dev', 'd0');
assert.equal(ran(ipvsadm, ['-R'], rules).stderr, '');

writeFileSync('/tmp/session', session);
const terminal = openSync('/dev/ttyS2', 'r+');
output('stty', '-F', '/dev/ttyS2', 'sane', 'rows', '24', 'cols', '80');
const shell = spawn('sh', ['/tmp/session'], { stdio: [terminal, terminal, terminal], detached: true });
const ended = once(shell, 'exit');

for (const address of ['10.2.0.1', '10.2.0.2']) {
  const server = createServer((_, answer) => answer.end(address)).listen(8080, address);
  server.keepAliveTimeout = 0;
  const socket = createSocket('udp4').bind(5353, address);
  socket.on('message', (query, { port, address: client }) => {
    socket.send(query, port, client);
  });
}

await fact('requests pass through the virtual services, and their connections stay', async () => {
  for (let client = 0; client < 5; client++) assert.match(await page(), /^10\.2\.0\.[12]$/);
  for (let client = 0; client < 3; client++) assert.equal(await echo('a question'), 'a question');
});

// The kernel brings its totals up to date every two seconds.
let before = '';
for (let now = listings(); now !== before; now = listings()) {
  before = now;
  await sleep(5000);
}
process.stdout.write(`numbers ${before}\n`);

await fact("the weight key has changed the kernel's weight", async () => {
  const wanted = '-a -t 10.1.0.1:80 -r 10.2.0.1:8080 -m -w 3\n';
  for (let tries = 0; tries < 200 && !saved().includes(wanted); tries++) await sleep(1000);
  assert.equal(saved(), rules.replace(wanted.replace('3', '1'), wanted));
});

await fact('the console ends, and the shell reads a line again', async () => {
  const limit = setTimeout(() => {
    if (shell.pid !== undefined) process.kill(-shell.pid, 'SIGKILL');
  }, 120_000);
  assert.deepEqual(await ended, [0, null]);
  clearTimeout(limit);
});

process.exit();

/** A page from the virtual service; the connection is kept, and nothing is sent on it any more. */
async function page(): Promise<string> {
  const socket = connect(80, '10.1.0.1');
  socket.write('GET / HTTP/1.1\r\nHost: web\r\n\r\n');
  let text = '';
  while (!/\r\n\r\n10\.2\.0\.[12]$/.test(text)) text += String((await once(socket, 'data'))[0]);
  return text.split('\r\n\r\n')[1] ?? '';
}

async function echo(question: string): Promise<string> {
  const socket = createSocket('udp4');
  socket.send(question, 53, '10.1.0.1');
  const [answer] = (await once(socket, 'message')) as [Buffer];
  socket.close();
  return answer.toString();
}

/** What ipvsadm shows, in one line. */
function listings(): string {
  return JSON.stringify([output(ipvsadm, '-L', '-n'), output(ipvsadm, '-L', '-n', '--stats', '--exact')]);
}

function saved(): string {
  return output(ipvsadm, '-S', '-n');
}
