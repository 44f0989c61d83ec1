import type { Change } from '../domain/change.ts';
import type { Table } from '../domain/table.ts';
import type { Plan } from '../plan/plan.ts';
import type { Field } from './field.ts';
import type { FleetPart } from './fleet-part.ts';
import type { DrainQueue } from './drain-queue.ts';
import type { Ramp } from './ramp.ts';
import type { Form } from './form/form.ts';
import type { WeightSubject } from './form/weight-subject.ts';

/** The dialog between the table and the hint bar that has the keyboard. */
export type Dialog =
  PromptDialog | FormDialog | PlanDialog | OverwriteDialog | QuitDialog | ColumnsDialog | UnfinishedDialog;

/** A one-line prompt. */
export interface PromptDialog {
  readonly kind: 'prompt';
  readonly purpose: 'weight' | 'search' | 'filter' | 'command' | 'save' | 'restore' | 'dump' | 'reason';
  readonly field: Field;
  /** The text was proposed: typing replaces it, every other key keeps it. */
  readonly fresh: boolean;
  /** Its error: for a filter while typing, for others after Enter. */
  readonly fault: PromptFault | null;
  /** The previous value, for Esc. */
  readonly before: string;
  /** Position in the history, 0 for a new line. */
  readonly recalled: number;
  /** What Tab found for the word before the cursor, if there were several. */
  readonly choices: readonly string[];
  /** The plan that is shown again afterwards. */
  readonly plan?: PlanDialog;
  /** What a weight is for. */
  readonly about?: WeightSubject;
  /** Where a search began, for Esc. */
  readonly origin?: SearchOrigin;
  /** What was found so far. */
  readonly said?: string;
}

export interface SearchOrigin {
  readonly cursor: string | null;
  readonly place: number;
  readonly top: number;
  readonly search: string;
}

export interface PromptFault {
  readonly why: string;
  /** Position in UTF-16 units; absent if the error is about the whole text. */
  readonly at?: number;
}

export interface FormDialog {
  readonly kind: 'form';
  readonly form: Form;
}

/** Changes shown for confirmation. */
export interface PlanDialog {
  readonly kind: 'plan';
  readonly proposal: Proposal;
  /** What has been typed of the text that confirms a deletion. */
  readonly typed: Field;
  readonly top: number;
  /** The form that the plan was made from: Esc shows it again as it was filled in. */
  readonly form?: Form;
}

/** The file to save or to record to exists. */
export interface OverwriteDialog {
  readonly kind: 'overwrite';
  readonly what: 'rules' | 'recording';
  readonly path: string;
}

/** The choice of columns. */
export interface ColumnsDialog {
  readonly kind: 'columns';
  readonly choices: readonly { readonly name: string; readonly summary: string; readonly shown: boolean }[];
  readonly at: number;
}

export interface QuitDialog {
  readonly kind: 'quit';
}

/** A change that was interrupted before the console started. */
export interface UnfinishedDialog {
  readonly kind: 'unfinished';
  readonly words: string;
  /** Null if that way is closed. */
  readonly finish: Proposal | null;
  readonly rollBack: Proposal | null;
}

/** A proposed change, with everything needed to decide. */
export interface Proposal {
  readonly title: string;
  /** How the changes are made. */
  readonly plan: Plan;
  /** The table when they were shown: what they concern must be unchanged when they are applied. */
  readonly shown: Table;
  /** Those of the plan, in its order. */
  readonly changes: readonly Change[];
  /** A one-line summary of several changes; empty for one change. */
  readonly summary: string;
  /** Its impact on clients, in sentences, at the time of the proposal. */
  readonly impact: readonly ImpactNote[];
  /** The text that must be typed to confirm it; null when Enter is enough. */
  readonly typed: string | null;
  /** Another text that confirms it as well. */
  readonly orTyped?: string;
  /** The steps that follow when it was applied. */
  readonly ramps?: readonly Ramp[];
  readonly origin: 'keys' | 'staged' | 'rules' | 'undo' | 'restore';
  /** Why the operator makes it, in free words, for the log. */
  readonly reason?: string;
  /** The servers that are drained one after another when it was applied. */
  readonly drainNext?: DrainQueue;
  /** The id of the change that this one undoes, makes again, or finishes. */
  readonly undoes?: string;
  readonly redoes?: string;
  readonly finishes?: string;
  /** The same change on every director, the first one first; absent if it concerns that one alone. */
  readonly fleet?: readonly FleetPart[];
  /** The change on the first director alone, where this one is for all. */
  readonly alone?: Proposal;
  /** Staged changes that are not part of it, and stay staged. */
  readonly withheld?: readonly Change[];
}

/** The impact of a change on clients, to read before it is made. */
export interface ImpactNote {
  readonly tone: 'plain' | 'warning' | 'danger';
  readonly text: string;
}
