import type { FactGroups } from '../domain/host/facts.ts';
import { addresses, links } from './groups/links.ts';
import { boot } from './groups/boot.ts';
import { claims } from './groups/claims.ts';
import { firewall } from './groups/firewall.ts';
import { kernel } from './groups/kernel.ts';
import { marks } from './groups/marks.ts';
import { modules } from './groups/modules.ts';
import { neighbours } from './groups/neighbours.ts';
import { processes } from './groups/processes.ts';
import { routes, routingRules } from './groups/routes.ts';
import { sockets } from './groups/sockets.ts';
import { sysctls } from './groups/sysctls.ts';
import type { FactReader } from './fact-reader.ts';

/** Every group of facts and how it is read. */
export const factReaders: { readonly [Group in keyof FactGroups]: FactReader<FactGroups[Group]> } = {
  kernel,
  links,
  addresses,
  routes,
  routingRules,
  neighbours,
  sysctls,
  modules,
  sockets,
  marks,
  firewall,
  processes,
  boot,
  claims,
};
