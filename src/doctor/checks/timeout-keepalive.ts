import { defaultTimeouts } from '../../domain/table.ts';
import { sysctlNumber, sysctlText } from '../../domain/host/sysctl.ts';
import { defineCheck } from '../host-check.ts';
import { sysctlRemedy } from '../sysctl-remedy.ts';

const path = 'net/ipv4/tcp_keepalive_time';

export default defineCheck({
  id: 'LVS637',
  name: 'timeout-keepalive',
  severity: 'info',
  roles: ['director'],
  reads: ['sysctls'],
  needs: ['live'],
  summary: 'IPVS forgets idle connections before keepalives are sent',
  why: 'After the TCP timeout (15 minutes by default) an idle connection is forgotten, and its next packet is refused. Programs that keep connections open send keepalives after two hours by default, which is too late.',
  source: 'moby issue 31208, kube-router issue 583; ipvsadm(8) --set',
  *find({ live, others, services }, { sysctls }) {
    if (services !== null && !services.some(({ key }) => key.kind !== 'udp')) return;
    const timeout = live?.timeouts?.tcp ?? (live?.unknown.includes('timeouts') === true ? null : defaultTimeouts.tcp);
    if (timeout === null) {
      yield { unknown: 'the timeouts are not known' };
      return;
    }
    const hosts =
      others.length > 0
        ? others.map((host) => ({ name: host.name, values: host.sysctls ?? {} }))
        : [{ name: 'this host', values: sysctls }];
    const late = hosts.filter(({ values }) => (sysctlNumber(values, path) ?? 0) >= timeout);
    if (late.length === 0) return;
    const { remedy, lasting } = sysctlRemedy([path, Math.max(60, Math.floor(timeout * 0.66))]);
    yield {
      subject: 'timeouts',
      message: `idle TCP connections are forgotten after ${timeout} s, before keepalives are sent`,
      evidence: `tcp ${timeout}; ${late.map(({ name, values }) => `${name}: ${sysctlText(values, path)}`).join('; ')}`,
      // The programs that hold connections open run on the real servers.
      remedy: others.length > 0 ? late.flatMap(({ name }) => remedy.map((each) => `on ${name}: ${each}`)) : remedy,
      lasting,
    };
  },
});
