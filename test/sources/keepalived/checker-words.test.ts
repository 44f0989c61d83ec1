import { expect, test } from 'vitest';
import { readKeepalived } from '../../../src/sources/keepalived/read-keepalived.ts';

async function notesOf(checker: string): Promise<readonly string[]> {
  const text = `virtual_server 192.0.2.1 80 {
lb_algo rr
lb_kind NAT
protocol TCP
real_server 10.0.0.1 80 {
${checker}
}
real_server 10.0.0.2 80 {
}
}
`;
  const source = await readKeepalived(Buffer.from(text));
  if (!source.ok) throw new Error(source.failure.what);
  expect(source.value.table.services.map(({ servers }) => servers.length)).toEqual([2]);
  return source.value.notes.map(({ kind, rule, place }) => `${kind} ${rule} ${place.line}`);
}

// What keepalived 2.2.7 says to each of them with -t.
test.each([
  ['HTTP_GET {\nnb_get_retry 3\nurl {\npath /\nstatus_code 200\n}\n}', []],
  ['HTTP_GET {\nurl\n{\npath /\n}\n}', []],
  ['SMTP_CHECK\n{\nhost\n{\nconnect_ip 10.0.0.9\n}\nhelo_name a\n}', []],
  ['TCP_CHECK {\nnb_get_retry 3\nconnect_port 80\n}', ['wrong setting-without-effect 7']],
  ['MISC_CHECK {\nmisc_path /bin/true\nconnect_timeout 3\n}', ['wrong setting-without-effect 8']],
  ['HTTP_GET {\nstatus_code 200\n}', ['wrong setting-without-effect 7']],
  ['TCP_CHECK {\nnb_sock_retry 3\n}', ['lost unknown-keyword 7']],
])('the words of each checker are known where keepalived knows them: %s', async (checker, expected) => {
  const notes = await notesOf(checker);
  expect(notes.filter((note) => !note.includes('real-server-without-checker'))).toEqual(expected);
});
