import { nearest } from '../../domain/nearest.ts';
import { type ServiceKey, serviceKeyText } from '../../domain/service.ts';
import type { Problem } from '../problem.ts';
import { meantOr } from './did-you-mean.ts';

/** A pattern of `--only` that matches none of these services. */
export function onlyProblem(pattern: string, keys: readonly ServiceKey[]): Problem {
  const near = nearest(
    pattern,
    keys.flatMap((key) => [serviceKeyText(key), serviceKeyText(key).replace(/^\w+ /, '')]),
  );
  return {
    what: `--only ${pattern} matches no service`,
    why: 'neither the target nor the table has such a service',
    remedy: meantOr(near, 'write a service as tcp 192.0.2.1:80 or fwmark 7; * stands for anything'),
  };
}
