import { listingText } from '../ipvsadm/listing-text.ts';
import { noNames } from '../ipvsadm/names.ts';
import type { LineOutcome, Prediction } from '../ipvsadm/predict.ts';
import { saveText } from '../ipvsadm/save-text.ts';
import { textOf } from '../syntax/binary.ts';
import { escapeControls } from './escape.ts';
import { printableJson } from '../domain/printable-json.ts';

/** A prediction for scripts. */
export function predictionJson(prediction: Prediction): string {
  const { exit, stdout, stderr } = prediction;
  const lines = prediction.lines.map((line) => {
    return { line: line.line, outcome: line.outcome, exit: line.exit, stderr: line.stderr };
  });
  const json = {
    version: 1,
    exit,
    stdout,
    stderr,
    lines,
    save: textOf(saveText(prediction.table)),
    list: list(prediction),
  };
  return `${printableJson(json)}\n`;
}

/**
 * A prediction for people: the lines that are not simply accepted, the names that it depends on, the exit status, and
 * the table.
 */
export function predictionText(prediction: Prediction, path: string, names: readonly string[] = []): string {
  const found = prediction.lines.flatMap((line) => lineText(line, path));
  const counted = prediction.lines.filter(({ outcome }) => outcome === 'taken').length;
  const end = `${counted} ${counted === 1 ? 'line' : 'lines'} taken, exit status ${prediction.exit}`;
  const looked = names.length > 0 ? [`names resolved: ${names.map((name) => escapeControls(name)).join(', ')}`] : [];
  return `${[...found, ...looked, end].join('\n')}\n\n${list(prediction)}`;
}

function lineText({ line, outcome, exit, stderr }: LineOutcome, path: string): string[] {
  if (outcome === 'taken' || outcome === 'ignored') return [];
  const said = escapeControls(stderr.trim());
  const how = outcome === 'stops' ? `stops with ${exit}` : outcome;
  return [`${escapeControls(path)}:${line}: ${how}${said === '' ? '' : `: ${said}`}`];
}

function list({ observation }: Prediction): string {
  const request = { kind: 'table', view: 'default', service: null, numeric: true, exact: false, sorted: true } as const;
  return textOf(listingText(request, { observation, connections: [] }, noNames) ?? '');
}
