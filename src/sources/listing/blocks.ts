import { tableHeaders, type ServiceListingView } from '../../ipvsadm/listing/headers.ts';
import { connectionsTitle, procHeader } from '../../ipvsadm/listing/headers.ts';
import type { Loss } from '../../domain/complete.ts';
import { looksLikeRow, pastedLine } from './pasted-line.ts';

/** One listing of a pasted text, written as ipvsadm writes it. */
export interface ListingBlock {
  readonly machine: string | null;
  readonly lines: readonly string[];
  /** The line of the pasted text from which each line comes; 0 for a header that was inserted. */
  readonly numbers: readonly number[];
}

interface OpenBlock {
  readonly machine: string | null;
  title: string | null;
  headers: string[];
  body: { readonly text: string; readonly number: number }[];
  kind: 'table' | 'connections' | 'timeouts' | 'daemon';
}

/** The listings in a text, and the lines within them that are not understood. */
export function blocksOf(text: string): { readonly blocks: readonly ListingBlock[]; readonly losses: readonly Loss[] } {
  const blocks: ListingBlock[] = [];
  const losses: Loss[] = [];
  let machine: string | null = null;
  const state: { open: OpenBlock | null } = { open: null };
  let strange: Loss[] = [];
  const close = () => {
    if (state.open) blocks.push(...finished(state.open));
    state.open = null;
    strange = [];
  };
  const begin = (kind: OpenBlock['kind'], title: string | null = null): OpenBlock => {
    close();
    return { machine, title, headers: [], body: [], kind };
  };
  for (const [index, line] of text.split('\n').entries()) {
    const number = index + 1;
    const found = pastedLine(line.replace(/\r$/, ''));
    const current = state.open;
    switch (found.kind) {
      case 'prompt':
        close();
        machine = found.machine ?? machine;
        break;
      case 'title':
        state.open = begin('table', found.text);
        break;
      case 'header':
        if (found.text.startsWith('pro ')) break;
        state.open = current && current.body.length === 0 && current.kind === 'table' ? current : begin('table');
        state.open.headers.push(found.text);
        break;
      case 'daemon':
        // A director can be master and backup at once: the second is not another view.
        state.open = current?.kind === 'daemon' ? current : begin('daemon');
        state.open.body.push({ text: found.text, number });
        break;
      case 'connections':
      case 'timeouts':
        state.open = begin(found.kind);
        if (found.kind !== 'connections') state.open.body.push({ text: found.text, number });
        break;
      case 'connection':
        state.open = current?.kind === 'connections' ? current : begin('connections');
        state.open.body.push({ text: found.text, number });
        break;
      case 'service':
      case 'server':
        if (current?.kind !== 'table') state.open = begin('table');
        losses.push(...strange);
        strange = [];
        state.open?.body.push({ text: found.kind === 'server' ? `  -> ${found.text}` : found.text, number });
        break;
      case 'other':
        // Prose around a listing is not part of it.
        if (looksLikeRow(line)) losses.push({ line: number, what: `not understood: ${line.trim()}` });
        else if (current && current.body.length > 0)
          strange.push({ line: number, what: `not understood: ${line.trim()}` });
        break;
      default:
    }
  }
  close();
  return { blocks, losses };
}

function finished({ machine, title, headers, body, kind }: OpenBlock): readonly ListingBlock[] {
  const numbers = body.map(({ number }) => number);
  const lines = body.map(({ text }) => text);
  if (kind === 'connections') return [{ machine, lines: [connectionsTitle, ...lines], numbers: [0, ...numbers] }];
  if (kind !== 'table') return body.length === 0 ? [] : [{ machine, lines, numbers }];
  const view = viewOf(headers.join(' '), lines);
  const pair = view === 'proc' ? [tableHeaders.default[0], procHeader] : tableHeaders[view];
  const head = [...(title !== null && /\(size=[0-9]+\)$/.test(title) ? [title] : []), ...pair];
  if (body.length === 0 && headers.length === 0 && title === null) return [];
  return [{ machine, lines: [...head, ...lines], numbers: [...head.map(() => 0), ...numbers] }];
}

/** By the headers, where the text has them, else by the columns. */
function viewOf(headers: string, lines: readonly string[]): ServiceListingView | 'proc' {
  if (
    lines.some(
      (line) =>
        /^(?:TCP|UDP|SCTP) (?:[0-9A-F]{8}|\[[0-9a-f:]{39}\]):[0-9A-F]{4} /.test(line) ||
        /^ {2}-> [0-9A-F]{8}:[0-9A-F]{4} /.test(line),
    )
  )
    return 'proc';
  if (/InPkts/.test(headers)) return 'stats';
  if (/CPS/.test(headers)) return 'rate';
  if (/Uthreshold/.test(headers)) return 'thresholds';
  if (/PersistConn/.test(headers)) return 'persistent-conn';
  if (/TunnelInfo/.test(headers)) return 'tun-info';
  return 'default';
}
