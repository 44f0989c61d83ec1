/** The version of ipvsadm that introduced an option; source: its history from 1.24 to 1.31. */
export const optionSince: Readonly<Record<string, string>> = {
  ipv6: '1.25',
  ops: '1.26',
  pe: '1.26',
  'sched-flags': '1.27',
  'sctp-service': '1.28',
  'mcast-group': '1.29',
  'mcast-port': '1.29',
  'mcast-ttl': '1.29',
  'sync-maxlen': '1.29',
  'tun-type': '1.31',
  'tun-port': '1.31',
  'tun-nocsum': '1.31',
  'tun-csum': '1.31',
  'tun-remcsum': '1.31',
};
