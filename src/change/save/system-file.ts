import type { Files } from '../../ports/files.ts';

/** The file from which a distribution restores the table at boot, and what else has to be set for that. */
export interface SystemFile {
  readonly path: string;
  /** Where the restoring is switched on, and whether it is; absent if nothing has to be. */
  readonly switch?: { readonly path: string; readonly on: boolean };
}

/** Red Hat and its relatives read `/etc/sysconfig/ipvsadm`, Debian `/etc/ipvsadm.rules` when `/etc/default/ipvsadm` says AUTO. */
export async function systemFile(files: Files): Promise<SystemFile> {
  const sysconfig = await files.facts('/etc/sysconfig');
  if (sysconfig.ok && sysconfig.value.kind === 'directory') return { path: '/etc/sysconfig/ipvsadm' };
  const defaults = await files.read('/etc/default/ipvsadm');
  if (!defaults.ok) return { path: '/etc/ipvsadm.rules' };
  const text = Buffer.from(defaults.value).toString('latin1');
  const on = /^\s*AUTO=["']?true/m.test(text);
  return { path: '/etc/ipvsadm.rules', switch: { path: '/etc/default/ipvsadm', on } };
}
