import { random } from '../../src/kernel/random.ts';
import { mutated } from './mutate.ts';
import { readers } from './readers.ts';

/** What is wrong with one input; the reader, the seed and the number make it again. */
export interface Fault {
  readonly reader: string;
  readonly seed: number;
  readonly number: number;
  readonly text: string;
  readonly what: string;
}

/** Of the processor, so that a loaded machine changes nothing. No input here is longer than some KB. */
const longestMs = 10_000;

/** The input of a number: always the same for one seed. */
export function inputOf(reader: string, seed: number, number: number): string {
  return mutated(readers[reader]?.good ?? [], random(seed * 1_000_003 + number));
}

/** Tries one input on one reader; null when it behaves. */
export async function tried(reader: string, seed: number, number: number): Promise<Fault | null> {
  const text = inputOf(reader, seed, number);
  const what = await faultOf(reader, text);
  return what === null ? null : { reader, seed, number, text, what };
}

export async function faultOf(reader: string, text: string): Promise<string | null> {
  const start = process.cpuUsage();
  try {
    const what = (await readers[reader]?.fault(text)) ?? null;
    const { user, system } = process.cpuUsage(start);
    const took = (user + system) / 1000;
    return what ?? (took > longestMs ? `it took ${Math.round(took)} ms of the processor` : null);
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}
