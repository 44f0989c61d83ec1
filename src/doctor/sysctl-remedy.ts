import { sysctlCommand, sysctlName } from '../domain/host/sysctl.ts';
import type { LastingRemedy } from './host-check.ts';

/** Sets values now, and at each boot. */
export function sysctlRemedy(...values: readonly (readonly [path: string, value: string | number])[]): {
  readonly remedy: readonly string[];
  readonly lasting: LastingRemedy;
} {
  return {
    remedy: values.map(([path, value]) => sysctlCommand(path, value).join(' ')),
    lasting: {
      file: '/etc/sysctl.d/60-lvsrules.conf',
      lines: values.map(([path, value]) => `${sysctlName(path)} = ${value}`),
    },
  };
}
