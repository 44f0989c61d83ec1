import type { Production, Shape } from './productions.ts';

/** The reference: productions in the notation of ISO 14977, one paragraph each. */
export function ebnfText(productions: readonly Production[]): string {
  return `${[preface, ...productions.map(paragraph)].join('\n\n')}\n`;
}

const preface = `(*
  The rules that lvsrules reads: the language of \`ipvsadm -R\`, version 1.31, with the comments of \`ipvsadm-restore\`.
  Generated from the grammar; change that instead.

  A comma stands for blanks: spaces, tabs or carriage returns, within a value for nothing. The word "ipvsadm" is left
  out wherever it is a word. A value may be attached to its option: -t192.0.2.1:80, -t=192.0.2.1:80,
  --tcp-service=192.0.2.1:80. Letters may be written together: -At 192.0.2.1:80, -mw5. A value that may be left out
  is attached, or is the next word when that does not begin with a dash. A NUL ends what is read of a word.

  "rest" and "stray" are lines that ipvsadm refuses; they are in the language so that one fault does not hide another.
*)`;

/** Wider than this, a choice gets a line for each alternative. */
const width = 110;

function paragraph({ name, shape, note }: Production): string {
  const comment = note === undefined ? '' : `(* ${note} *)\n`;
  const line = `${name} = ${text(shape, false)} ;`;
  if (line.length <= width || shape.kind !== 'choice') return comment + line;
  const alternatives = shape.of.map((one) => text(one, true));
  return `${comment}${name}\n  = ${alternatives.join('\n  | ')}\n  ;`;
}

function text(shape: Shape, inner: boolean): string {
  switch (shape.kind) {
    case 'sequence':
      return shape.of.map((one) => text(one, true)).join(' , ');
    case 'choice': {
      const all = shape.of.map((one) => text(one, true)).join(' | ');
      return inner ? `( ${all} )` : all;
    }
    case 'optional':
      return `[ ${text(shape.of, false)} ]`;
    case 'any':
      return `{ ${text(shape.of, false)} }`;
    case 'some':
      return `${text(shape.of, true)} , { ${text(shape.of, false)} }`;
    case 'literal':
      return `"${shape.text}"`;
    case 'name':
      return shape.name;
    case 'form':
      return shape.text;
  }
}
