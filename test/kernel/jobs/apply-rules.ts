import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { writeListing } from '../../../src/ipvsadm/listing/write-listing.ts';
import { predict } from '../../../src/ipvsadm/predict.ts';
import { saveText } from '../../../src/ipvsadm/save-text.ts';
import { director } from '../director-facts.ts';
import { fact, lvsrules, output, ran } from '../fact.ts';

const ipvsadm = '/usr/sbin/ipvsadm';

/** One of the examples shows what is refused. */
const examples = readdirSync('/job/examples')
  .filter((name) => name.endsWith('.rules'))
  .map((name) => ({ name, prediction: predict(readFileSync(`/job/examples/${name}`)) }))
  .filter(({ prediction }) => prediction.lines.every(({ outcome }) => outcome === 'taken' || outcome === 'ignored'));

for (const { name, prediction } of examples) {
  await fact(`${name}, applied: ipvsadm -S -n says what lvsrules says`, () => {
    output(ipvsadm, '-C');
    const file = `/job/examples/${name}`;
    const applied = lvsrules(['apply', file, '--director', 'ipvsadm', '--yes']);
    assert.equal(applied.exit, 0, applied.stderr);
    assert.equal(output(ipvsadm, '-S', '-n'), saveText(prediction.table));
    assert.equal(output(ipvsadm, '-L', '-n'), writeListing(prediction.observation, 'default'));
  });
}

await fact('requests through an applied service reach its real servers by weight', async () => {
  output(ipvsadm, '-C');
  output('ip', 'link', 'add', 'd0', 'type', 'dummy');
  output('ip', 'link', 'set', 'd0', 'up');
  for (const address of ['10.1.0.1', '10.2.0.1', '10.2.0.2']) output('ip', 'addr', 'add', `${address}/32`, 'dev', 'd0');
  for (const server of ['10.2.0.1', '10.2.0.2']) {
    mkdirSync(`/tmp/${server}`, { recursive: true });
    writeFileSync(`/tmp/${server}/who`, server);
    spawn('httpd', ['-f', '-p', `${server}:8080`, '-h', `/tmp/${server}`], { stdio: 'ignore', detached: true }).unref();
  }
  const rules = [
    '-A -t 10.1.0.1:80 -s wrr',
    '-a -t 10.1.0.1:80 -r 10.2.0.1:8080 -m -w 3',
    '-a -t 10.1.0.1:80 -r 10.2.0.2:8080 -m -w 1',
    '',
  ].join('\n');
  writeFileSync('/tmp/web.rules', rules);
  assert.equal(lvsrules(['apply', '/tmp/web.rules', '--director', 'ipvsadm', '--yes']).exit, 0);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const answers = Array.from({ length: 8 }, () => ran('wget', ['-q', '-O', '-', 'http://10.1.0.1/who']).stdout);
  assert.deepEqual(answers.filter((who) => who === '10.2.0.1').length, 6, answers.join(' '));
  assert.deepEqual(answers.filter((who) => who === '10.2.0.2').length, 2, answers.join(' '));
});

await fact('the connections of those requests are shown as ipvsadm -Lnc shows them', async () => {
  const opened = await director('ipvsadm');
  const found = await opened.connections();
  assert.ok(found.ok, JSON.stringify(found));
  const listed = output(ipvsadm, '-L', '-n', '-c').trimEnd().split('\n').slice(2);
  const ends = found.value.map(({ source, sourcePort, destination }) => `${source}:${sourcePort} ${destination}:8080`);
  assert.deepEqual(
    ends.sort(),
    listed
      .map((line) => line.split(/ +/))
      .map((words) => `${words[3] ?? ''} ${words[5] ?? ''}`)
      .sort(),
  );
});
