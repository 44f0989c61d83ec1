/** What an operator sees first, and what to check. */
export interface Symptom {
  /** As people describe it; `explain` finds a symptom by any of these phrases. */
  readonly title: string;
  readonly words: readonly string[];
  readonly meaning: string;
  /** What to check, in order, each with its command. */
  readonly looks: readonly { readonly at: string; readonly command: string }[];
  /** Ids of checks and lint rules that find the causes. */
  readonly found: readonly string[];
}

export const symptoms: readonly Symptom[] = [
  {
    title: 'Connection refused',
    words: ['connection refused', 'refused', 'econnrefused'],
    meaning:
      'A TCP reset came back. Either the director has the virtual address but no service for that port, or the real server has the packet and no program that listens on the virtual address.',
    looks: [
      { at: 'is there a service for this address and port', command: 'ipvsadm -Ln' },
      { at: 'does the service have a server with a weight above 0', command: 'lvsrules console --once' },
      {
        at: 'does a program listen on the real server, on the virtual address or on every address',
        command: 'ss -ltn',
      },
    ],
    found: ['LVS610', 'LVS620', 'LVS704', 'LVS708'],
  },
  {
    title: 'SYN_RECV everywhere',
    words: ['syn_recv', 'syn recv', 'hangs', 'connection timed out', 'timeout'],
    meaning:
      'The director sees the first packet of a client and nothing after it. The real server does not answer, or its answer does not reach the client.',
    looks: [
      { at: 'is it one server or all of them', command: 'ipvsadm -Lnc' },
      {
        at: 'direct routing and tunnels: does the real server have the virtual address',
        command: 'ip address show dev lo',
      },
      { at: 'masquerading: does its default route lead through the director', command: 'ip route get CLIENT' },
      { at: 'tunnels: is the device up, and its reverse path filter off', command: 'ip -d link show type ipip' },
      { at: 'all of it, on both sides', command: 'lvsrules doctor --realserver ssh://HOST' },
    ],
    found: [
      ...['LVS601', 'LVS606', 'LVS607', 'LVS608', 'LVS609', 'LVS613', 'LVS624', 'LVS642', 'LVS644', 'LVS649', 'LVS650'],
      'LVS701',
    ],
  },
  {
    title: 'Works from one client only',
    words: ['one client only', 'works from one client', 'some clients', 'only some clients'],
    meaning:
      'Hosts on the same wire disagree on who has the virtual address: a real server answered an ARP request for it. Or the client is in the network of the masqueraded real servers, which then answer it directly.',
    looks: [
      { at: 'which hardware address the client has for the virtual address', command: 'ip neigh show VIP' },
      { at: 'how many hosts answer for it', command: 'arping -D -I eth0 VIP' },
      { at: 'the real servers', command: 'lvsrules doctor --role realserver --vip VIP' },
    ],
    found: ['LVS602', 'LVS604', 'LVS605', 'LVS613', 'LVS653', 'LVS333'],
  },
  {
    title: 'Everything goes to one server, past the director',
    words: ['past the director', 'arp problem', 'arp', 'counters stay 0'],
    meaning: 'A real server answers ARP requests for the virtual address, so clients talk to it directly.',
    looks: [
      { at: 'whose hardware address clients have', command: 'ip neigh show VIP' },
      {
        at: 'what the real servers answer',
        command: 'sysctl net.ipv4.conf.all.arp_ignore net.ipv4.conf.all.arp_announce',
      },
    ],
    found: ['LVS602', 'LVS604', 'LVS605'],
  },
  {
    title: 'A delay of one second',
    words: ['one second', '1 second', '1s', 'delay'],
    meaning:
      'A client used the same port again. Before Linux 5.9, with connection tracking on, the kernel drops the first packet of such a connection, and the client sends it again after a second.',
    looks: [
      { at: 'the kernel', command: 'uname -r' },
      { at: 'the two settings', command: 'sysctl net.ipv4.vs.conn_reuse_mode net.ipv4.vs.conntrack' },
    ],
    found: ['LVS627'],
  },
  {
    title: 'Idle connections break after 15 minutes',
    words: ['15 minutes', '900', 'idle', 'connection reset after'],
    meaning: 'IPVS forgets a TCP connection that is idle for 900 s. Programs send keepalives after 7200 s by default.',
    looks: [
      { at: 'the timeouts', command: 'ipvsadm -L --timeout' },
      { at: 'when keepalives are sent', command: 'sysctl net.ipv4.tcp_keepalive_time' },
    ],
    found: ['LVS637', 'LVS651'],
  },
  {
    title: 'The drain does not end',
    words: ['drain does not end', 'drain', 'weight 0'],
    meaning:
      'A server of weight 0 keeps its connections until they end. With persistence it also gets new ones from clients that it knows.',
    looks: [
      { at: 'what is left', command: 'ipvsadm -Ln --persistent-conn' },
      { at: 'whether templates hold clients', command: 'ipvsadm -Lnc | grep NONE' },
      { at: 'whether known clients move on', command: 'sysctl net.ipv4.vs.expire_quiescent_template' },
    ],
    found: ['LVS629', 'LVS705', 'LVS628'],
  },
  {
    title: 'The first server gets all',
    words: ['first server gets all', 'one server gets all', 'uneven', 'not balanced'],
    meaning:
      'Persistence or a hash keeps a client at one server, and most traffic comes from one client: a proxy, a NAT, or your own test.',
    looks: [
      { at: 'the service: -p, and the scheduler', command: 'ipvsadm -Ln' },
      { at: 'how many clients there are', command: "ipvsadm -Lnc | awk '{ print $4 }' | cut -d: -f1 | sort | uniq -c" },
    ],
    found: ['LVS706', 'LVS704'],
  },
  {
    title: 'InActConn is huge',
    words: ['inactconn', 'inactive connections'],
    meaning:
      'InActConn counts connections that are not established: for two minutes after each has ended, by default. Tens of thousands are normal for short connections. With direct routing the director sees only one direction and guesses the state. They count against thresholds.',
    looks: [
      { at: 'which states they are in', command: "ipvsadm -Lnc | awk '{ print $3 }' | sort | uniq -c" },
      { at: 'how long they stay', command: 'ipvsadm -L --timeout' },
    ],
    found: ['LVS704', 'LVS707', 'LVS701'],
  },
  {
    title: 'Rates are zero',
    words: ['rates are zero', 'cps is 0', 'rates'],
    meaning: 'The kernel computes rates every two seconds, unless run_estimation is 0.',
    looks: [{ at: 'whether it does', command: 'sysctl net.ipv4.vs.run_estimation' }],
    found: ['LVS630'],
  },
  {
    title: 'The backup is empty',
    words: ['backup is empty', 'sync', 'failover'],
    meaning:
      'No connections arrive from the master: the daemons have different syncids or devices, multicast or UDP port 8848 is blocked, or the connections are too young to be sent.',
    looks: [
      { at: 'the daemons on both sides', command: 'ipvsadm -L --daemon' },
      { at: 'whether packets arrive', command: 'tcpdump -ni eth0 udp port 8848' },
      { at: 'when a connection is sent', command: 'sysctl net.ipv4.vs.sync_threshold' },
    ],
    found: ['LVS632', 'LVS655', 'LVS654', 'LVS635', 'LVS650'],
  },
  {
    title: 'FTP, or large transfers, hang',
    words: ['large transfers', 'uploads hang', 'mtu', 'small pages work'],
    meaning: 'Full packets do not fit into the tunnel, and the message that says so does not arrive.',
    looks: [{ at: 'the largest packet that passes', command: 'ping -M do -s 1472 VIP' }],
    found: ['LVS633', 'LVS625'],
  },
  {
    title: 'Everything is gone after a reboot',
    words: ['reboot', 'after boot'],
    meaning: 'Rules, addresses and sysctls that were set by hand exist only in the running kernel.',
    looks: [
      { at: 'who loads the rules', command: 'systemctl is-enabled ipvsadm keepalived' },
      { at: 'what else is missing', command: 'lvsrules doctor --fail-on info' },
    ],
    found: ['LVS636'],
  },
];

/** The symptom that a text names: by its title, by one of its words, or by a phrase that holds one. */
export function symptomNamed(text: string): Symptom | undefined {
  const said = text.trim().toLowerCase();
  if (said.length < 3) return undefined;
  return (
    symptoms.find(({ title, words }) => title.toLowerCase() === said || words.includes(said)) ??
    (said.includes(' ') ? symptoms.find((each) => sharesWords(each, said)) : undefined)
  );
}

/** One word alone may be the misspelled name of a rule; only a phrase is looked for inside of others. */
function sharesWords({ title, words }: Symptom, said: string): boolean {
  return words.some((word) => said.includes(word)) || title.toLowerCase().includes(said);
}
