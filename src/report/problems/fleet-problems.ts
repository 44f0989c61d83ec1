import type { Problem } from '../problem.ts';

/** Several directors were given to an option or a command that works on one. */
export function oneDirectorOnly(option: string, specs: readonly string[]): Problem {
  return {
    what: `${option} takes one director, but ${specs.length} are given`,
    why: specs.join(', '),
    remedy: `run it once for each: --director ${specs[0] ?? 'SPEC'}`,
  };
}

export const orderOfOne: Problem = {
  what: '--order with one director',
  remedy: 'name several: --director A --director B',
};

export const orderOfRest: Problem = {
  what: '--order with --finish',
  why: 'the directors are finished in the order in which connections survive',
  remedy: 'finish them one by one: --director A',
};

/** What keeps `--order` from naming each director once. */
export type OrderFault =
  | { readonly kind: 'unknown'; readonly spec: string }
  | { readonly kind: 'missing'; readonly spec: string }
  | { readonly kind: 'twice' };

export function wrongOrder(order: string, fault: OrderFault, specs: readonly string[]): Problem {
  return {
    what: `--order ${order}`,
    why: orderFaultText(fault),
    remedy: `name each director once: --order ${specs.join(',')}`,
  };
}

function orderFaultText(fault: OrderFault): string {
  switch (fault.kind) {
    case 'unknown':
      return `${fault.spec === '' ? 'an empty name' : fault.spec} is none of the directors`;
    case 'missing':
      return `${fault.spec} is missing`;
    case 'twice':
      return 'a director is named twice';
  }
}

/** A director that cannot be read keeps all from being changed. */
export const nothingBegun: Problem = {
  what: 'nothing was changed on any director',
  why: 'all of them must be readable',
};

export function severalOnStandardOutput(specs: readonly string[]): Problem {
  return { ...oneDirectorOnly('save on standard output', specs), remedy: nameFolder };
}

/** Where several directors are saved to: a folder that cannot be used. */
export function cannotUseFolder(folder: string, { reason }: { readonly reason: string }): Problem {
  return { what: 'cannot use the folder', where: folder, why: reason, remedy: nameFolder };
}

export function notAFolder(folder: string): Problem {
  return { what: 'several directors are saved to a folder', where: folder, why: 'it is not one', remedy: nameFolder };
}

const nameFolder = 'name a folder: -o rules/';

/** `spec` is the second of two directors whose files would have the same name. */
export function twoToOneFile(path: string, spec: string): Problem {
  return {
    what: 'two directors would be saved to one file',
    where: path,
    why: spec,
    remedy: 'save them one at a time, with -o FILE',
  };
}
