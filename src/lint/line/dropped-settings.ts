import type { RealServer } from '../../domain/server.ts';
import type { ServiceSettings } from '../../domain/service.ts';
import type { LintLine } from '../lint-document.ts';
import { settingOf, valueOf } from './line-settings.ts';
import { methodOptions } from './option-tables.ts';

/** A setting that an edit resets because its line does not name it. */
export interface DroppedSetting {
  /** The options that would name it, by their long names. */
  readonly options: readonly string[];
  /** What was set before, for a message. */
  readonly text: string;
}

/**
 * What the edit on a line resets without naming it: `-E` and `-e` replace every setting. Empty for every other line. A
 * fix must not write such a setting out, because the line would then look deliberate.
 */
export function droppedSettings(line: LintLine): readonly DroppedSetting[] {
  const { before, changes } = line;
  const [change] = changes;
  if (!before || !change) return [];
  if (change.kind === 'edit-service' && 'scheduler' in before) return ofService(line, before, change.service);
  if (change.kind === 'edit-server' && 'weight' in before) return ofServer(line, before, change.server);
  return [];
}

/** Whether an edit resets what an option would name. */
export function drops(line: LintLine, option: string): boolean {
  return droppedSettings(line).some(({ options }) => options.includes(option));
}

function ofService(line: LintLine, before: ServiceSettings, after: ServiceSettings): readonly DroppedSetting[] {
  const { persistence } = before;
  const hasOtherMask = after.persistence && persistence && persistence.netmask !== after.persistence.netmask;
  return named([
    before.scheduler !== after.scheduler && !valueOf(line, 'scheduler')
      ? [['scheduler'], `scheduler ${before.scheduler}`]
      : null,
    persistence && !after.persistence ? [['persistent'], 'persistence'] : null,
    hasOtherMask && !settingOf(line, 'netmask') ? [['netmask'], 'netmask'] : null,
    before.flags !== 0 && !settingOf(line, 'sched-flags') ? [['sched-flags'], 'scheduler flags'] : null,
    before.engine && !settingOf(line, 'pe') ? [['pe'], 'persistence engine'] : null,
    before.onePacket && !after.onePacket ? [['ops'], 'one-packet scheduling'] : null,
  ]);
}

function ofServer(line: LintLine, before: RealServer, after: RealServer): readonly DroppedSetting[] {
  const isSet = (...options: readonly string[]) => settingOf(line, ...options) !== null;
  const [had, has] = [before.tunnel, after.tunnel];
  const hasOtherType = had && has && had.type !== has.type;
  const hadChecksum = had && has && had.type !== 'ipip' && had.checksum !== 'none' && has.type === had.type;
  return named([
    before.weight !== after.weight && !isSet('weight') ? [['weight'], `weight ${before.weight}`] : null,
    before.method !== after.method && !isSet(...methodOptions) ? [methodOptions, `method ${before.method}`] : null,
    before.upper > 0 && !isSet('u-threshold') ? [['u-threshold'], 'upper threshold'] : null,
    before.lower > 0 && !isSet('l-threshold') ? [['l-threshold'], 'lower threshold'] : null,
    hasOtherType && !isSet('tun-type') ? [['tun-type'], `tunnel type ${had.type}`] : null,
    hadChecksum && !isSet(...checksumOptions) ? [checksumOptions, 'tunnel checksum'] : null,
  ]);
}

const checksumOptions = ['tun-nocsum', 'tun-csum', 'tun-remcsum'] as const;

function named(found: readonly (readonly [readonly string[], string] | null)[]): readonly DroppedSetting[] {
  return found.flatMap((each) => (each ? [{ options: each[0], text: each[1] }] : []));
}
