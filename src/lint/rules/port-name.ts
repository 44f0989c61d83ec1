import { portNumber } from '../line/address-value.ts';
import { namesIn, saveWithNames } from '../line/names-in-file.ts';
import { contentOf } from '../line/line-settings.ts';
import { defineRule, type TextEdit } from '../rule.ts';
import type { LintLines } from '../lint-document.ts';

export default defineRule({
  id: 'LVS336',
  name: 'port-name',
  severity: 'warning',
  summary: 'A port by its name',
  why: 'The name is looked up in /etc/services of the machine that restores the rules, for the protocol of the service. Numbers mean the same everywhere. A file that was saved without -n gets one finding for all its names; if it has host names too, LVS335 reports it.',
  source: 'ipvsadm 1.31, service_to_port',
  messages: {
    name: "'{port}' is looked up in /etc/services",
    known: "'{port}' is looked up in /etc/services, where it is usually {number}",
    saved: 'saved without -n: {ports} port names are looked up when the rules are restored; save with ipvsadm -S -n',
  },
  fix: 'safe',
  file({ lines }, { report }) {
    const saved = saveWithNames(lines);
    if (saved && saved.hosts > 0) return;
    const names = portNames(lines);
    if (saved) {
      const edits = names.flatMap(({ edit }) => edit ?? []);
      report('saved', contentOf(saved.line), saved, { fix: edits.length > 0 ? { safety: 'safe', edits } : null });
      return;
    }
    for (const { text: port, edit, start, end } of names) {
      const at = { start, end };
      if (edit) report('known', at, { port, number: edit.text }, { fix: { safety: 'safe', edits: [edit] } });
      else report('name', at, { port });
    }
  },
  good: ['-A -t 192.0.2.1:80 -s rr'],
  bad: [
    `
    -A -t 192.0.2.1:https -s rr
                    ~~~~~
    `,
    `
    -A -t 192.0.2.1:http -s rr
    ~~~~~~~~~~~~~~~~~~~~~~~~~~
    -a -t 192.0.2.1:http -r 10.0.0.1:http -m -w 1
    `,
  ],
});

interface PortName extends TextEdit {
  /** Writes the number, where that is the same everywhere. */
  readonly edit: TextEdit | null;
}

/** The port names on lines that are accepted. */
function portNames(lines: LintLines): readonly PortName[] {
  const found: PortName[] = [];
  for (let place = 0; place < lines.length; place++) {
    const line = lines.plainAt(place) ? undefined : lines.get(place);
    if (line?.kind !== 'command' || line.fate !== 'taken') continue;
    for (const { kind, text, start, end } of namesIn(line)) {
      if (kind !== 'port') continue;
      const number = portNumber(text);
      found.push({ text, start, end, edit: number === null ? null : { start, end, text: String(number) } });
    }
  }
  return found;
}
