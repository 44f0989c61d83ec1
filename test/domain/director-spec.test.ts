import { expect, it } from 'vitest';
import { namesDirector, parseSpec } from '../../src/domain/director-spec.ts';

it.each([
  ['auto', { kind: 'auto' }],
  ['ipvsadm', { kind: 'ipvsadm', prefix: [] }],
  ['ipvsadm:ip netns  exec lb', { kind: 'ipvsadm', prefix: ['ip', 'netns', 'exec', 'lb'] }],
  ['sim:a:b.json', { kind: 'sim-file', path: 'a:b.json' }],
  ['file:/etc/ipvsadm.rules', { kind: 'rules-file', path: '/etc/ipvsadm.rules' }],
  ['ssh://lb1', { kind: 'ssh', host: 'lb1' }],
  ['ssh://ops@lb1.example.org:2222', { kind: 'ssh', user: 'ops', host: 'lb1.example.org', port: 2222 }],
  ['ssh+sudo://ops@lb1:22', { kind: 'ssh', user: 'ops', host: 'lb1', port: 22, sudo: true }],
  ['ssh://[2001:db8::1]:22', { kind: 'ssh', host: '2001:db8::1', port: 22 }],
])('%s names a director', (text, spec) => {
  expect(parseSpec(text)).toEqual({ ok: true, value: { text, ...spec } });
  expect(namesDirector(text)).toBe(true);
});

it.each([
  '',
  'simulated',
  'sim:',
  'file:',
  'ipvsadm:',
  'ipvsadm: ',
  'ssh://',
  'ssh://-oProxyCommand=x',
  'ssh://a b',
  'ssh://h:0',
  'ssh://h:99999',
  'ssh://-u@h',
  'ssh+sudo://',
  'ssh+su://h',
  'ssh+sudo://-oProxyCommand=x',
])("'%s' names none", (text) => {
  expect(parseSpec(text)).toMatchObject({ ok: false });
});

it.each(['./ipvsadm', 'rules', 'sim.rules', '/tmp/sim:x', 'ipvsadm.rules'])('%s is a path', (text) => {
  expect(namesDirector(text)).toBe(false);
});
