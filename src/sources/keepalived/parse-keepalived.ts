import { hint } from '../../domain/nearest.ts';
import type { NoteRule } from '../note-rules.ts';
import type { SourceNote, SourcePosition } from '../table-source.ts';
import { isDpvs } from './dpvs.ts';
import type { ConfLine } from './conf-line.ts';
import type { Drafts, GroupMember } from './drafts.ts';
import { readGlobal, readRootSetting } from './globals.ts';
import { memberOf } from './group-members.ts';
import {
  checkersWith,
  globalKeywords,
  opaqueBlocks,
  rootKeywords,
  serverKeywords,
  serviceKeywords,
  valued,
  wordsWithin,
} from './keywords.ts';
import { beginServer, serverSetting } from './server-block.ts';
import { beginService } from './service-block.ts';
import { serviceSetting } from './service-setting.ts';

/** Reads lines block by block, as keepalived does: a `}` ends the open block, whatever opened it. */
export function parse(lines: readonly ConfLine[]): Drafts {
  const drafts: Drafts = {
    services: [],
    groups: new Map(),
    timeouts: null,
    daemons: [],
    notes: [],
    refused: false,
  };
  new Parser(lines, drafts).root();
  const [first] = drafts.services;
  if (first && !drafts.refused && !hasServiceAtRoot(lines)) {
    const message = 'by its braces this is inside another block: keepalived finds nothing to run, and loads nothing';
    drafts.notes.push({ kind: 'lost', rule: 'unbalanced-braces', message, place: first.place });
    drafts.refused = true;
  }
  return drafts;
}

/** keepalived counts braces before it reads services, and checks only if one of them is outside of all blocks. */
function hasServiceAtRoot(lines: readonly ConfLine[]): boolean {
  let depth = 0;
  return lines.some(({ words }) => {
    if (words[0] === 'virtual_server' && depth === 0) return true;
    if (words[0] === '}') depth = Math.max(0, depth - 1);
    else if (words.at(-1) === '{' && (depth > 0 || rootKeywords.has(words[0] ?? ''))) depth++;
    return false;
  });
}

const mostHints = 200;

/** Words that keepalived does not know in a block belong to an outer one: the block was not closed. */
const blocksOfTables: ReadonlySet<string> = new Set([
  'real_server',
  'virtual_server',
  'virtual_server_group',
  'global_defs',
  'vrrp_instance',
  'vrrp_sync_group',
]);

class Parser {
  private at = 0;
  private hints = 0;
  private readonly lines: readonly ConfLine[];
  private readonly drafts: Drafts;

  constructor(lines: readonly ConfLine[], drafts: Drafts) {
    this.lines = lines;
    this.drafts = drafts;
  }

  root(): void {
    while (this.at < this.lines.length && !this.drafts.refused) {
      const line = this.next();
      const [word = ''] = line.words;
      if (word === '}') this.note('lost', 'unbalanced-braces', "there is an extra '}'", line.place);
      else if (!rootKeywords.has(word)) this.unknown(line, rootKeywords);
      else if (this.lacksValue(line)) return;
      else if (word === 'virtual_server') this.service(line);
      else if (word === 'virtual_server_group') this.group(line);
      else if (word === 'global_defs') this.globals(line);
      else if (opaqueBlocks.has(word)) this.opaque(line);
      else readRootSetting(this.drafts, line);
    }
  }

  private next(): ConfLine {
    const line = this.lines[this.at++];
    if (!line) throw new RangeError('there are no more lines');
    return line;
  }

  /** The lines of a block up to its `}`; says where that is missing. */
  private *block(head: ConfLine): Generator<ConfLine> {
    if (head.words.at(-1) !== '{') {
      const following = this.lines[this.at];
      if (following?.words[0] === '{') this.at++;
      else this.note('wrong', 'unbalanced-braces', `the '{' of ${head.words[0] ?? ''} is missing`, head.place);
    }
    while (this.at < this.lines.length) {
      const line = this.next();
      if (line.words[0] === '}') return;
      yield line;
      if (this.drafts.refused) return;
    }
    this.note('lost', 'unbalanced-braces', `the '}' of ${head.words[0] ?? 'this block'} is missing`, head.place);
  }

  private service(head: ConfLine): void {
    const service = beginService(head, this.drafts.notes);
    if (!service) {
      this.skipped(head);
      return;
    }
    this.drafts.services.push(service);
    for (const line of this.block(head)) {
      const [word = ''] = line.words;
      if (!serviceKeywords.has(word)) this.unknown(line, serviceKeywords, head);
      else if (this.lacksValue(line)) return;
      else if (word === 'real_server') {
        const server = beginServer(line, service, this.drafts.notes);
        if (server) this.server(line, server, service);
        else this.skipped(line);
      } else {
        this.unexpectedBrace(line);
        serviceSetting(service, line, this.drafts.notes);
      }
    }
  }

  private server(
    head: ConfLine,
    server: NonNullable<ReturnType<typeof beginServer>>,
    service: NonNullable<ReturnType<typeof beginService>>,
  ): void {
    service.servers.push(server);
    for (const line of this.block(head)) {
      const [word = ''] = line.words;
      const isBlock = serverKeywords.get(word);
      if (isBlock === undefined) this.unknown(line, serverKeywords, head);
      else if (this.lacksValue(line)) return;
      else if (isBlock) {
        server.checkers++;
        this.checker(line, (inner) => {
          const [name] = inner.words;
          if (name === 'misc_dynamic') server.weighs = true;
        });
        if (word === 'FILE_CHECK' || word === 'BFD_CHECK') server.weighs ||= word === 'FILE_CHECK';
      } else {
        this.unexpectedBrace(line);
        serverSetting(server, line, this.drafts.notes);
      }
    }
  }

