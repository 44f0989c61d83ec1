import fc from 'fast-check';
import {
  daemonSettings,
  pairs,
  scheduler,
  serverSettings,
  serviceSettings,
  setting,
  some,
  stray,
  type Text,
  word,
} from './words.ts';

/** Rule files of everything that `ipvsadm -R` reads, in every form in which it can be written, with faults of all kinds. */
export function ruleFiles(count: number, seed: number): readonly Buffer[] {
  return fc.sample(file, { numRuns: count, seed });
}

/** A line of these parts, at times with something amiss. */
function line(...parts: readonly Text[]): Text {
  const words = fc.tuple(...parts);
  return fc.oneof(
    { weight: 100, arbitrary: words.map((all) => all.join(' ')) },
    { weight: 2, arbitrary: words.map((all) => all.join('\t ')) },
    fc.tuple(words, stray).map(([all, more]) => [...all, more].join(' ')),
    fc.tuple(words, stray).map(([all, more]) => [more, ...all].join(' ')),
    words.map(([first, ...rest]) => [first, ...rest.reverse()].join(' ')),
    words.map(([first, ...rest]) => [...rest, first].join(' ')),
    words.map((all) => all.join(' ').replace(/^(-.) -(.) /, '$1$2 ')),
  );
}

const queries = [
  '-C|--clear|-Z|-S|-S -n|-L -n|-L -n --stats --rate|-l|--set 900 120 300|--set 0 0 0',
  '-L --timeout --daemon|-S --nosort|-R|--set 1 2|--set 1 2 3 4|--set x 1 1|--set 2678401 0 0|-h|--version',
] as const;

const loose = fc.constantFrom(...pairs).chain(([service, server]) =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: line(word('-A|-E|-E|--add-service|--edit-service', '--add|A', 12), service, serviceSettings),
    },
    { weight: 6, arbitrary: line(word('-a|-e|-e|--add-server|--edit-server', 'a'), service, server, serverSettings) },
    { weight: 2, arbitrary: line(word('-d|--delete-server'), service, server) },
    { weight: 2, arbitrary: line(word('-D|--delete-service|-Z|--zero'), service) },
    { weight: 2, arbitrary: line(word(queries[0], queries[1], 2)) },
    {
      weight: 1,
      arbitrary: line(
        word('--start-daemon master|--start-daemon backup', '--start-daemon|--start-daemon both', 4),
        daemonSettings,
      ),
    },
    {
      weight: 1,
      arbitrary: line(
        word('--stop-daemon master|--stop-daemon backup|--stop-daemon'),
        some([1, setting(null, 'syncid', word('5'))]),
      ),
    },
    { weight: 3, arbitrary: word('|  |\t|# a comment|#|ipvsadm|\r|ipvsadm ipvsadm', '  # indented|-s rr', 4) },
  ),
);

/** A service and its servers. */
const pool = fc
  .constantFrom(...pairs)
  .chain(([service, server]) =>
    fc.tuple(service, scheduler, fc.array(line(server, serverSettings), { minLength: 1, maxLength: 3 })),
  )
  .map(([key, how, servers]) => [`-A ${key} ${how}`, ...servers.map((rest) => `-a ${key} ${rest}`)]);

const dressed = fc.oneof(
  { weight: 40, arbitrary: loose },
  { weight: 2, arbitrary: loose.map((text) => `ipvsadm ${text}`) },
  loose.map((text) => `  ${text} `),
  loose.map((text) => `${text}\r`),
  loose.map((text) => `${text} # why`),
  loose.map((text) => `/sbin/ipvsadm ${text}`),
  loose.map((text) => `#${text}`),
);

const lastLine = fc.oneof(
  { weight: 19, arbitrary: fc.constant('') },
  fc.tuple(loose, word('| |  |\t |\r')).map(([text, end]) => text + end),
);

const file = fc
  .tuple(
    word('', '\ufeff'),
    fc.array(
      fc.oneof(
        dressed.map((text) => [text]),
        pool,
      ),
      { minLength: 1, maxLength: 5 },
    ),
    lastLine,
  )
  .map(([start, lines, end]) => {
    const text =
      start +
      lines
        .flat()
        .map((each) => `${each}\n`)
        .join('') +
      end;
    // A daemon that is stopped as soon as it has been started can hang this kernel.
    return Buffer.from(/--start-d/.test(text) ? text.replaceAll('--stop-d', '--start-d') : text, 'utf8');
  });
