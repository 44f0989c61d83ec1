import type { PlacedService, ServicesByAddress } from '../lint-document.ts';

/**
 * The first service of each address. Most addresses that are looked up are those of real servers, which are seldom
 * between those of the services: comparing them is much cheaper than looking up a string that was never hashed.
 */
export class FirstServices implements ServicesByAddress {
  private readonly found = new Map<string, PlacedService>();
  private least = '';
  private most = '';

  get size(): number {
    return this.found.size;
  }

  add(address: string, service: PlacedService): void {
    if (this.found.has(address)) return;
    if (this.size === 0 || address < this.least) this.least = address;
    if (address > this.most) this.most = address;
    this.found.set(address, service);
  }

  get(address: string): PlacedService | undefined {
    return address < this.least || address > this.most ? undefined : this.found.get(address);
  }
}
