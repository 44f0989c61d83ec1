import type { ModuleFacts } from '../../domain/host/facts.ts';
import { failure, success } from '../../domain/result.ts';
import { foundLines, whyNot } from '../answers.ts';
import type { FactReader } from '../fact-reader.ts';

/** Modules that a director or a real server may need. */
const wanted =
  '(ip_vs(_[a-z0-9]+)*|ipip|ip_gre|gre|fou|fou6|sit|ip6_tunnel|ip6_gre|tunnel4|tunnel6|dummy|nf_conntrack(_[a-z0-9]+)?|nf_nat(_[a-z0-9]+)?)';

export const modules: FactReader<ModuleFacts> = {
  commands: (release) => [
    ['find', '/sys/module', '-maxdepth', '1'],
    ['cat', '/proc/modules'],
    ['grep', '-osE', `/${wanted}\\.ko`, `/lib/modules/${release}/modules.builtin`],
    ['grep', '-osE', `^([^:]*/)?${wanted}\\.ko`, `/lib/modules/${release}/modules.dep`],
    ['grep', '-rHs', '', '/sys/module/ip_vs/parameters', '/sys/module/ip_vs_ftp/parameters'],
  ],
  read([folders, loaded, builtIn, available, parameters]) {
    if (folders?.exit !== 0 && loaded?.exit !== 0) return failure(whyNot(loaded, 'cat'));
    const names = [
      ...lines(folders?.stdout).map((path) => path.slice('/sys/module/'.length)),
      ...lines(loaded?.stdout).map((line) => line.split(' ')[0] ?? ''),
    ];
    const values: Record<string, string> = {};
    for (const { path, text } of foundLines(parameters?.stdout ?? '')) {
      values[path.replace(/^\/sys\/module\/(\w+)\/parameters\//, '$1/')] = text.trim();
    }
    return success({
      loaded: [...new Set(names)].filter((name) => isWanted.test(name)).sort(),
      // 2: the file does not exist.
      ...((builtIn?.exit ?? 2) < 2 && { builtIn: moduleNames(builtIn?.stdout) }),
      ...((available?.exit ?? 2) < 2 && { available: moduleNames(available?.stdout) }),
      parameters: values,
    });
  },
};

const isWanted = new RegExp(`^${wanted}$`);

function moduleNames(found: string | undefined): readonly string[] {
  return lines(found).map((path) => path.replace(/^.*\//, '').replace(/\.ko$/, '').replaceAll('-', '_'));
}

function lines(text = ''): readonly string[] {
  return text.split('\n').filter((line) => line !== '');
}
