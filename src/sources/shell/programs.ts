import { isKnown, type ShellValue } from './value.ts';

/**
 * Programs that are called for their effect on the machine and never touch an IPVS table. They are assumed to succeed.
 */
const doers = new Set(
  `arptables brctl bridge chattr chgrp chkconfig chmod chown clear cp crontab date depmod dmesg ebtables ethtool
  firewall-cmd groupadd ifconfig ifdown ifup install ip ip6tables iptables iptables-restore ip6tables-restore ln logger
  losetup lsmod make mkdir mkfifo mknod mktemp modinfo mount mv nft nmcli ntpdate passwd renice restorecon rm rmdir route
  setcap setenforce sleep stty sync sysctl tc tee touch tput tunctl udevadm ufw umount update-rc.d useradd usleep vconfig
  wait apt apt-get aptitude dnf yum rpm dpkg pip pip3 npm git tar gzip gunzip unzip zip mail sendmail swapoff swapon
  log_daemon_msg log_end_msg log_progress_msg log_action_msg log_begin_msg log_success_msg log_failure_msg
  log_warning_msg echo_success echo_failure success failure warning`.split(/\s+/),
);

/** Programs that answer a question; their status and output are unknown. */
const askers = new Set(
  `arp arping awk base64 cmp column comm curl cut diff dig df du egrep fgrep file find free fuser gawk getconf getent
  getopt grep head host hostname id ifstat ipcalc jq less ls lsb_release lsof md5sum more nc ncat netstat nmap nproc
  nslookup pgrep pidof ping ping6 ps pwd readlink realpath rev route sed sha256sum shuf sort ss stat strings sum tail
  tcpdump telnet test tr traceroute tty uname uniq uptime vmstat w wc wget which who whoami xxd getenforce sipcalc
  expr basename dirname seq cat bc factor tac nl paste join openssl`.split(/\s+/),
);

/** Programs that create, change or remove services on their own. */
const writers = /keepalived|ldirectord|pulse|piranha|ipvs|lvs|kube-proxy|heartbeat|pacemaker|corosync|nanny/;

/** Programs that can reach anything. */
const controllers = new Set([
  'systemctl',
  'service',
  'invoke-rc.d',
  'rc-service',
  'kill',
  'killall',
  'pkill',
  'initctl',
  'start-stop-daemon',
]);

/** Whether a program cannot change a table. */
export function isHarmless(program: string, args: readonly ShellValue[]): boolean {
  const name = program.replace(/^.*\//, '');
  const isOdd =
    args.some((arg) => !isKnown(arg) || writers.test(arg)) && args[0] !== 'enable' && args[0] !== 'is-active';
  if (controllers.has(name) || /\/init\.d\//.test(program)) return !isOdd && !writers.test(program);
  if (name === 'modprobe') return !args.some((arg) => !isKnown(arg) || /^(?:-r|--remove)$/.test(arg)) || !isOdd;
  if (name === 'rmmod') return !isOdd;
  if (name === 'find') return !args.some((arg) => !isKnown(arg) || /^-exec|^-ok|ipvsadm/.test(arg));
  if (name === 'watch') return isLooking(args);
  return doers.has(name) || askers.has(name) || isBuiltInQuestion(name);
}

/** `watch ipvsadm -Ln` only looks. */
function isLooking(args: readonly ShellValue[]): boolean {
  const text = args.map((arg) => (isKnown(arg) ? arg : 'ipvsadm')).join(' ');
  return (
    !/[;&|`$]/.test(text) &&
    /^(?:(?!ipvsadm).)*(?:ipvsadm(?:\s+(?:-[LlnSc]+|--(?:list|numeric|stats|rate|connection|sort|exact)))*\s*)?$/.test(
      text,
    )
  );
}

/** Whether a command is called for its effect: a script continues as if it had succeeded. */
export function isDoer(program: string): boolean {
  const name = program.replace(/^.*\//, '');
  return doers.has(name) || controllers.has(name) || name === 'modprobe';
}

/** Whether it reads standard input when no file is named. */
export function readsInput(program: string): boolean {
  return askers.has(program) || program === 'tee' || program === 'ssh' || program === 'xargs';
}

function isBuiltInQuestion(name: string): boolean {
  return /^(?:alias|bg|bind|builtin|complete|compgen|dirs|disown|fc|fg|hash|help|history|jobs|popd|pushd|times|type|ulimit|umask|unalias|wait|true|false|:|echo|\[)$/.test(
    name,
  );
}
