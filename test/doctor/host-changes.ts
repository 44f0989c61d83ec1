import type { FirewallChain, FirewallRule } from '../../src/domain/host/firewall.ts';
import { address, type Facts, link } from './healthy.ts';

/** Several things are done to one host. */
export const all =
  (...changes: readonly ((facts: Facts) => void)[]) =>
  (facts: Facts) => {
    for (const change of changes) change(facts);
  };

export const withLink = (name: string, more: Parameters<typeof link>[1]) => (facts: Facts) => {
  facts.links = facts.links.map((each) => (each.name === name ? { ...each, ...more } : each));
};
export const withRoute =
  (...routes: Facts['routes']) =>
  (facts: Facts) => {
    facts.routes = [...routes, ...facts.routes];
  };
export const moved =
  (text: string, device: string, more: { readonly scope?: string } = {}) =>
  (facts: Facts) => {
    const [plain = ''] = text.split('/');
    facts.addresses = [...facts.addresses.filter((each) => each.address !== plain), address(device, text, more)];
  };
export const dummy = (facts: Facts) => {
  facts.links = [...facts.links, link('lvs0', { kind: 'dummy', isNoArp: true })];
};
export const neighbour = (mac: string | undefined, state: string) => (facts: Facts) => {
  facts.neighbours = [{ address: '10.0.0.2', device: 'eth1', ...(mac && { mac }), states: [state] }];
};

export const rule = (verdict: FirewallRule['verdict'], ...matches: FirewallRule['matches']): FirewallRule => ({
  verdict,
  matches,
  text: `a rule to ${verdict}`,
});
export const match = (field: FirewallRule['matches'][number]['field'], ...values: readonly string[]) => ({
  field,
  values,
  isNot: false,
});
export const chain = (hook: string, policy: 'accept' | 'drop', ...rules: readonly FirewallRule[]): FirewallChain => ({
  program: 'nft',
  table: 'inet filter',
  name: hook,
  hook,
  policy,
  rules,
});
export const behind =
  (...chains: readonly FirewallChain[]) =>
  (facts: Facts) => {
    facts.firewall = chains;
  };
