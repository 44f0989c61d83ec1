/**
 * Words of the keepalived that comes with DPVS and with the FullNAT kernels: full NAT, local addresses of the director,
 * SYN proxies. The regular keepalived and kernel have none of this.
 */
const words: ReadonlySet<string> = new Set(
  `FNAT FULLNAT SNAT local_address_group laddr_group_name syn_proxy alpha_synproxy vip_bind_dev daddr_group_name
  blklst_addr_gname whtlst_addr_gname ip_vs_flags expire_quiescent_conn quic establish_timeout`.split(/\s+/),
);

export function isDpvs(word: string): boolean {
  return words.has(word);
}