  private checker(head: ConfLine, each: (line: ConfLine) => void): void {
    const known = wordsWithin(head.words[0] ?? '');
    for (const line of this.block(head)) {
      const [word = ''] = line.words;
      const isBlock = known.get(word);
      if (isBlock === undefined) this.unknownInChecker(line, known, head);
      else if (this.lacksValue(line)) return;
      else if (isBlock && (line.words.at(-1) === '{' || this.lines[this.at]?.words[0] === '{'))
        this.checker(line, each);
      else each(line);
    }
  }

  /** A setting of another checker changes nothing of the table; a block does. */
  private unknownInChecker(line: ConfLine, known: ReadonlyMap<string, boolean>, head: ConfLine): void {
    const [word = ''] = line.words;
    const others = checkersWith(word);
    if (others.length === 0 || line.words.at(-1) === '{') {
      this.unknown(line, known, head);
      return;
    }
    const message = `keepalived does not know ${word} in ${head.words[0] ?? 'this block'}, only in ${others.join(', ')}: the line is ignored`;
    this.note('wrong', 'setting-without-effect', message, line.place);
  }

  private group(head: ConfLine): void {
    const [, name = ''] = head.words;
    const members: GroupMember[] = [];
    for (const line of this.block(head)) {
      if (line.words[0] === 'fwmark' && this.lacksValue(line)) return;
      const member = memberOf(line, name, this.drafts.notes);
      if (member) members.push(member);
    }
    if (this.drafts.groups.has(name)) {
      this.note(
        'lost',
        'group-member-skipped',
        `the group ${name} is defined above; keepalived uses that one`,
        head.place,
      );
    } else this.drafts.groups.set(name, members);
  }

  private globals(head: ConfLine): void {
    for (const line of this.block(head)) {
      const isBlock = globalKeywords.get(line.words[0] ?? '');
      if (isBlock === undefined) this.unknown(line, globalKeywords, head);
      else if (isBlock) this.opaque(line);
      else if (this.lacksValue(line)) return;
      else {
        this.unexpectedBrace(line);
        readGlobal(this.drafts, line);
      }
    }
  }

  /** Skips a block, counting braces. */
  private opaque(head: ConfLine): void {
    if (head.words.at(-1) !== '{') {
      if (this.lines[this.at]?.words[0] !== '{') return;
      this.at++;
    }
    this.skipBlock(head);
  }

  /** A service or a server that is skipped: up to its `}`, even where its `{` is missing. */
  private skipped(head: ConfLine): void {
    if (head.words.at(-1) !== '{') {
      if (this.lines[this.at]?.words[0] === '{') this.at++;
      else this.note('wrong', 'unbalanced-braces', `the '{' of ${head.words[0] ?? ''} is missing`, head.place);
    }
    this.skipBlock(head);
  }

  private skipBlock(head: ConfLine): void {
    let depth = 1;
    while (this.at < this.lines.length && depth > 0) {
      const { words } = this.next();
      if (words[0] === '}') depth--;
      else if (words.at(-1) === '{') depth++;
    }
    if (depth > 0)
      this.note('lost', 'unbalanced-braces', `the '}' of ${head.words[0] ?? 'this block'} is missing`, head.place);
  }

  private unknown({ words, place }: ConfLine, known: ReadonlyMap<string, boolean>, around?: ConfLine): void {
    const [word = ''] = words;
    const rest = words.at(-1) === '{' ? `, and the '}' of its block ends the block around it` : '';
    if (around && blocksOfTables.has(word)) {
      const { file, line } = around.place;
      const where = `line ${line}${file === undefined || file === place.file ? '' : ` of ${file}`}`;
      const message = `the '}' of ${around.words[0] ?? 'the block'} in ${where} is missing: keepalived ignores this line${rest}`;
      this.note('lost', 'unbalanced-braces', message, place);
      return;
    }
    if (isDpvs(word)) {
      const message = `'${word}' is a word of DPVS, a different program: keepalived ignores the line${rest}`;
      this.note('lost', 'other-dialect', message, place);
      return;
    }
    const meant = this.hintFor(word, known);
    // Most words of global_defs have nothing to do with the table.
    const isElsewhere = known === globalKeywords && rest === '' && !meant.includes("'lvs_");
    const message = `keepalived does not know '${word}' here: the line is ignored${rest}${meant}`;
    this.note(isElsewhere ? 'wrong' : 'lost', 'unknown-keyword', message, place);
  }

  /** A file that is not a configuration at all has too many unknown words for hints. */
  private hintFor(word: string, known: ReadonlyMap<string, boolean>): string {
    if (this.hints++ >= mostHints) return '';
    return hint(word, [...known.keys()]);
  }

  private unexpectedBrace({ words, place }: ConfLine): void {
    if (words.at(-1) === '{')
      this.note('wrong', 'unbalanced-braces', `'{' is not expected after ${words[0] ?? ''}`, place);
  }

  /** keepalived refuses the whole file for a word that lacks its value. */
  private lacksValue({ words, place }: ConfLine): boolean {
    const [word = '', value] = words;
    if (!valued.has(word) || (value !== undefined && value !== '{')) return false;
    this.note('lost', 'missing-value', `${word} has no value: keepalived loads nothing from this file`, place);
    this.drafts.refused = true;
    return true;
  }

  private note(kind: SourceNote['kind'], rule: NoteRule, message: string, place: SourcePosition): void {
    this.drafts.notes.push({ kind, rule, message, place });
  }
}
