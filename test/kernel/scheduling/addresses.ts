import { addressText, type Family } from '../../../src/domain/address.ts';
import type { Dice } from './dice.ts';

/** The networks of the machine: 10.0.0.0/8 and 2001:db8::/32 are on its device, clients come from anywhere else. */
export interface Addresses {
  client(): string;
  /** The virtual address with this number. */
  virtual(number: number): string;
  /** An address that packets with a firewall mark go to. */
  marked(): string;
  server(): string;
}

export function addresses(family: Family, { whole }: Dice): Addresses {
  const word = () => whole(0, 0xffffffff);
  const half = () => whole(1, 0xfffe);
  if (family === 'inet') {
    return {
      client: () => addressText([0x0b000000 + whole(1, 0xfffffe)]),
      virtual: (number) => addressText([0x0a010000 + number]),
      marked: () => addressText([0x0a030000 + half()]),
      server: () => addressText([0x0a020000 + half()]),
    };
  }
  return {
    client: () => addressText([0x20020000 + half(), word(), word(), word()]),
    virtual: (number) => addressText([0x20010db8, 0x00010000, 0, number]),
    marked: () => addressText([0x20010db8, 0x00030000, word(), word()]),
    server: () => addressText([0x20010db8, 0x00020000, word(), word()]),
  };
}
