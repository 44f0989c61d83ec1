import type { Settings } from '../config/settings.ts';
import type { Names } from '../ipvsadm/names.ts';
import type { IpvsOptions } from '../kernel/options.ts';
import { activeRules, type ActiveRule } from './active.ts';
import type { Finding } from './finding.ts';
import { collector, type Collector } from './collector.ts';
import { readSheet } from './sheet/read-sheet.ts';
import type { Check, Rule } from './rule.ts';
import type { Refused } from './sheet/refused.ts';
import type { Line, Sheet } from './sheet/sheet.ts';
import { suppress } from './suppress/suppress.ts';

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
  const seated = active.map((entry): Seated => ({ rule: entry.rule, check: checkOf(sheet, entry, findings) }));
  const refused = looksOf(seated, 'refused');
  const atAnyLine = lineLooks(seated);
  const atPlainLine = lineLooks(seated.filter(({ rule }) => rule.silentOnPlain !== true));
  for (const each of sheet.lines) {
    const { line, command, serviceLine, serverLine } = each.isPlain ? atPlainLine : atAnyLine;
    for (const look of line) look(each);
    if (each.kind !== 'command') continue;
    if (each.refused) for (const look of refused) look(each);
    for (const fault of each.also) for (const look of refused) look(blamed(each, fault));
    for (const look of command) look(each);
    const name = each.changes[0]?.kind ?? each.command?.name;
    if (name === 'add-server' || name === 'edit-server') for (const look of serverLine) look(each);
    else if (name === 'add-service' || name === 'edit-service') for (const look of serviceLine) look(each);
  }
  const perService = seated.filter(({ rule }) => rule.service);
  const perServer = seated.filter(({ rule }) => rule.server);
  for (const service of sheet.services) {
    for (const { rule, check } of perService) rule.service?.(service, check);
    for (const { rule, check } of perServer) {
      for (const server of service.servers) rule.server?.(server, service, check);
    }
  }
  for (const { rule, check } of seated) rule.file?.(sheet, check);
}

/** A rule with what it is given. */
interface Seated {
  readonly rule: Rule;
  readonly check: Check;
}

type Look = (line: Line) => void;

function lineLooks(seated: readonly Seated[]) {
  const looks = (hook: 'line' | 'command' | 'serviceLine' | 'serverLine') => looksOf(seated, hook);
  return {
    line: looks('line'),
    command: looks('command'),
    serviceLine: looks('serviceLine'),
    serverLine: looks('serverLine'),
  };
}

function looksOf(
  seated: readonly Seated[],
  hook: 'line' | 'refused' | 'command' | 'serviceLine' | 'serverLine',
): readonly Look[] {
  return seated.flatMap(({ rule, check }): readonly Look[] => {
    const look = rule[hook]?.bind(rule);
    return look
      ? [
          (line) => {
            look(line, check);
          },
        ]
      : [];
  });
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
