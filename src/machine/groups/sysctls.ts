import { failure, success } from '../../domain/result.ts';
import { foundLines, whyNot } from '../answers.ts';
import type { FactReader } from '../fact-reader.ts';

const root = '/proc/sys/';

/** Each file below these has one line; the few with more lines, or that are write-only, do not matter here. */
const wanted = ['net/ipv4', 'net/ipv6', 'net/netfilter', 'net/nf_conntrack_max'];

export const sysctls: FactReader<Readonly<Record<string, string>>> = {
  commands: () => [['grep', '-rHs', '', ...wanted.map((path) => root + path)]],
  read([run]) {
    const values: Record<string, string> = {};
    for (const { path, text } of foundLines(run?.stdout ?? '')) {
      values[path.slice(root.length)] ??= text.trim().replace(/\s+/g, ' ');
    }
    return Object.keys(values).length > 0 ? success(values) : failure(whyNot(run, 'grep'));
  },
};
