import { expect, test } from 'vitest';
import { type DirectorNames, mayNameDirector, specsOf } from '../../src/config/director-names.ts';

const names: DirectorNames = {
  lb1: 'ssh://lb1',
  lb2: 'ssh://root@192.0.2.2:2222',
  prod: ['lb1', 'lb2'],
  all: ['prod', 'sim:lab.json', 'lb1', 'ssh://lb1'],
  left: ['right'],
  right: ['left'],
};

test.each<[text: string, specs: readonly string[]]>([
  ['lb1', ['ssh://lb1']],
  ['prod', ['ssh://lb1', 'ssh://root@192.0.2.2:2222']],
  ['all', ['ssh://lb1', 'ssh://root@192.0.2.2:2222', 'sim:lab.json']],
  ['netlink', ['netlink']],
  ['ssh://lb1', ['ssh://lb1']],
  ['file:lb1', ['file:lb1']],
])('%s stands for %j', (text, specs) => {
  expect(specsOf(text, names)).toEqual({ ok: true, value: specs });
});

test.each<[text: string, failure: object]>([
  ['lb3', { kind: 'unknown', name: 'lb3' }],
  ['toString', { kind: 'unknown', name: 'toString' }],
  ['__proto__', { kind: 'unknown', name: '__proto__' }],
  ['left', { kind: 'circle', through: ['left', 'right', 'left'] }],
])('%s stands for nothing: %j', (text, failure) => {
  expect(specsOf(text, names)).toEqual({ ok: false, failure });
});

test.each(['auto', 'netlink', 'ipvsadm', 'proc', 'sim', 'ssh://lb1', 'ipvsadm:sudo', '', '-d', 'a b', './lb1', 'a/b'])(
  '%j is never a name',
  (text) => {
    expect(mayNameDirector(text)).toBe(false);
  },
);
