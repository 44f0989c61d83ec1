import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, decodeRest, nothingUndecoded, type Undecoded } from '../../../src/console/keys/decode-keys.ts';
import type { InputEvent } from '../../../src/console/key.ts';

const encoder = new TextEncoder();

function names(events: readonly InputEvent[]): readonly string[] {
  return events.map((event) => {
    if (event.kind === 'pointer') return `${event.what} ${event.column} ${event.row}`;
    return event.kind === 'key' ? event.name : `paste(${event.text})`;
  });
}

function decoded(text: string): readonly string[] {
  const [rest, events] = decode(nothingUndecoded, encoder.encode(text));
  return names([...events, ...decodeRest(rest)[1]]);
}

describe('bytes of the keyboard are keys', () => {
  test.each<[bytes: string, keys: readonly string[]]>([
    ['aA/ ?', ['a', 'A', '/', 'space', '?']],
    ['é漢😀', ['é', '漢', '😀']],
    ['\r\n\t\x7f\x08', ['enter', 'enter', 'tab', 'backspace', 'backspace']],
    ['\x01\x03\x1a', ['ctrl-a', 'ctrl-c', 'ctrl-z']],
    ['\x1b', ['escape']],
    ['\x1b\x1b', ['escape', 'escape']],
    ['\x1b[A\x1bOB\x1b[C\x1b[D', ['up', 'down', 'right', 'left']],
    ['\x1b[1;5A\x1b[1;2D\x1b[1;3C\x1b[1;8H', ['ctrl-up', 'shift-left', 'alt-right', 'ctrl-alt-shift-home']],
    ['\x1b[H\x1b[F\x1b[1~\x1b[4~\x1b[7~\x1b[8~', ['home', 'end', 'home', 'end', 'home', 'end']],
    ['\x1b[5~\x1b[6~\x1b[2~\x1b[3~', ['pageup', 'pagedown', 'insert', 'delete']],
    ['\x1bOP\x1bOQ\x1bOR\x1bOS', ['f1', 'f2', 'f3', 'f4']],
    ['\x1b[11~\x1b[15~\x1b[17~\x1b[21~\x1b[24~', ['f1', 'f5', 'f6', 'f10', 'f12']],
    ['\x1b[[A\x1b[[E', ['f1', 'f5']],
    ['\x1b[1;2P\x1b[15;5~', ['shift-f1', 'ctrl-f5']],
    ['\x1b[Z\x1b[a\x1b[3^\x1b[3$', ['shift-tab', 'shift-up', 'ctrl-delete', 'shift-delete']],
    ['\x1bx\x1b1', ['alt-x', 'alt-1']],
    ['\x1b[97;5u\x1b[27u\x1b[13;2u', ['ctrl-a', 'escape', 'shift-enter']],
    ['\x1b[200~two\nlines\x1b[201~q', ['paste(two\nlines)', 'q']],
    ['\x1b[<0;10;5M\x1b[<0;10;5mq', ['click 9 4', 'q']],
    ['\x1b[<64;1;1M\x1b[<65;80;24M', ['wheel-up 0 0', 'wheel-down 79 23']],
    ['\x1b[<2;10;5M\x1b[<35;1;1M\x1b[<16;1;1M\x1b[<0;1Mq', ['q']],
    ['\x1b[M !!q', ['q']],
    ['\x1b[Iq\x1b[?1;2cq', ['q', 'q']],
  ])('%j', (bytes, keys) => {
    expect(decoded(bytes)).toEqual(keys);
  });
});

test('a byte that is not a character is dropped, and what follows it is read', () => {
  expect(names(decode(nothingUndecoded, new Uint8Array([0xff, 0x80, 0x61]))[1])).toEqual(['a']);
});

test('a letter carries the text it writes, a function key none', () => {
  expect(decode(nothingUndecoded, encoder.encode('w\x1b[A'))[1]).toEqual([
    { kind: 'key', name: 'w', text: 'w' },
    { kind: 'key', name: 'up', text: null },
  ]);
});

test('an Escape is the key only when nothing follows in time', () => {
  const [waiting, none] = decode(nothingUndecoded, encoder.encode('\x1b'));
  expect(none).toEqual([]);
  expect(names(decodeRest(waiting)[1])).toEqual(['escape']);
  expect(names(decode(waiting, encoder.encode('[A'))[1])).toEqual(['up']);
});

test('keys do not depend on how their bytes are split', () => {
  const whole = fc.array(
    fc.constantFrom(
      'a',
      'é',
      '漢',
      '😀',
      '\x1b[A',
      '\x1b[15~',
      '\x1bOP',
      '\x1b[1;5C',
      '\r',
      '\x1b[200~p\u00e9st\x1b[201~',
    ),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(whole, fc.infiniteStream(fc.integer({ min: 1, max: 4 })), (parts, sizes) => {
      const bytes = encoder.encode(parts.join(''));
      const atOnce = decode(nothingUndecoded, bytes)[1];
      let state: Undecoded = nothingUndecoded;
      const inPieces: InputEvent[] = [];
      for (let at = 0; at < bytes.length;) {
        const size = sizes.next().value as number;
        const [next, events] = decode(state, bytes.slice(at, at + size));
        state = next;
        inPieces.push(...events);
        at += size;
      }
      expect(inPieces).toEqual(atOnce);
    }),
  );
});

test('no bytes at all make the decoder throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      decodeRest(decode(nothingUndecoded, bytes)[0]);
    }),
  );
});
