import type { StyledLine } from '../paint/line.ts';
import { stagedTable } from '../shown-sample.ts';
import type { State } from '../state.ts';
import { columnsLines } from './columns-dialog.ts';
import { formLines } from './form-dialog.ts';
import { fitsOneRow, noticeLines } from './notice.ts';
import { overwriteLines } from './overwrite-dialog.ts';
import { planLines } from './plan-dialog.ts';
import { promptLines } from './prompt-dialog.ts';
import { quitLines } from './quit-dialog.ts';
import { unfinishedLines } from './unfinished-dialog.ts';

/** The area below the table: the dialog that has the keyboard, or nothing. A plan and a form adapt to the height. */
export function dockLines(state: State, width: number, height: number): readonly StyledLine[] {
  const { dialog, notice } = state;
  switch (dialog?.kind) {
    case undefined:
      return notice === null || fitsOneRow(notice, width) ? [] : noticeLines(notice, width);
    case 'prompt':
      return promptLines(dialog, width);
    case 'form':
      return formLines(dialog.form, stagedTable(state), width, height);
    case 'plan':
      return planLines(dialog, width, height);
    case 'columns':
      return columnsLines(dialog, width);
    case 'overwrite':
      return overwriteLines(dialog, width);
    case 'unfinished':
      return unfinishedLines(dialog, width);
    case 'quit':
      return quitLines(state, width);
  }
}
