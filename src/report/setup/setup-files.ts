import type { SetupFileSource } from './setup-file-source.ts';
import { setupNetplan } from './setup-netplan.ts';
import { setupNetworkd } from './setup-networkd.ts';
import { setupScript } from './setup-script.ts';
import { setupSysctl } from './setup-sysctl.ts';
import { setupUnit } from './setup-unit.ts';

/** Files to deploy. */
export const setupFiles = {
  sh: setupScript,
  systemd: setupUnit,
  sysctl: setupSysctl,
  networkd: setupNetworkd,
  netplan: setupNetplan,
} as const satisfies Record<string, (source: SetupFileSource) => string>;

export type SetupFileFormat = keyof typeof setupFiles;
