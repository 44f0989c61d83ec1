import type { Report } from './shell-report.ts';
import { sessionText } from './prompts.ts';
import { unitText } from './unit.ts';

/** A script prepared for following; every line keeps its number. */
export interface ScriptText {
  readonly text: string;
  /** `#!/bin/sh`: not every such shell supports what bash does. */
  readonly plain: boolean;
  /** Why it is not a shell script at all. */
  readonly refusal: string | null;
}

export function scriptText(script: string, report: Report): ScriptText {
  const [, program = '', argument = ''] = /^#![ \t]*(\S+)(?:[ \t]+(\S+))?/.exec(script) ?? [];
  const name = (/\/env$/.test(program) ? argument : program).replace(/^.*\//, '');
  if (name !== '' && !/^(?:sh|bash|dash|ash|ksh|mksh|rbash|busybox)\d*$/.test(name)) {
    return { text: '', plain: false, refusal: `the script is for ${name}, not for sh or bash` };
  }
  if (isTooDeep(script)) {
    return { text: '', plain: false, refusal: `the script has more than ${mostDepth} brackets inside each other` };
  }
  let text = script;
  if (/\r\n/.test(text)) {
    const line = text.slice(0, text.indexOf('\r\n')).split('\n').length;
    report.lose(
      line,
      'the lines end in CR LF: a shell takes the carriage return as part of the last word; the script is read as if they ended in LF',
    );
    text = text.replace(/\r(?=\n|$)/g, '');
  }
  text = unitText(text) ?? sessionText(text) ?? text;
  const plain = /^(?:sh|dash|ash|busybox)$/.test(name);
  return { text, plain, refusal: null };
}

/** More than any script needs. Scripts are read and followed by recursion. */
const mostDepth = 200;

/** Quotes and comments are not considered: a bracket that closes nothing is ignored. */
function isTooDeep(script: string): boolean {
  let depth = 0;
  for (let at = 0; at < script.length && depth <= mostDepth; at++) {
    const character = script[at];
    if (character === '(' || character === '{') depth += 1;
    else if ((character === ')' || character === '}') && depth > 0) depth -= 1;
  }
  return depth > mostDepth;
}
