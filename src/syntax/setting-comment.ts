import { type IpvsSettingName, ipvsSettingNames, type IpvsSettings, numbersIn } from '../domain/host/ipvs-settings.ts';

/** `# lvsrules: sysctl net.ipv4.vs.expire_nodest_conn = 1` keeps a setting of the kernel with the rules. */
export type SettingComment =
  { readonly name: IpvsSettingName; readonly value: string } | { readonly fault: 'name' | 'form' };

const directive = /^#\s*lvsrules: sysctl\b\s*(.*?)\s*$/;

/** Null if the line is not such a comment. */
export function readSettingComment(line: string): SettingComment | null {
  const [, rest] = directive.exec(line) ?? [];
  if (rest === undefined) return null;
  const [, word = '', value] = /^net[./]ipv4[./]vs[./](\w+)\s*=\s*(-?\d{1,10}(?:\s+\d{1,10})?)$/.exec(rest) ?? [];
  if (value === undefined) return { fault: 'form' };
  const name = ipvsSettingNames.find((each) => each === word);
  if (name === undefined) return { fault: 'name' };
  const numbers = value.split(/\s+/);
  return numbers.length === numbersIn(name) ? { name, value: numbers.join(' ') } : { fault: 'form' };
}

/** The settings that the comments of rules name; of two for one name the last counts. */
export function settingsOfRules(text: string): IpvsSettings {
  const found: Partial<Record<IpvsSettingName, string>> = {};
  for (const line of text.split('\n')) {
    const read = readSettingComment(line);
    if (read !== null && 'name' in read) found[read.name] = read.value;
  }
  return found;
}
