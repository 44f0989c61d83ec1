import { type DirectorSpec, parseSpec } from '../../src/domain/director-spec.ts';

/** A director spec that a test knows to be right. */
export function specOf(text: string): DirectorSpec {
  const spec = parseSpec(text);
  if (!spec.ok) throw new Error(`${text}: ${spec.failure}`);
  return spec.value;
}
