import type { Change } from '../domain/change.ts';
import type { Table } from '../domain/table.ts';
import type { Plan } from '../plan/plan.ts';
import type { Field } from './field.ts';
import type { Form } from './form/form.ts';
import type { ImpactNote } from './writing/impact-notes.ts';

/** What stands between the table and the hint bar and has the keyboard. */
export type Dialog = PromptDialog | FormDialog | PlanDialog | OverwriteDialog | QuitDialog;

/** One line to fill in. */
export interface PromptDialog {
  readonly kind: 'prompt';
  readonly purpose: 'weight' | 'search' | 'filter' | 'command' | 'save' | 'restore';
  readonly field: Field;
  /** What is wrong with it: of a filter as it is typed, of others once it was entered. */
  readonly fault: PromptFault | null;
  /** What was in force before, for Esc. */
  readonly before: string;
  /** How far back in what was entered before, 0 for a new line. */
  readonly recalled: number;
}

export interface PromptFault {
  readonly why: string;
  /** Where, in UTF-16 units; absent where the whole text is meant. */
  readonly at?: number;
}

export interface FormDialog {
  readonly kind: 'form';
  readonly form: Form;
}

/** Changes shown before they are made. */
export interface PlanDialog {
  readonly kind: 'plan';
  readonly proposal: Proposal;
  /** What has been typed of the words that a deletion asks for. */
  readonly typed: Field;
  readonly top: number;
}

/** A file exists at the path to save to. */
export interface OverwriteDialog {
  readonly kind: 'overwrite';
  readonly path: string;
}

export interface QuitDialog {
  readonly kind: 'quit';
}

/** Something the operator may want done, with all that is needed to decide. */
export interface Proposal {
  readonly title: string;
  /** How the changes are made. */
  readonly plan: Plan;
  /** The table as it was when they were shown: what they concern has to be the same still when they are made. */
  readonly shown: Table;
  /** Those of the plan, in its order. */
  readonly changes: readonly Change[];
  /** What several changes amount to, in one line; empty for one change. */
  readonly summary: string;
  /** What it does to clients, in sentences, as of when the changes were proposed. */
  readonly impact: readonly ImpactNote[];
  /** What must be typed before it is done; null when Enter is enough. */
  readonly typed: string | null;
  readonly origin: 'keys' | 'staged' | 'rules' | 'undo' | 'restore';
  /** The id of the change that this one undoes, or makes again. */
  readonly undoes?: string;
  readonly redoes?: string;
}
