import type { LintLine } from '../lint-document.ts';

const words: ReadonlySet<string> = new Set(
  `--add-laddr --del-laddr --get-laddr --laddr --fullnat --ifname --conhash --synproxy --add-blklst --del-blklst
  --get-blklst --add-whtlst --del-whtlst --get-whtlst --blklst --whtlst --blacklist -P -Q -G`.split(/\s+/),
);

/** The first word of a line that only the ipvsadm of DPVS or of a FullNAT kernel knows; null if there is none. */
export function dpvsWord(line: LintLine) {
  const found = line.words.find(({ text }) => words.has(text.replace(/=.*$/s, '')) || /^dpdk[0-9]+$/.test(text));
  if (found) return found;
  const command = line.command?.name;
  if (command !== 'add-server' && command !== 'edit-server') return null;
  // On a real server `-b` means full NAT there; here it sets flags of a scheduler, and needs a value.
  return line.words.find(({ text }, at) => text === '-b' && /^-|^$/.test(line.words[at + 1]?.text ?? '')) ?? null;
}
