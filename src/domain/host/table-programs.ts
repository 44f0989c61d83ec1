/** Programs that write the IPVS table of a host by themselves, by the names of their processes. */
export const tablePrograms: readonly string[] = [
  'keepalived',
  'ldirectord',
  'kube-proxy',
  'kube-router',
  'kube-vip',
  'pybal',
  'liberica',
  'seesaw_ncc',
  'surealived',
];
