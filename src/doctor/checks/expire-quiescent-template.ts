import { serviceKeyText } from '../../domain/service.ts';
import { sysctlNumber, sysctlText } from '../../domain/host/sysctl.ts';
import { defineCheck } from '../host-check.ts';
import { sysctlRemedy } from '../sysctl-remedy.ts';

const path = 'net/ipv4/vs/expire_quiescent_template';

export default defineCheck({
  id: 'LVS629',
  name: 'expire-quiescent-template',
  severity: 'info',
  roles: ['director'],
  reads: ['sysctls'],
  needs: ['rules'],
  summary: 'Persistent clients stay with a server with weight 0',
  why: 'With 0 a persistent service keeps sending known clients to their server even if that has weight 0: a drain does not end before the persistence times out. With 1 such a client gets another server.',
  source: 'ipvs-sysctl.rst of Linux; ldirectord(8)',
  *find({ services }, { sysctls }) {
    const persistent = (services ?? []).filter(({ persistence }) => persistence !== null);
    const [first] = persistent;
    if (sysctlNumber(sysctls, path) !== 0 || !first) return;
    const drained = persistent.find(({ servers }) => servers.some(({ weight }) => weight === 0));
    yield {
      subject: serviceKeyText((drained ?? first).key),
      message: drained
        ? 'a server with weight 0 keeps getting new connections from known clients'
        : 'a drained server would keep getting new connections from known clients',
      evidence: sysctlText(sysctls, path),
      ...sysctlRemedy([path, 1]),
      ...(drained && { severity: 'warning' as const }),
    };
  },
});
