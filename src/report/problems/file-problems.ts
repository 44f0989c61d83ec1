import type { Problem } from '../problem.ts';

/** What a file is to the command that cannot use it: `cannot read the rules`. */
export type FileRole =
  | 'baseline'
  | 'comments'
  | 'configuration'
  | 'directory'
  | 'file'
  | 'fixes'
  | 'host file'
  | 'input'
  | 'listing'
  | 'output'
  | 'picture'
  | 'plan'
  | 'record'
  | 'recording'
  | 'report'
  | 'rules';

/** Why: the reason of the system, or what the path is, if it is not a file. */
export type FileTrouble = { readonly reason: string } | keyof typeof inPlaceOfFile;

/** `site.rules: cannot read the rules: permission denied` */
export function cannotRead(role: FileRole, path: string, trouble: FileTrouble, remedy?: string): Problem {
  return cannot('read', role, path, trouble, remedy);
}

/** `site.rules: cannot write the fixes: no space left on the device` */
export function cannotWrite(role: FileRole, path: string, trouble: FileTrouble): Problem {
  return cannot('write', role, path, trouble);
}

/** The target of a command, a file or standard input. */
export function cannotReadTarget(path: string, trouble: FileTrouble): Problem {
  return cannotRead('rules', path, trouble, 'give a rules file, or - for standard input');
}

/** The file of a `file:` director that is only read. */
export function absentRules(path: string, trouble: FileTrouble): Problem {
  return cannotRead('rules', path, trouble, 'check the name; lvsrules apply creates a missing file');
}

export function notText(path: string): Problem {
  return { what: 'not a text file', where: path, why: 'it contains NUL bytes' };
}

/** What `--host` names. */
export function notAHostFile(path: string, reason: string): Problem {
  const remedy = 'it holds etc_hosts and etc_services as text, local_addresses and modules as lists';
  return { what: 'not a host file', where: path, why: reason, remedy };
}

const inPlaceOfFile = {
  directory: 'it is a directory',
  'special-file': 'it is not a regular file',
  'directory-without-rules': 'it has no *.rules or *.ipvs files',
} as const;

function cannot(verb: string, role: FileRole, path: string, trouble: FileTrouble, remedy?: string): Problem {
  const why = typeof trouble === 'string' ? inPlaceOfFile[trouble] : trouble.reason;
  return { what: `cannot ${verb} the ${role}`, where: path, why, ...(remedy !== undefined && { remedy }) };
}
