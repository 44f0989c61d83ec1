import { expect, test } from 'vitest';
import { forTarget } from '../../../src/cli/convert/for-target.ts';

const web = '-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -i -w 1 --tun-type ipip\n';
const mail = '-A -t 192.0.2.1:25 -s mh -b mh-port\n-a -t 192.0.2.1:25 -r 10.0.0.1:25 -m -w 1\n';

test('a plain tunnel needs no option', () => {
  expect(forTarget(web, '1.27')).toEqual({ rules: web.replace(' --tun-type ipip', ''), losses: [] });
});

test('the servers of a service that is left out are left out with it', () => {
  const { rules, losses } = forTarget(web + mail, '1.26');
  expect(rules).toBe(web.replace(' --tun-type ipip', ''));
  expect(losses.map(({ what }) => what)).toEqual([
    'left out: -A -t 192.0.2.1:25 -s mh -b mh-port: -b came with ipvsadm 1.27',
    'left out: -a -t 192.0.2.1:25 -r 10.0.0.1:25 -m -w 1: its service is left out',
  ]);
});

test('without a version everything stays', () => {
  expect(forTarget(web + mail, undefined)).toEqual({ rules: web + mail, losses: [] });
});
