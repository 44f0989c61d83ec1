import { familyOf } from '../../domain/address.ts';
import { limitText } from '../../domain/limits.ts';
import type { SourceNote } from '../table-source.ts';
import type { ConfLine } from './conf-line.ts';
import type { ServerDraft, ServiceDraft } from './drafts.ts';
import { forwardingOf } from './forwarding.ts';
import { addressOf, isOn, keepalivedLimits, numberUsed, portOf, serverWeight } from './keepalived-numbers.ts';

/** Begins a `real_server` block; null, with a note, where keepalived skips it. */
export function beginServer(
  { words, place }: ConfLine,
  service: ServiceDraft,
  notes: SourceNote[],
): ServerDraft | null {
  const [, first = '', second] = words;
  const address = addressOf(first);
  const port = portOf(second);
  if (address === null || port === null) {
    const wrong = address === null ? `'${first}' is not an address` : `'${second ?? ''}' is not a port`;
    notes.push({
      kind: 'lost',
      rule: 'real-server-skipped',
      message: `${wrong}: keepalived skips the real server`,
      place,
    });
    return null;
  }
  if (port.wrong !== undefined) notes.push({ kind: 'lost', rule: 'bad-value', message: port.wrong, place });
  if (/[/-]/.test(first)) {
    const message = `keepalived shortens '${first}' to ${address}: a real server is a single address`;
    notes.push({ kind: 'wrong', rule: 'address-cut', message, place });
  }
  if (service.target.kind === 'address' && familyOf(address) !== service.family) service.family ??= familyOf(address);
  return {
    address,
    port: port.value,
    place,
    // A method that the service has by now stays, whatever follows.
    forwarding: service.forwarding,
    weight: null,
    upper: 0,
    lower: 0,
    inhibits: null,
    checkers: 0,
    weighs: false,
  };
}

/** Reads a line of a `real_server` block. */
export function serverSetting(server: ServerDraft, { words, place }: ConfLine, notes: SourceNote[]): void {
  const [word, value = ''] = words;
  const ignored = (message: string) => notes.push({ kind: 'lost', rule: 'bad-value', message, place });
  if (word === 'weight') {
    const { weight, wrong } = serverWeight(value);
    if (weight !== null) server.weight = weight;
    if (wrong) {
      const what = weight === null ? 'keepalived ignores the line' : `keepalived uses ${weight}`;
      ignored(`weight '${value}' is not a number ${limitText(keepalivedLimits.serverWeight)}: ${what}`);
    }
  } else if (word === 'lvs_method') {
    const { forwarding, wrong } = forwardingOf(words.slice(1));
    if (wrong !== undefined) ignored(wrong);
    if (forwarding) server.forwarding = forwarding;
  } else if (word === 'uthreshold' || word === 'lthreshold') {
    const limit = numberUsed(value, keepalivedLimits.threshold, `a number for ${word}`);
    if (limit?.wrong !== undefined) ignored(limit.wrong);
    if (limit === null) ignored(`${word} '${value}' is not a number: keepalived ignores the line`);
    else server[word === 'uthreshold' ? 'upper' : 'lower'] = limit.value;
  } else if (word === 'inhibit_on_failure' || word === 'alpha') {
    const isSwitch = words.length === 1 || /^(?:on|off|true|false|yes|no|\{)$/.test(value);
    if (!isSwitch) ignored(`${word} '${value}' is not on or off: keepalived ignores the line`);
    else if (word === 'inhibit_on_failure') server.inhibits = isOn(words);
  }
}
