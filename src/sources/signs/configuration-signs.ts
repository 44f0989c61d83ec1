const keepalived =
  /^\s*(?:virtual_server(?:_group)?\s|virtual_server_group\s|real_server\s|global_defs\b|vrrp_(?:instance|script|sync_group|track_process|track_file)\b|static_(?:ipaddress|routes|rules)\b|bfd_instance\s|lvs_sched\s|lb_algo\s|lb_kind\s|lvs_method\s|sorry_server\s|persistence_timeout\b)/;

/** Whether lines are those of a keepalived.conf; a comment after `!` at its head is a sign too. */
export function looksLikeKeepalived(lines: readonly string[]): boolean {
  if (lines.some((line) => keepalived.test(line))) return true;
  const content = lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
  if (content.length === 0) return false;
  return (
    content.every((line) => /^(?:!|include[a-z]?\s|@\^?\S|\$\w+\s*=)/.test(line)) &&
    /^(?:!|include|\$\w+\s*=)/m.test(content.join('\n'))
  );
}

const ldirectordGlobal =
  /^(?:checktimeout|negotiatetimeout|checkinterval|checkcount|failurecount|autoreload|quiescent|readdquiescent|cleanstop|emailalert|emailalertfreq|callback|fallback6?|fallbackcommand|logfile|supervised|fork|maintenancedir|execute)\s*=/;

/** Whether lines are those of an ldirectord.cf. */
export function looksLikeLdirectord(lines: readonly string[]): boolean {
  if (lines.some((line) => /\bipvsadm\b|^\s*(?:if|for|while)\s/.test(line.replace(/#.*/, '')))) return false;
  if (lines.some((line) => /^\s*real6?\s*=.*\b(?:gate|masq|ipip)\b/.test(line) || /^virtual6?\s*=/.test(line)))
    return true;
  return lines.some((line) => ldirectordGlobal.test(line));
}
