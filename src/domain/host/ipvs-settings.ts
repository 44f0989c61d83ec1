/** Settings of IPVS in the kernel, below `net/ipv4/vs`, that a rule set can be kept with: each takes one number, or two. */
export const ipvsSettingNames = [
  'am_droprate',
  'amemthresh',
  'backup_only',
  'cache_bypass',
  'conn_lfactor',
  'conn_max',
  'conn_reuse_mode',
  'conntrack',
  'drop_entry',
  'drop_packet',
  'est_nice',
  'expire_nodest_conn',
  'expire_quiescent_template',
  'ignore_tunneled',
  'nat_icmp_send',
  'pmtu_disc',
  'run_estimation',
  'schedule_icmp',
  'secure_tcp',
  'sloppy_sctp',
  'sloppy_tcp',
  'snat_reroute',
  'svc_lfactor',
  'sync_persist_mode',
  'sync_ports',
  'sync_qlen_max',
  'sync_refresh_period',
  'sync_retries',
  'sync_sock_size',
  'sync_threshold',
  'sync_version',
] as const;

/** How many numbers a setting has. */
export function numbersIn(name: IpvsSettingName): number {
  return name === 'sync_threshold' ? 2 : 1;
}

export type IpvsSettingName = (typeof ipvsSettingNames)[number];

/** Values by name. */
export type IpvsSettings = Readonly<Partial<Record<IpvsSettingName, string>>>;

/** The names that have a value, with it and the path below `/proc/sys`. */
export function settingEntries(settings: IpvsSettings): readonly {
  readonly name: IpvsSettingName;
  readonly path: string;
  readonly value: string;
}[] {
  return ipvsSettingNames.flatMap((name) => {
    const value = settings[name];
    return value === undefined ? [] : [{ name, path: `net/ipv4/vs/${name}`, value }];
  });
}
