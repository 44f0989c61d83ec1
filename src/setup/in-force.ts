import { isSameAddress } from '../domain/host/same-address.ts';
import { linkNamed } from '../doctor/devices.ts';
import { defaultRoute } from '../doctor/gateways.ts';
import type { Route } from '../domain/host/facts.ts';
import { unreachable } from '../domain/unreachable.ts';
import type { AddressPlace, GatewayRoute, SetupAction } from './setup-action.ts';
import type { SetupFacts } from './setup-facts.ts';

/** Whether the host is as the action makes it. */
export function isInForce(action: SetupAction, facts: SetupFacts): boolean {
  switch (action.kind) {
    case 'load-module':
      return isLoaded(action.module, facts);
    case 'set-sysctl':
      return facts.sysctls[action.path] === action.value;
    case 'add-device':
      return linkNamed(action.device, facts.links) !== undefined;
    case 'raise-device':
      return linkNamed(action.device, facts.links)?.isUp === true;
    case 'add-address':
      return hasAddress(action, facts);
    case 'remove-address':
      return !hasAddress(action.entry, facts);
    case 'retire-address':
      return facts.addresses.some((each) => isPlace(each, action) && each.isDeprecated);
    case 'open-fou':
      return facts.sockets.some(({ protocol, port }) => protocol === 'udp' && port === action.port);
    case 'set-gateway':
      return goesVia(defaultRoute(facts.routes, action.family), action);
    default:
      return unreachable(action);
  }
}

/** As a module, or as a part of the kernel. */
export function isLoaded(module: string, { modules: { loaded, builtIn = [] } }: SetupFacts): boolean {
  return loaded.includes(module) || builtIn.includes(module);
}

function hasAddress(place: AddressPlace, facts: SetupFacts): boolean {
  return facts.addresses.some((each) => isPlace(each, place));
}

function isPlace(left: AddressPlace, right: AddressPlace): boolean {
  return left.device === right.device && left.length === right.length && isSameAddress(left.address, right.address);
}

function goesVia(route: Route | undefined, { device, gateway }: GatewayRoute): boolean {
  return route?.device === device && isSameAddress(route.gateway ?? '', gateway);
}
