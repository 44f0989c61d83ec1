import { shellWord } from '../../domain/shell-word.ts';
import type { OtherSetting } from '../../change/propose/other-settings.ts';
import type { Problem } from '../problem.ts';

/**
 * A note beside a plan: what its impacts say depends on such settings, and a plan does not change them. `host` is where the
 * kernel of the director is, as a spec of a host.
 */
export function otherSettingProblem({ name, wanted, now }: OtherSetting, path: string, host: string): Problem {
  const on = host === 'local' ? '' : ` --on ${shellWord(host)}`;
  return {
    what: now === undefined ? `${path} wants ${name} = ${wanted}` : `${name} is ${now}, and ${path} wants ${wanted}`,
    why: now === undefined ? 'the value of the director is not known here' : 'the impacts assume the present value',
    remedy: `lvsrules setup director --rules ${shellWord(path)}${on} --apply sets it`,
  };
}
