import { commandLines } from '../command-lines.ts';
import { diffJson } from './diff-json.ts';
import { diffMarkdown } from './diff-markdown.ts';
import type { DiffReport } from './diff-report.ts';
import { diffSideBySide } from './side-by-side.ts';
import { diffText } from './diff-text.ts';
import { diffUnified } from './unified.ts';
import { readableText } from '../escape.ts';

/** Every way to print a difference. */
export const diffFormats = {
  text: (report) => readableText(diffText(report)),
  unified: diffUnified,
  'side-by-side': (report) => readableText(diffSideBySide(report)),
  json: diffJson,
  markdown: (report) => readableText(diffMarkdown(report)),
  commands: ({ plan }) => commandLines(plan.steps.map(({ change }) => change)),
} as const satisfies Record<string, (report: DiffReport) => string>;

export type DiffFormat = keyof typeof diffFormats;
