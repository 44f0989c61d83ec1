import { defineRule } from '../rule.ts';
import { contentOf, removalOf } from '../line/line-settings.ts';

export default defineRule({
  id: 'LVS021',
  name: 'unparsable-save-output',
  severity: 'error',
  summary: 'Output of a faulty save that no restore can read',
  why: 'Some builds of ipvsadm print (null) for a missing name, --xxx-service for an unknown protocol, or -b with nothing after it. The line is refused when it is read back, and the service is lost with its servers.',
  source: '-b: seen with ipvsadm 1.31; the others: its source',
  messages: { save: "'{word}' comes from a faulty save and cannot be read back" },
  fix: 'unsafe',
  refused(line, { report }) {
    if (line.refused?.reason === 'save-empty-flags') {
      const word = line.words.findLast(({ text }) => text === '-b');
      const fix = word ? { safety: 'unsafe' as const, edits: [removalOf(line, word)] } : null;
      report('save', word ?? contentOf(line), { word: '-b' }, { fix });
    }
    if (line.refused?.reason !== 'save-output') return;
    const word = line.words.find(({ text }) => /^(\(null\)|--xxx-service)/.test(text));
    report('save', word ?? contentOf(line), { word: word?.text ?? '' });
  },
  good: ['-A -t 192.0.2.1:80 -s sh -b flag-3'],
  bad: ['-A -t 192.0.2.1:80 -s sh -b \n', '-A --xxx-service 192.0.2.1:80 -s rr\n', '-A -t (null):80 -s rr\n'],
});
