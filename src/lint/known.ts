/** Clients are spread by a table of hashes. */
export const hashSchedulers: ReadonlySet<string> = new Set(['sh', 'dh', 'mh']);

/** Weights other than 0 make no difference to them. */
export const weightlessSchedulers: ReadonlySet<string> = new Set(['rr', 'lc', 'dh']);

/** They look at active connections, which UDP never has. */
export const activeOnlySchedulers: ReadonlySet<string> = new Set(['sed', 'nq', 'ovf']);

/** They look at connections, which one-packet scheduling does not keep. */
export const leastConnectionSchedulers: ReadonlySet<string> = new Set([
  'lc',
  'wlc',
  'nq',
  'sed',
  'ovf',
  'lblc',
  'lblcr',
]);

/** Names of ports as `/etc/services` has them everywhere. */
export const commonPortNames: ReadonlyMap<string, number> = new Map([
  ['ftp-data', 20],
  ['ftp', 21],
  ['ssh', 22],
  ['telnet', 23],
  ['smtp', 25],
  ['mail', 25],
  ['time', 37],
  ['domain', 53],
  ['tftp', 69],
  ['http', 80],
  ['www', 80],
  ['kerberos', 88],
  ['pop3', 110],
  ['pop-3', 110],
  ['sunrpc', 111],
  ['nntp', 119],
  ['ntp', 123],
  ['imap2', 143],
  ['imap', 143],
  ['snmp', 161],
  ['snmp-trap', 162],
  ['bgp', 179],
  ['ldap', 389],
  ['https', 443],
  ['submissions', 465],
  ['syslog', 514],
  ['submission', 587],
  ['ldaps', 636],
  ['domain-s', 853],
  ['rsync', 873],
  ['imaps', 993],
  ['pop3s', 995],
  ['openvpn', 1194],
  ['ms-sql-s', 1433],
  ['radius', 1812],
  ['radius-acct', 1813],
  ['nfs', 2049],
  ['m3ua', 2905],
  ['iscsi-target', 3260],
  ['mysql', 3306],
  ['ms-wbt-server', 3389],
  ['sip', 5060],
  ['sip-tls', 5061],
  ['xmpp-client', 5222],
  ['postgresql', 5432],
  ['amqp', 5672],
  ['redis', 6379],
  ['http-alt', 8080],
]);

/** Ports that somebody writes behind an address without thinking. */
export const commonPorts: ReadonlySet<number> = new Set([
  ...commonPortNames.values(),
  8000,
  8008,
  8081,
  8443,
  8888,
  9000,
]);
