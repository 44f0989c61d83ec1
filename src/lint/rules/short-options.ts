import { defineRule } from '../rule.ts';
import { longNameOf, shortSpelling } from '../line/option-tables.ts';
import { replacement } from '../line/line-settings.ts';
import type { LintLine } from '../lint-document.ts';

export default defineRule({
  id: 'LVS402',
  name: 'short-options',
  severity: 'style',
  summary: 'Long options where a save writes short ones',
  why: 'ipvsadm -S writes short options. With one spelling, a search in the file finds everything.',
  source: 'ipvsadm 1.31, the form of -S; seen',
  messages: { short: "the short form of '{long}' is '{short}'", long: "the long form of '{short}' is '{long}'" },
  options: {
    form: { kind: 'choice', default: 'short', choices: ['short', 'long'], summary: 'the preferred spelling' },
  },
  fix: 'safe',
  command(line, { report, options }) {
    if (line.fate !== 'taken') return;
    for (const { name, text, start, end, clustered, joined } of spelled(line)) {
      const short = shortSpelling(name);
      if (short === undefined || clustered) continue;
      const at = { start, end };
      const isLong = text.startsWith('--');
      if (options.form === 'short' && isLong) {
        report('short', at, { long: text, short }, { fix: joined ? null : replacement(at, short, 'safe') });
      } else if (options.form === 'long' && !isLong) {
        report('long', at, { long: `--${name}`, short }, { fix: joined ? null : replacement(at, `--${name}`, 'safe') });
      }
    }
  },
  good: ['-A -t 192.0.2.1:80 -s rr'],
  bad: [
    `
    --add-service --tcp-service 192.0.2.1:80 --scheduler rr
    ~~~~~~~~~~~~~ ~~~~~~~~~~~~~              ~~~~~~~~~~~
    `,
    {
      text: `
    -A --tcp-service 192.0.2.1:80 --scheduler rr
    ~~
    `,
      config: { rules: { LVS402: { form: 'long' } } },
    },
  ],
});

interface Spelled {
  readonly name: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly clustered: boolean;
  /** Whether the value is joined to the option. */
  readonly joined: boolean;
}

function spelled(line: LintLine): readonly Spelled[] {
  const { command } = line;
  const own = command && /^-(-|[A-Za-z]$)/.test(command.typed) ? [command] : [];
  return [
    ...own.map(({ name, typed, start }) => {
      const next = line.text[start - line.start + typed.length];
      const clustered = next !== undefined && next !== ' ' && next !== '\t' && next !== '\r';
      return {
        name: longNameOf(name),
        text: typed,
        start,
        end: start + typed.length,
        clustered,
        joined: false,
      };
    }),
    ...line.settings.map(({ option, flag, value, clustered }) => ({
      name: option,
      text: flag.text,
      start: flag.start,
      end: flag.end,
      clustered,
      joined: value !== null && (value.start === flag.end || line.text[flag.end - line.start] === '='),
    })),
  ];
}
