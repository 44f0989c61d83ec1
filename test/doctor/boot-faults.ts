import { type Facts, listed } from './healthy.ts';
import type { Fault } from './situations.ts';

/** Files that are read at boot: without one of them, or with other lines. */
const withFile = (path: string, lines: readonly string[] | null) => (facts: Facts) => {
  const others = Object.fromEntries(Object.entries(facts.boot.files).filter(([each]) => each !== path));
  facts.boot = { ...facts.boot, files: lines === null ? others : { ...others, [path]: lines } };
};

const masqueraded = listed('TCP  192.0.2.10:80 wlc', '10.0.0.2:80    Masq    1      0          0');

/** What a director loses, or gets, at its next boot. */
export const bootFaults: readonly Omit<Fault, 'role' | 'name'>[] = [
  {
    title: 'a loader that has no rules to load',
    host: withFile('/etc/ipvsadm.rules', null),
    subject: 'table',
    evidence: 'no /etc/ipvsadm.rules',
    remedy: 'lvsrules save --system',
  },
  {
    title: 'a loader that is switched off in its settings',
    host: withFile('/etc/default/ipvsadm', ['AUTO="false"']),
    subject: 'table',
    evidence: '/etc/default/ipvsadm: AUTO="false"',
    remedy: `sed -i 's/^AUTO=.*/AUTO="true"/' /etc/default/ipvsadm`,
  },
  {
    title: 'rules that need names at boot',
    host: withFile('/etc/ipvsadm.rules', ['-A -t www.example.org:http -s wlc']),
    subject: '/etc/ipvsadm.rules',
    evidence: '-A -t www.example.org:http -s wlc',
    remedy: 'lvsrules save --system',
  },
  {
    title: 'a setting of IPVS that is made before there is one',
    host: withFile('/etc/modules-load.d/lvs.conf', null),
    subject: 'ip_vs',
    evidence: 'no file of modules-load.d names ip_vs',
    remedy: 'echo ip_vs >>/etc/modules-load.d/lvsrules.conf',
  },
  {
    title: 'a file that sets another value of IPVS',
    host: withFile('/etc/sysctl.d/70-site.conf', ['net.ipv4.vs.expire_nodest_conn=0']),
    subject: 'net.ipv4.vs.expire_nodest_conn',
    evidence: 'net.ipv4.vs.expire_nodest_conn = 1; /etc/sysctl.d/70-site.conf: 0',
    remedy: `echo 'net.ipv4.vs.expire_nodest_conn = 1' >>/etc/sysctl.d/70-site.conf`,
  },
  {
    title: 'a later file that switches forwarding off',
    listing: masqueraded,
    host: withFile('/usr/lib/sysctl.d/90-hardening.conf', ['net/ipv4/ip_forward = 0']),
    subject: 'net.ipv4.ip_forward',
    evidence: '/usr/lib/sysctl.d/90-hardening.conf: 0',
    remedy: `echo 'net.ipv4.ip_forward = 1' >>/etc/sysctl.d/99-lvsrules.conf`,
  },
];
