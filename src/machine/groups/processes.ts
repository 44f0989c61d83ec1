import { tablePrograms } from '../../domain/host/table-programs.ts';
import { failure, success } from '../../domain/result.ts';
import { whyNot } from '../answers.ts';
import type { FactReader } from '../fact-reader.ts';

/** Programs that change IPVS tables, addresses or sysctls by themselves. */
const wanted = new Set([...tablePrograms, 'NetworkManager', 'systemd-networkd', 'pacemakerd', 'corosync', 'dockerd']);

/** Only names are stored: arguments may contain passwords. Processes of another network namespace do not count. */
export const processes: FactReader<readonly string[]> = {
  commands: () => [
    ['ps', '-eo', 'netns=,args='],
    ['readlink', '/proc/self/ns/net'],
  ],
  read([run, namespace]) {
    if (run?.exit !== 0) return failure(whyNot(run, 'ps'));
    const [, own = ''] = /net:\[(\d+)\]/.exec(namespace?.stdout ?? '') ?? [];
    const found = new Set<string>();
    for (const line of run.stdout.split('\n')) {
      const [, netns = '', args = ''] = /^ *(\d+|-) (.*)$/.exec(line) ?? [];
      if (netns !== '-' && netns !== own) continue;
      const words = args
        .split(' ')
        .slice(0, 4)
        .filter((word) => !word.startsWith('-'));
      for (const word of words) {
        const name = word.replace(/^.*\//, '').replace(/:$/, '');
        if (wanted.has(name)) found.add(name);
      }
      if (/(^|\/)lvsrules(\.js)? watch\b/.test(args)) found.add('lvsrules watch');
    }
    return success([...found].sort());
  },
};
