import { parse, type Word } from 'unbash';

/** The words that `{a,b}` and `{1..3}` in a word stand for, before anything else is expanded; null when they are too many. */
export function expandBraces(word: Word, budget: number): readonly Word[] | null {
  const brace = word.parts?.find((part) => part.type === 'BraceExpansion');
  if (!brace) return [word];
  const start = brace.pos - word.pos;
  const alternatives = sequence(brace.text, budget) ?? list(brace.text);
  if (alternatives === null || alternatives.length < 2) return null;
  if (alternatives.length > budget) return null;
  const before = word.text.slice(0, start);
  const after = word.text.slice(start + brace.text.length);
  const words: Word[] = [];
  for (const alternative of alternatives) {
    const made = wordOf(`${before}${alternative}${after}`);
    const expanded = made && expandBraces(made, budget - words.length);
    if (!expanded) return null;
    words.push(...expanded);
    if (words.length > budget) return null;
  }
  return words;
}

/** A text of shell as one word; null when it is none. */
export function wordOf(text: string): Word | null {
  const command = parse(`: ${text}`).commands[0]?.command;
  const [word] = command?.type === 'Command' ? command.args : [];
  return word?.type === 'Word' && word.text === text ? word : null;
}

/** `{1..3}`, `{01..10}`, `{a..e}`, `{1..9..2}` */
function sequence(text: string, budget: number): readonly string[] | null {
  const form = /^\{(-?[0-9]{1,9}|[A-Za-z])\.\.(-?[0-9]{1,9}|[A-Za-z])(?:\.\.(-?[0-9]{1,9}))?\}$/;
  const [, from = '', to = '', by = '1'] = form.exec(text) ?? [];
  if (from === '') return null;
  const isLetters = /[A-Za-z]/.test(from);
  if (isLetters !== /[A-Za-z]/.test(to)) return null;
  const [first, last] = isLetters ? [from.charCodeAt(0), to.charCodeAt(0)] : [Number(from), Number(to)];
  const step = Math.max(1, Math.abs(Number(by))) * (first <= last ? 1 : -1);
  if (Math.abs(last - first) / Math.abs(step) >= budget) return null;
  const isPadded = /^-?0[0-9]/.test(from) || /^-?0[0-9]/.test(to);
  const width = isPadded ? Math.max(from.length, to.length) : 0;
  const shown = (number: number) => {
    if (isLetters) return String.fromCharCode(number);
    return number < 0 ? `-${String(-number).padStart(width - 1, '0')}` : String(number).padStart(width, '0');
  };
  const length = Math.floor(Math.abs(last - first) / Math.abs(step)) + 1;
  return Array.from({ length }, (_, index) => shown(first + index * step));
}

/** `{a,b,c}`: commas in quotes, in inner braces and in substitutions do not part. */
function list(text: string): readonly string[] | null {
  const found: string[] = [];
  let start = 1;
  let depth = 0;
  let quote = '';
  for (let at = 1; at < text.length - 1; at++) {
    const next = text[at] ?? '';
    if (next === '\\' && quote !== "'") at++;
    else if (quote !== '') quote = next === quote ? '' : quote;
    else if (next === '"' || next === "'" || next === '`') quote = next;
    else if (next === '{' || next === '(') depth++;
    else if (next === '}' || next === ')') depth--;
    else if (next === ',' && depth === 0) {
      found.push(text.slice(start, at));
      start = at + 1;
    }
  }
  if (start === 1) return null;
  return [...found, text.slice(start, -1)];
}
