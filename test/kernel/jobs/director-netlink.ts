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

await fact('auto takes netlink where it works', async () => {
  assert.equal((await director('auto')).spec, 'netlink');
});
