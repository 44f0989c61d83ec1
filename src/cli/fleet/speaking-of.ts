import type { World } from '../world.ts';

/** A world whose messages name the director that they are about, for a run that is about several. */
export function speakingOf(spec: string, world: World): World {
  const complain: World['complain'] = (text) => {
    world.complain(typeof text === 'string' ? naming(spec, text) : text);
  };
  return Object.create(world, { complain: { value: complain } }) as World;
}

function naming(spec: string, text: string): string {
  const [first = ''] = text.split('\n');
  return first.includes(spec) ? text : text.replace(/^lvsrules: /, () => `lvsrules: ${spec}: `);
}
