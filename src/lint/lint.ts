import type { Settings } from '../config/settings.ts';
import type { Names } from '../ipvsadm/names.ts';
import type { IpvsOptions } from '../kernel/options.ts';
import { activeRules, type ActiveRule } from './active.ts';
import type { Finding } from './finding.ts';
import { collector, type Collector } from './collector.ts';
import { readSheet } from './read-sheet.ts';
import type { Check } from './rule.ts';
import type { Refused } from './refused.ts';
import type { Line, Sheet } from './sheet.ts';
import { suppress } from './suppress.ts';

export interface LintOptions {
  /** The name that findings give to the text. */
  readonly file?: string;
  readonly settings?: Settings;
  /** Names of hosts and ports; without them every name is taken to stand for something. */
  readonly names?: Names;
  /** The machine that would read the file: its addresses, schedulers and engines. */
  readonly machine?: IpvsOptions;
}

/** Everything that the rules find in a rule file, in the order of its lines. Nothing is looked up anywhere. */
export function lintText(text: string | Uint8Array, options: LintOptions = {}): readonly Finding[] {
  const { file = '<text>', settings = {}, names, machine } = options;
  const { target = {}, site = {}, policy = [] } = settings;
  const sheet = readSheet(text, { names, machine, target, site, policy });
  return lintSheet(sheet, activeRules(settings), file);
}

/** The same for a sheet that is read already. */
export function lintSheet(sheet: Sheet, active: readonly ActiveRule[], file: string): readonly Finding[] {
  const findings = collector(sheet, file);
  run(sheet, active, findings);
  return suppress(findings.sorted(), sheet, active, findings);
}

function run(sheet: Sheet, active: readonly ActiveRule[], findings: Collector): void {
  const hooked = active.map((entry) => ({ ...entry.rule, check: checkOf(sheet, entry, findings) }));
  const having = (hook: keyof (typeof hooked)[number]) => hooked.filter((rule) => rule[hook] !== undefined);
  const [line, refused, command, serviceLine, serverLine] = (
    ['line', 'refused', 'command', 'serviceLine', 'serverLine'] as const
  ).map(having);
  for (const each of sheet.lines) {
    for (const rule of line ?? []) rule.line?.(each, rule.check);
    if (each.kind !== 'command') continue;
    if (each.refused) for (const rule of refused ?? []) rule.refused?.(each, rule.check);
    for (const fault of each.also) for (const rule of refused ?? []) rule.refused?.(blamed(each, fault), rule.check);
    for (const rule of command ?? []) rule.command?.(each, rule.check);
    const name = each.command?.name;
    if (name === 'add-server' || name === 'edit-server') {
      for (const rule of serverLine ?? []) rule.serverLine?.(each, rule.check);
    } else if (name === 'add-service' || name === 'edit-service') {
      for (const rule of serviceLine ?? []) rule.serviceLine?.(each, rule.check);
    }
  }
  const perService = having('service');
  const perServer = having('server');
  for (const service of sheet.services) {
    for (const rule of perService) rule.service?.(service, rule.check);
    for (const rule of perServer) {
      for (const server of service.servers) rule.server?.(server, service, rule.check);
    }
  }
  for (const rule of having('file')) rule.file?.(sheet, rule.check);
}

/** The line with another of its faults in the place of the first. */
function blamed(line: Line, refused: Refused): Line {
  return Object.create(line, { refused: { value: refused } }) as Line;
}

function checkOf(sheet: Sheet, active: ActiveRule, findings: Collector): Check {
  return {
    sheet,
    options: active.options,
    report: (message, at, data, more = {}) => {
      findings.add(active, message, at, data, more);
    },
  };
}
