import { writeFileSync } from 'node:fs';
import { namesFrom } from '../../../src/ipvsadm/described-host.ts';
import { commonPortNames } from '../../../src/lint/known.ts';
import type { LintOptions } from '../../../src/lint/lint.ts';
import { output } from '../fact.ts';

const hosts = '127.0.0.1 localhost\n192.0.2.80 www.example.com\n10.0.0.80 web1\n';
const services = [...commonPortNames].map(([name, port]) => `${name} ${port}/tcp\n${name} ${port}/udp\n`).join('');

/** Gives the machine names, a device and addresses; tells lint the same. */
export function readingMachine(): LintOptions {
  writeFileSync('/etc/hosts', hosts);
  writeFileSync('/etc/services', services);
  output('ip', 'link', 'add', 'eth0', 'type', 'dummy');
  output('ip', 'link', 'set', 'eth0', 'up');
  output('ip', 'addr', 'add', '10.255.0.1/24', 'dev', 'eth0');
  return {
    names: namesFrom(hosts, services),
    machine: { localAddresses: ['127.0.0.1/8 on lo', '::1 on lo', '10.255.0.1/24 on eth0'] },
  };
}
