import assert from 'node:assert/strict';
import { director, directorFacts } from '../director-facts.ts';
import { fact, output, ran } from '../fact.ts';

await directorFacts('netlink');

await fact('netlink and ipvsadm observe the same table', async () => {
  output('/usr/sbin/ipvsadm', '-C');
  const rules = [
    '-A -t 10.0.0.1:80 -s sh -b sh-fallback,sh-port',
    '-a -t 10.0.0.1:80 -r 10.0.0.3:8080 -m -w 3 -x 10 -y 5',
    '-a -t 10.0.0.1:80 -r 10.0.0.2:8080 -m -w 3',
    '-a -t 10.0.0.1:80 -r [2001:db8::2]:80 -i --tun-type gre --tun-csum',
    '-A -u 10.0.0.1:5060 -s rr --pe sip -p 60 -M 255.255.0.0',
    '-A -t [2001:db8::1]:443 -s wlc -p 300 -M 64',
    '-A -f 4294967295 -s mh -b mh-port',
    '-A -f 7 -6 -s rr -o',
    '-A --sctp-service 10.0.0.1:9999 -s nq',
    '',
  ].join('\n');
  assert.equal(ran('/usr/sbin/ipvsadm', ['-R'], rules).stderr, '');
  const [first, second] = [await (await director('netlink')).observe(), await (await director('ipvsadm')).observe()];
  assert.ok(first.ok && second.ok);
  assert.deepEqual(first.value, second.value);
});

await fact('a director that has read the table before sees each change as a new one does', async () => {
  output('/usr/sbin/ipvsadm', '-C');
  const old = await director('netlink');
  const lines = [
    '-A -t 10.0.0.1:80 -s wlc',
    '-a -t 10.0.0.1:80 -r 10.0.0.2:8080 -m -w 3',
    '-a -t 10.0.0.1:80 -r 10.0.0.3:8080 -g -w 3',
    '-A -t [2001:db8::1]:443 -s wlc -p 300 -M 64',
    '-a -t [2001:db8::1]:443 -r [2001:db8::2]:443 -i',
    '-e -t 10.0.0.1:80 -r 10.0.0.2:8080 -m -w 0',
    '-e -t 10.0.0.1:80 -r 10.0.0.3:8080 -i -w 3 --tun-type gre',
    '-E -t 10.0.0.1:80 -s rr',
    '-A -f 7 -s sh',
    '-Z',
    '-d -t 10.0.0.1:80 -r 10.0.0.2:8080',
    '-a -t 10.0.0.1:80 -r 10.0.0.4:8080 -m -w 1 -x 9 -y 4',
    '-D -t [2001:db8::1]:443',
    '-C',
  ];
  for (const line of lines) {
    assert.equal(ran('/usr/sbin/ipvsadm', ['-R'], `${line}\n`).stderr, '', line);
    const fresh = await director('netlink');
    const [first, second] = [await old.observe(), await fresh.observe()];
    assert.ok(first.ok && second.ok, line);
    assert.deepEqual(first.value, second.value, line);
    assert.deepEqual(await old.observe(), second, line);
    await fresh.close();
  }
  await old.close();
});

await fact('auto takes netlink where it works', async () => {
  assert.equal((await director('auto')).spec.kind, 'netlink');
});
