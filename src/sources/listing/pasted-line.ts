/** A line of a pasted text as part of a listing, without what mail, chat and terminals put in front of it. */
export type PastedLine =
  /** `IP Virtual Server version …`, with which most listings begin. */
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'header'; readonly text: string }
  | { readonly kind: 'service' | 'server' | 'connection'; readonly text: string }
  | { readonly kind: 'connections' | 'timeouts' | 'daemon'; readonly text: string }
  /** A prompt with the name of its machine, where it has one. */
  | { readonly kind: 'prompt'; readonly machine: string | null }
  | { readonly kind: 'blank' | 'other' };

const prompt =
  /^(?:\[?(?:[\w.-]+@)([\w.-]+)[^#$%>\n]{0,80}[#$%>](?:\s|$)|([\w.-]+)[#$%>]\s+(?:sudo\s+)?(?:\S*\/)?(?:ipvsadm|cat)\b|[#$%>]\s+(?:sudo\s+)?(?:\S*\/)?(?:ipvsadm|watch|cat)\b)/;

export function pastedLine(line: string): PastedLine {
  const bare = withArrow(
    line
      .replace(/\u00a0/g, ' ')
      .replaceAll('&gt;', '>')
      .trim(),
  );
  if (bare === '') return { kind: 'blank' };
  const found = rowOf(bare);
  if (found) return found;
  const asked = prompt.exec(bare);
  if (asked) return { kind: 'prompt', machine: asked[1] ?? asked[2] ?? null };
  const every = /^Every [0-9.]+s: .*?(?:\s{2,}([\w.-]+): )?/.exec(bare);
  if (every) return { kind: 'other' };
  // Quoted: `> `, `# `, `| `, `* ` before each line.
  const quoted = /^(?:[>#|*]\s?)+(.*)$/.exec(bare)?.[1]?.trim() ?? '';
  return (quoted === '' ? null : rowOf(quoted)) ?? { kind: 'other' };
}

/** Editors, mail and web pages make one character of `->`, or a long dash of its first. */
function withArrow(bare: string): string {
  return bare.replace(/^((?:[>#|*]\s*)*)(?:[\u2192\u21d2\u279c\u279e]|[\u2010-\u2015\u2212]>)(?=\s*\S)/, '$1->');
}

/** Whether a line that is not understood holds a service or a real server all the same. */
export function looksLikeRow(line: string): boolean {
  return (
    /\d:\d+\s+(?:Masq|Route|Tunnel|Local|Bypass)\s+\d/.test(line) || /\b(?:TCP|UDP|SCTP)\s+\S+:\d+\s+\w+/.test(line)
  );
}

function rowOf(bare: string): PastedLine | null {
  const text = bare.replace(/[ \t]+/g, ' ');
  if (/^IP Virtual Server version \S/.test(text)) return { kind: 'title', text };
  if (/^Prot LocalAddress:Port/.test(text) || /^-> ?RemoteAddress:Port/.test(text)) return { kind: 'header', text };
  if (/^IPVS connection entries/.test(text)) return { kind: 'connections', text };
  if (/^Timeout \(tcp tcpfin udp\):/.test(text)) return { kind: 'timeouts', text };
  if (/^(?:master|backup) sync daemon \(/.test(text)) return { kind: 'daemon', text: bare };
  if (/^pro expire state /.test(text)) return { kind: 'header', text };
  if (/^(?:TCP|UDP|SCTP|IP) [0-9]+:[0-5][0-9] /.test(text)) return { kind: 'connection', text };
  if (/^(?:TCP|UDP|SCTP) \S+:\S*(?: |$)/.test(text) || /^FWM -?[0-9A-F]+ /.test(text)) return { kind: 'service', text };
  return /^-> ?[\w[.]/.test(text) ? { kind: 'server', text: text.replace(/^-> ?/, '') } : null;
}
