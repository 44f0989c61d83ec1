import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { isAbsolute, join } from 'node:path';

/**
 * The V8 code cache of a part of the program, in a folder of the user, so that the next start need not compile it. A
 * file holds the source text and the code twice: one for another text, or a damaged one, counts as absent. Comparing
 * bytes is native and takes 0.1 ms; a checksum in JavaScript would take 15. V8 itself refuses code of another version
 * of Node. A cache that cannot be read or written only costs time, so no failure is reported.
 */
export interface CodeCache {
  /** The code cached for a part, or null. */
  read(part: string, text: Uint8Array): Buffer | null;
  write(part: string, text: Uint8Array, code: Uint8Array): void;
}

/**
 * The user's cache for one verb: other verbs use other functions of the same parts. Null if NODE_DISABLE_COMPILE_CACHE
 * is set or no folder is safe.
 */
export function openCodeCache(verb: string, environment: NodeJS.ProcessEnv): CodeCache | null {
  const home = baseFolder(environment);
  if (home === null) return null;
  const folder = join(home, 'lvsrules');
  const prefix = `${process.version}-${process.arch}-${verb}`;
  return {
    read(part, text) {
      const file = readOwn(folder, `${prefix}-${part}-${String(text.length)}`);
      if (file === null || !file.subarray(0, text.length).equals(text)) return null;
      const middle = (file.length + text.length) / 2;
      const code = file.subarray(text.length, middle);
      return code.length > 0 && code.equals(file.subarray(middle)) ? code : null;
    },
    write(part, text, code) {
      const name = `${prefix}-${part}-${String(text.length)}`;
      try {
        for (const path of [home, folder]) makeFolder(path);
        if (!isOwn(folder)) return;
        const temporary = join(folder, `.${name}.${process.pid}`);
        writeFileSync(temporary, Buffer.concat([text, code, code]), {
          flag: 'wx',
          mode: 0o600,
        });
        renameSync(temporary, join(folder, name));
        removeOlder(folder, `${prefix}-${part}-`);
      } catch {
        // Nothing is lost but the time of the next start.
      }
    },
  };
}

/** How many copies of the program (other versions or folders) are cached. */
const copies = 3;

function baseFolder({ XDG_CACHE_HOME, HOME, NODE_DISABLE_COMPILE_CACHE }: NodeJS.ProcessEnv): string | null {
  if (NODE_DISABLE_COMPILE_CACHE) return null;
  if (XDG_CACHE_HOME !== undefined && isAbsolute(XDG_CACHE_HOME)) return XDG_CACHE_HOME;
  return HOME !== undefined && isAbsolute(HOME) ? join(HOME, '.cache') : null;
}

/** One level at a time: below /proc, Node's recursive mkdir never ends. */
function makeFolder(path: string): void {
  if (!existsSync(path)) mkdirSync(path, { mode: 0o700 });
}

/** Whether only the user can write to a folder: its content is executed. */
function isOwn(path: string): boolean {
  const { uid, mode } = lstatSync(path);
  return uid === process.geteuid?.() && (mode & 0o170022) === constants.S_IFDIR;
}

function readOwn(folder: string, name: string): Buffer | null {
  let file: number | null = null;
  try {
    if (!isOwn(folder)) return null;
    file = openSync(join(folder, name), constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const { uid, mode } = fstatSync(file);
    const trusted = uid === process.geteuid?.() && (mode & 0o170022) === constants.S_IFREG;
    return trusted ? readFileSync(file) : null;
  } catch {
    return null;
  } finally {
    if (file !== null) closeSync(file);
  }
}

function removeOlder(folder: string, prefix: string): void {
  const names = readdirSync(folder).filter((name) => name.startsWith(prefix));
  if (names.length <= copies) return;
  const newest = names
    .map((name) => ({ path: join(folder, name), at: lstatSync(join(folder, name)).mtimeMs }))
    .sort((left, right) => right.at - left.at);
  for (const { path } of newest.slice(copies)) rmSync(path, { force: true });
}
