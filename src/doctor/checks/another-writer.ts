import { defineCheck } from '../host-check.ts';
import { tableWriters } from '../table-writers.ts';

export default defineCheck({
  id: 'LVS634',
  name: 'another-writer',
  severity: 'warning',
  roles: ['director'],
  reads: ['processes', 'boot'],
  summary: 'Several programs write the table',
  why: 'Each of them assumes that the table is its own: keepalived and kube-proxy remove what they do not know, and a restore at boot replaces everything. Your changes may vanish at any time.',
  source: 'kube-vip issue 745; keepalived.conf(5); ipvsadm.service of distributions',
  *find({ wanted, rulesName, facts }, { processes, boot }) {
    const writers = tableWriters({ processes, boot, ...(facts.claims && { claims: facts.claims }) });
    const foreign = writers.filter(({ name }) => !name.startsWith('lvsrules'));
    if (writers.length > 1 || (wanted !== null && foreign.length > 0)) {
      const names = writers.map(({ name }) => name).join(', ');
      yield {
        subject: 'table',
        message:
          writers.length > 1
            ? `the table is written by ${names}`
            : `${names} writes the table, as well as ${rulesName ?? 'your rules'}`,
        evidence: writers.map(({ name, evidence }) => `${name}: ${evidence}`).join('; '),
        remedy: foreign.map(({ stop }) => stop),
      };
    }
  },
});
