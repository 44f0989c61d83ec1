import type { KeySetName } from '../../config/console-settings.ts';

/** The keys of actions, by the names of the actions; an action that is not named keeps its usual keys. */
export type ActionKeys = Readonly<Record<string, readonly string[]>>;

/** Keys that operators know from other programs. The first key of each action is the one that the hint bar shows. */
export const keySets: Readonly<Record<KeySetName, ActionKeys>> = {
  default: {},
  /** The function keys of htop, `t` for its tree and `\` for its filter. */
  htop: {
    help: ['f1', '?'],
    columns: ['f2', 'c'],
    search: ['f3', '/'],
    filter: ['f4', 'f', '\\'],
    'fold all': ['f5', '*', 't'],
    'hold order': ['ctrl-t'],
    sort: ['f6', '>'],
    'weight -1': ['f7', ','],
    'weight +1': ['f8', ';'],
    plan: ['f9', 'p'],
    quit: ['f10', 'q', 'ctrl-c'],
  },
  /** The function keys of HATop. A disabled server of HAProxy is one of weight 0 here. */
  hatop: {
    'enable everywhere': ['f1', 'E'],
    'drain everywhere': ['f3', 'f2', 'D'],
    enable: ['f9', 'f4', 'e'],
    'weight -10': ['f5', '('],
    'weight -1': ['f6', ','],
    'weight +1': ['f7', ';'],
    'weight +10': ['f8', ')'],
    drain: ['f11', 'f10', 'd'],
    help: ['?'],
    search: ['/'],
    filter: ['f'],
    'fold all': ['*'],
    sort: ['>'],
    quit: ['q', 'ctrl-c'],
  },
};
