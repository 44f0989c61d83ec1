import type { AddressClaim } from '../../domain/host/facts.ts';
import { failure, success } from '../../domain/result.ts';
import { hasRun, whyNot } from '../answers.ts';
import type { FactReader } from '../fact-reader.ts';

/** Where programs that bring addresses up read which. */
const files = [
  '/etc/keepalived',
  '/etc/ha.d',
  '/var/lib/pacemaker/cib/cib.xml',
  '/etc/network/interfaces',
  '/etc/network/interfaces.d',
  '/etc/systemd/network',
  '/run/systemd/network',
  '/etc/netplan',
  '/etc/NetworkManager/system-connections',
  '/etc/sysconfig/network-scripts',
];

const holdsAddress = '[0-9]+[.][0-9]+[.][0-9]+[.][0-9]+|[0-9a-fA-F]*:[0-9a-fA-F]*:[0-9a-fA-F]*';

/** A line with a secret never leaves its host. */
const isSecret = /pass|psk|secret|key|token/i;

export const claims: FactReader<readonly AddressClaim[]> = {
  commands: () => [['grep', '-rnHsE', holdsAddress, ...files]],
  read([run]) {
    if (!hasRun(run)) return failure(whyNot(run, 'grep'));
    return success(
      run.stdout.split('\n').flatMap((found) => {
        const [, path = '', line = '', text = ''] = /^([^:]+):(\d+):(.*)$/.exec(found) ?? [];
        return path === '' || isSecret.test(text) ? [] : [{ path, line: Number(line), text: text.trim() }];
      }),
    );
  },
};
