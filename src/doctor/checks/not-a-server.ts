import { defineCheck } from '../host-check.ts';

export default defineCheck({
  id: 'LVS612',
  name: 'not-a-server',
  severity: 'warning',
  roles: ['realserver'],
  reads: ['addresses'],
  needs: ['rules'],
  summary: 'A real server that no entry of the rules leads to',
  why: 'None of its addresses is one of a real server in the rules: it lost its address, the rules name another one, or it is not in use.',
  source: 'the rules and the addresses of the host',
  *find({ services }, { addresses }) {
    if (services === null || services.length > 0) return;
    const own = addresses.filter(({ scope }) => scope === 'global').map(({ address }) => address);
    yield {
      subject: 'addresses',
      message: 'no entry of the rules leads to an address of this real server',
      evidence: own.length === 0 ? 'it has no address' : `its addresses: ${own.join(', ')}`,
      remedy: ['ipvsadm -Ln', 'ip address add SERVER-ADDRESS dev DEVICE'],
    };
  },
});
