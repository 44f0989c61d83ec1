/** Why ldirectord refuses the value of a setting that does not concern the table; null if it accepts it. */
export function valueRefused(word: string, value: string): string | null {
  if (quoted.has(word) && !/".+"/.test(value)) return `${word} needs a text in quotes`;
  if (counts.has(word) && !/[1-9]/.test(/[0-9]+/.exec(value)?.[0] ?? '')) {
    return `${word} '${value}' is not a number above 0`;
  }
  if (word === 'checkport') {
    const port = Number(/[0-9]+/.exec(value)?.[0] ?? 0);
    if (port < 1 || port > 65535) return `checkport '${value}' is not a port`;
  }
  if (word === 'emailalertfreq' && !/^[0-9]/.test(value)) return `emailalertfreq '${value}' is not a number`;
  if (word === 'httpmethod' && !/^(?:get|head)$/i.test(/\w+/.exec(value)?.[0] ?? '')) {
    return `httpmethod '${value}' is not GET or HEAD`;
  }
  if (word === 'service' && !services.has(/\w+/.exec(value)?.[0] ?? '')) {
    return `service '${value}' is not one that ldirectord can check`;
  }
  return null;
}

const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const quoted = set('request receive login passwd database secret load logfile callback');

const counts = set('checktimeout negotiatetimeout checkinterval checkcount failurecount');

/** What ldirectord 4.12 can ask a real server for. */
const services =
  set(`dns ftp http https http_proxy imap imaps ldap ldaps nntp mysql none oracle pop pops radius pgsql sip
  smtp submission simpletcp`);
