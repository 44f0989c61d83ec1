/** Whose script a first line such as `#!/bin/sh` begins; null for any other line. */
export function shebang(line: string): 'shell' | 'rules' | 'other' | null {
  const [, path = '', argument = ''] = /^#!\s*(\/\S*)\s*(\S*)/.exec(line) ?? [];
  if (path === '') return null;
  const program = (path.endsWith('/env') ? argument : path).split('/').at(-1) ?? '';
  if (/^ipvsadm/.test(program)) return 'rules';
  return /^(?:[bdkz]?a?sh|busybox|start-stop-daemon|runscript|openrc-run)$/.test(program) ||
    /sh$|rc\.common$/.test(program)
    ? 'shell'
    : 'other';
}

/** A single line with one of these could be a broken rule or a script. */
const weakSigns: readonly RegExp[] = [/(?:^|[\s;&|(])\/\S*\/ipvsadm\b/, /^\s*ipvsadm\s.*(?:\$|[;&|<>`"'\\])/];

const signs: readonly RegExp[] = [
  /^\s*(?:export\s+|local\s+|readonly\s+|declare\s+(?:-\w+\s+)*)?[A-Za-z_]\w*(?:\[\w*\])?\+?=\S*/,
  /^\s*(?:if|elif|while|until|for|case|select|function)\s/,
  /^\s*(?:then|else|fi|do|done|esac|\{|\}|;;)\s*(?:$|[;&|#])/,
  /^\s*(?:echo|printf|exit|return|set\s+-|source|\.\s|modprobe|sysctl|ip\s+(?:a|r|l|netns)|ifconfig|route|iptables|sleep|test\s|\[\s|\[\[)/,
  /^\s*\w+\s*\(\)\s*\{?/,
  /(?:^|[\s;&|(])(?:sudo\s+|exec\s+|nohup\s+|\$\{?IPVSADM\}?|ssh\s+\S+\s+)\S*ipvsadm\b/i,
  /^\s*\$\{?\w+\}?\s+-/,
  /^\s*(?:\[[^\]]*@[^\]]*\]|\S+@\S+[:~]\S*)\s*[#$]\s*\S/,
  /^[#$>]\s+ipvsadm\s/,
  /^\s*(?:docker|podman|nerdctl|kubectl|crictl|nsenter|lxc-attach|ssh|ip\s+netns)\s.{0,500}\bipvsadm\b/,
  /\|\s*(?:\S*\/)?ipvsadm(?:-restore|\s+-R)\b/,
];

/** How many lines could only be in a script. */
export function shellSigns(lines: readonly string[]): number {
  const content = lines.filter((line) => line.trim() !== '' && !isComment(line));
  const counting = content.length > 1 ? [...signs, ...weakSigns] : signs;
  return content.filter((line) => counting.some((sign) => sign.test(line))).length;
}

function isComment(line: string): boolean {
  return /^\s*#/.test(line) && !/^#\s+ipvsadm\s/.test(line);
}
