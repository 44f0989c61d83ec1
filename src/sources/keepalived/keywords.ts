/** The words that keepalived 2.2.7 knows, by where they are allowed. Those with `true` open a block. */
const words = (text: string, block: boolean): readonly (readonly [string, boolean])[] =>
  text
    .trim()
    .split(/\s+/)
    .map((word) => [word, block] as const);

export const rootKeywords: ReadonlyMap<string, boolean> = new Map([
  ...words(
    `global_defs virtual_server virtual_server_group vrrp_instance vrrp_script vrrp_sync_group vrrp_track_process
    vrrp_track_file track_process track_file track_bfd bfd_instance static_ipaddress static_routes static_rules
    static_neighbours linkbeat_interfaces SSL garp_group track_group track_nic interface_up_down_delays`,
    true,
  ),
  ...words(
    'net_namespace net_namespace_ipvs namespace_with_ipsets instance use_pid_dir child_wait_time linkbeat_use_polling nftables config_save_dir',
    false,
  ),
]);

export const serviceKeywords: ReadonlyMap<string, boolean> = new Map([
  ...words('real_server', true),
  ...words(
    `ip_family delay_loop inhibit_on_failure lb_algo lvs_sched hashed flag-1 flag-2 flag-3 sh-port sh-fallback mh-port
    mh-fallback ops lb_kind lvs_method persistence_engine persistence_timeout persistence_granularity protocol ha_suspend
    smtp_alert virtualhost snmp_name alpha omega quorum_up quorum_down quorum hysteresis sorry_server
    sorry_server_inhibit sorry_server_lvs_method weight retry delay_before_retry warmup connect_timeout connect_ip
    connect_port bindto bind_port bind_if fwmark nat_mask`,
    false,
  ),
]);

export const serverKeywords: ReadonlyMap<string, boolean> = new Map([
  ...words(
    'HTTP_GET SSL_GET TCP_CHECK SMTP_CHECK DNS_CHECK MISC_CHECK UDP_CHECK PING_CHECK BFD_CHECK FILE_CHECK',
    true,
  ),
  ...words(
    `weight lvs_method uthreshold lthreshold inhibit_on_failure notify_up notify_down alpha connect_timeout retry
    delay_before_retry warmup delay_loop smtp_alert virtualhost snmp_name`,
    false,
  ),
]);

const ofConnection = 'connect_ip connect_port bindto bind_port bind_if fwmark connect_timeout';
const ofTries = 'retry delay_before_retry warmup delay_loop alpha log_all_failures';
const ofHttp = `${ofConnection} ${ofTries} nb_get_retry http_protocol virtualhost enable_sni tls_compliant fast_recovery`;

/** The words within each checker, and within its blocks. */
const checkerWords: Readonly<Record<string, ReadonlyMap<string, boolean>>> = {
  HTTP_GET: new Map([...words('url', true), ...words(ofHttp, false)]),
  SSL_GET: new Map([...words('url', true), ...words(`${ofHttp} ssl_version`, false)]),
  TCP_CHECK: new Map(words(`${ofConnection} ${ofTries}`, false)),
  SMTP_CHECK: new Map([...words('host', true), ...words(`${ofConnection} ${ofTries} helo_name`, false)]),
  DNS_CHECK: new Map(words(`${ofConnection} ${ofTries} name type`, false)),
  MISC_CHECK: new Map(words(`${ofTries} misc_path misc_timeout misc_dynamic user`, false)),
  UDP_CHECK: new Map(words(`${ofConnection} ${ofTries} payload require_reply min_reply_len max_reply_len`, false)),
  PING_CHECK: new Map(words(`${ofConnection} ${ofTries}`, false)),
  BFD_CHECK: new Map(words('alpha name', false)),
  FILE_CHECK: new Map(words('track_file weight', false)),
  url: new Map(
    words(
      `virtualhost status_code digest path regex regex_no_match regex_options regex_stack regex_min_offset
      regex_max_offset tls_compliant`,
      false,
    ),
  ),
  host: new Map(words(`${ofConnection} ${ofTries}`, false)),
};

/** The words that keepalived knows within a checker, or a block of one. */
export function wordsWithin(checker: string): ReadonlyMap<string, boolean> {
  return checkerWords[checker] ?? new Map<string, boolean>();
}

/** Where else a word of checkers is known. */
export function checkersWith(word: string): readonly string[] {
  return Object.keys(checkerWords).filter((checker) => checkerWords[checker]?.has(word));
}

/** A block that does not affect the table: `{` and `}` are counted, words are ignored. */
export const opaqueBlocks: ReadonlySet<string> = new Set(
  [...rootKeywords].filter(([, block]) => block).map(([word]) => word),
);

/** Words of the table for which keepalived refuses the whole file if no value follows. */
export const valued: ReadonlySet<string> = new Set(
  `lb_algo lvs_sched lb_kind lvs_method protocol persistence_engine persistence_granularity quorum hysteresis weight
  uthreshold lthreshold real_server virtual_server connect_timeout delay_loop ip_family sorry_server
  sorry_server_lvs_method`.split(/\s+/),
);
