import { defineRule } from '../rule.ts';
import { removalOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS008',
  name: 'comment-form',
  severity: 'error',
  summary: 'A comment that the program does not recognise',
  why: 'ipvsadm-restore drops lines whose very first character is #, and nothing else. ipvsadm -R does not support comments at all: it reads # as a word and stops there.',
  source: 'seen with ipvsadm 1.31; the script ipvsadm-restore of the same version',
  messages: {
    indented: 'a comment must begin in the first column',
    trailing: 'a comment cannot follow a command on its line',
    reader: 'ipvsadm -R does not support comments; only ipvsadm-restore drops them',
  },
  options: {
    reader: {
      kind: 'choice',
      default: 'ipvsadm-restore',
      choices: ['ipvsadm-restore', 'ipvsadm'],
      summary: 'the program that reads the file',
    },
  },
  fix: 'safe',
  silentOnPlain: true,
  line(line, { report, options }) {
    if (line.kind === 'comment' && options.reader === 'ipvsadm') report('reader', line, {});
    if (line.refused?.reason !== 'comment') return;
    const mark = line.words.find(({ text }) => text.startsWith('#'));
    if (!mark) return;
    const comment = { start: mark.start, end: line.end };
    const text = line.text.slice(mark.start - line.start).trimEnd();
    if (mark === line.words[0]) {
      const fix = { safety: 'safe' as const, edits: [{ start: line.start, end: mark.start, text: '' }] };
      report('indented', comment, {}, { fix });
    } else {
      const edits = [{ start: line.start, end: line.start, text: `${text}\n` }, removalOf(line, comment)];
      report('trailing', comment, {}, { fix: { safety: 'safe', edits } });
    }
  },
  good: ['# the shop\n-A -t 192.0.2.1:80 -s rr\n'],
  bad: [
    `
    -A -t 192.0.2.1:80 -s rr # the shop
                             ~~~~~~~~~~
    `,
    `
    -A -t 192.0.2.1:80 -s rr
      # its servers
      ~~~~~~~~~~~~~
    `,
    {
      text: `
    # the shop
    ~~~~~~~~~~
    -A -t 192.0.2.1:80 -s rr
    `,
      config: { rules: { LVS008: { reader: 'ipvsadm' } } },
    },
  ],
});
