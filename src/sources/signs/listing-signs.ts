const header =
  /IP Virtual Server version \d|Prot LocalAddress:Port|->\s+RemoteAddress:Port|IPVS connection entries|pro expire state\s+source|^[\s#>|]*Timeout \(tcp tcpfin udp\)|(?:master|backup) sync daemon \(mcast=/;

const row = /^[\s#>|]*(?:(?:TCP|UDP|SCTP)\s+\S+:\S+\s|FWM\s+\d+\s|->\s*\S+\s+(?:Masq|Route|Tunnel|Local|Bypass|\d+)\b)/;

/** Whether lines contain a listing. In a rules file, a listing in a comment is a comment. */
export function listingSigns(lines: readonly string[], amongRules: boolean): boolean {
  const counted = amongRules ? lines.filter((line) => !/^\s*#/.test(line)) : lines;
  if (counted.some((line) => header.test(line) && !/\becho\b|\bprintf\b|\bgrep\b/.test(line))) return true;
  return !amongRules && counted.some((line) => row.test(line));
}
