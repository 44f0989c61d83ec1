import { familyOf } from '../../domain/address.ts';
import { shellWord } from '../../domain/shell-word.ts';
import { unreachable } from '../../domain/unreachable.ts';
import type { SetupAction } from '../../setup/setup-action.ts';
import { scriptFunctions } from './script-functions.ts';
import { madeBy, type SetupFileSource } from './setup-file-source.ts';
import { roleWords } from './setup-report.ts';

/** A script with `start`, `stop` and `status`, which needs no more than sh and ip, and lvsrules where there are rules. */
export function setupScript(source: SetupFileSource): string {
  const { wish, wants, rules } = source;
  const actions = wants.flatMap(({ action }) => withLoopback(action));
  const steps = actions.flatMap((action) => scriptStep(action, wish.role) ?? []);
  const named = rules === null ? '' : `rules=${shellWord(rules)}\n`;
  const all = rules === null || wish.role !== 'director' ? steps : [...steps, 'rules'];
  return `#!/bin/sh
${madeBy(source, 'sh')}
# start sets up this ${roleWords[wish.role]}, stop restores what was there before, status says which of them holds.

# What was there before; each network namespace has its own.
state=\${LVSRULES_RUN:-/run}/lvsrules-${wish.role}-$(readlink /proc/self/ns/net | tr -dc 0-9)
${named}
# Each step, with do_, undo_ or has_ before its name.
steps() {
  cat <<'EOF'
${all.join('\n')}
EOF
}

${scriptFunctions}`;
}

/** The classic guides set both; the value of lo changes nothing, and is what people look for. */
function withLoopback(action: SetupAction): readonly SetupAction[] {
  if (action.kind !== 'set-sysctl' || !/^net\/ipv4\/conf\/all\/arp_/.test(action.path)) return [action];
  return [action, { ...action, path: action.path.replace('/all/', '/lo/') }];
}

/** A line of the list of steps: a name and its arguments; null for what only a host that is known needs. */
function scriptStep(action: SetupAction, role: string): string | null {
  switch (action.kind) {
    case 'load-module':
      return `module ${action.module}`;
    case 'set-sysctl':
      return `${action.path.endsWith('ip_forward') || action.path.endsWith('all/forwarding') ? 'forwarding' : 'value'} ${action.path} ${action.value}`;
    case 'add-device':
      return `device ${action.device} ${action.type.join(' ')}`;
    case 'raise-device':
      return `up ${action.device}`;
    case 'add-address':
      return [
        role === 'director' ? 'local_address' : 'address',
        `${action.address}/${action.length}`,
        action.device,
        ...action.options,
      ].join(' ');
    case 'open-fou':
      return `fou ${action.family === 'inet' ? '-4' : '-6'} ${action.port}`;
    case 'set-gateway':
      return `gateway ${familyOf(action.gateway) === 'inet' ? '-4' : '-6'} ${action.gateway}`;
    case 'remove-address':
    case 'retire-address':
      return null;
    default:
      return unreachable(action);
  }
}
