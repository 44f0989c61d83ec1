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
    'net_namespace net_namespace_ipvs namespace_with_ipsets instance use_pid_dir child_wait_time linkbeat_use_polling',
    false,
  ),
]);

export const globalKeywords: ReadonlyMap<string, boolean> = new Map([
  ...words('notification_email', true),
  ...words(
    `bfd_cpu_affinity bfd_no_swap bfd_priority bfd_process_name bfd_rlimit_rtime bfd_rlimit_rttime bfd_rt_priority
    checker_cpu_affinity checker_log_all_failures checker_no_swap checker_priority checker_process_name
    checker_rlimit_rtime checker_rlimit_rttime checker_rt_priority config_save_dir data_use_instance
    dbus_service_name default_interface disable_local_igmp dynamic_interfaces enable_dbus enable_script_security
    enable_snmp_checker enable_snmp_keepalived enable_snmp_rfc enable_snmp_rfcv2 enable_snmp_rfcv3 enable_snmp_vrrp
    enable_traps fifo_write_vrrp_states_on_reload include_check log_unknown_vrids lvs_flush lvs_flush_on_stop
    lvs_flush_onstop lvs_netlink_cmd_rcv_bufs lvs_netlink_cmd_rcv_bufs_force lvs_netlink_monitor_rcv_bufs
    lvs_netlink_monitor_rcv_bufs_force lvs_notify_fifo lvs_notify_fifo_script lvs_process_name lvs_sync_daemon
    lvs_timeouts max_auto_priority min_auto_priority_delay nftables nftables_counters nftables_ifindex nftables_ipvs
    nftables_ipvs_priority nftables_ipvs_start_fwmark nftables_priority no_checker_emails no_email_faults
    notification_email_from notify_fifo notify_fifo_script process_monitor_rcv_bufs process_monitor_rcv_bufs_force
    process_name process_names random_seed reload_check_config reload_file reload_repeat reload_time_file router_id
    rs_init_notifies script_user shutdown_script shutdown_script_timeout smtp_alert smtp_alert_checker
    smtp_alert_vrrp smtp_connect_timeout smtp_helo_name smtp_server snmp_socket startup_script
    startup_script_timeout tmp_config_directory umask vmac_addr_prefix vmac_prefix vrrp_check_unicast_src
    vrrp_cpu_affinity vrrp_down_timer_adverts vrrp_garp_extra_if vrrp_garp_interval vrrp_garp_lower_prio_delay
    vrrp_garp_lower_prio_repeat vrrp_garp_master_delay vrrp_garp_master_refresh vrrp_garp_master_refresh_repeat
    vrrp_garp_master_repeat vrrp_gna_interval vrrp_higher_prio_send_advert vrrp_ipsets vrrp_iptables
    vrrp_lower_prio_no_advert vrrp_mcast_group4 vrrp_mcast_group6 vrrp_min_garp vrrp_netlink_cmd_rcv_bufs
    vrrp_netlink_cmd_rcv_bufs_force vrrp_netlink_monitor_rcv_bufs vrrp_netlink_monitor_rcv_bufs_force vrrp_no_swap
    vrrp_notify_fifo vrrp_notify_fifo_script vrrp_notify_priority_changes vrrp_priority vrrp_process_name
    vrrp_rlimit_rtime vrrp_rlimit_rttime vrrp_rt_priority vrrp_rx_bufs_multiplier vrrp_rx_bufs_policy
    vrrp_skip_check_adv_addr vrrp_startup_delay vrrp_strict vrrp_version vrrp_vmac_garp_intvl`,
    false,
  ),
]);

export const serviceKeywords: ReadonlyMap<string, boolean> = new Map([
  ...words('real_server', true),
  ...words(
    `ip_family delay_loop inhibit_on_failure lb_algo lvs_sched hashed flag-1 flag-2 flag-3 sh-port sh-fallback mh-port
    mh-fallback ops lb_kind lvs_method persistence_engine persistence_timeout persistence_granularity protocol ha_suspend
    smtp_alert virtualhost snmp_name alpha omega quorum_up quorum_down quorum hysteresis sorry_server
    sorry_server_inhibit sorry_server_lvs_method weight retry delay_before_retry warmup connect_timeout`,
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

/** Words for which keepalived refuses the whole file if no value follows. */
export const valued: ReadonlySet<string> = new Set(
  `lb_algo lvs_sched lb_kind lvs_method protocol persistence_engine persistence_granularity quorum quorum_up quorum_down
  hysteresis weight uthreshold lthreshold real_server virtual_server virtual_server_group ip_family sorry_server
  sorry_server_lvs_method fwmark delay_loop connect_timeout retry delay_before_retry warmup notify_up notify_down
  connect_ip connect_port bindto bind_port bind_if nb_get_retry name type misc_timeout track_file digest path
  child_wait_time vrrp_script vrrp_track_process vrrp_track_file bfd_process_name bfd_rlimit_rttime checker_process_name
  checker_rlimit_rttime config_save_dir lvs_process_name nftables_ipvs_priority nftables_ipvs_start_fwmark
  nftables_priority process_name random_seed smtp_connect_timeout smtp_server umask vmac_addr_prefix vmac_prefix
  vrrp_down_timer_adverts vrrp_garp_interval vrrp_garp_lower_prio_delay vrrp_garp_lower_prio_repeat
  vrrp_garp_master_delay vrrp_garp_master_refresh vrrp_garp_master_refresh_repeat vrrp_garp_master_repeat
  vrrp_gna_interval vrrp_mcast_group4 vrrp_mcast_group6 vrrp_process_name vrrp_rlimit_rttime vrrp_startup_delay
  vrrp_version`.split(/\s+/),
);
