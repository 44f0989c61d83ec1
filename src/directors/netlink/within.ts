import { AttributeTable } from './attribute-table.ts';
import { top } from './netlink-numbers.ts';

/** Makes a row of the attributes from one byte to another. */
export type Decoder<Row> = (words: Uint32Array, from: number, end: number) => Row;

/** A decoder of messages that hold all of a row in one attribute; where that is absent, the row has no attributes. */
export function within<Row>(number: number, decode: Decoder<Row>): Decoder<Row> {
  return (words, from, end) => {
    outer.read(words, from, end);
    const start = outer.startOf(number);
    return decode(words, start, start + Math.max(0, outer.lengthOf(number)));
  };
}

const outer = new AttributeTable(Math.max(...Object.values(top)));
