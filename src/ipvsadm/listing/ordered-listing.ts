import type { ListedService } from '../../domain/listed.ts';
import { unreachable } from '../../domain/unreachable.ts';
import { sortedServices } from '../listing-order.ts';

/** `kernel` is `--nosort`: servers newest first, marks last; `given` keeps the order that it gets. */
export type ListingOrder = 'sorted' | 'kernel' | 'given';

/** Services whose servers are in the order of addition, in the order of a listing. */
export function inListingOrder(services: readonly ListedService[], order: ListingOrder): readonly ListedService[] {
  switch (order) {
    case 'sorted':
      return sortedServices(services);
    case 'kernel': {
      const newestFirst = services.map((service) => ({ ...service, servers: [...service.servers].reverse() }));
      const isMark = ({ key }: ListedService) => key.kind === 'fwmark';
      return [...newestFirst.filter((service) => !isMark(service)), ...newestFirst.filter(isMark)];
    }
    case 'given':
      return services;
    default:
      return unreachable(order);
  }
}
