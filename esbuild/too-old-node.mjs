/** What the program says, as its first deed, under a Node that is older than it needs: one line, written for any Node. */
export function tooOldNode(range) {
  const [, major, minor] = /^>=(\d+)\.(\d+)$/.exec(range) ?? [];
  if (major === undefined) throw new Error(`engines.node is not of the form >=MAJOR.MINOR: ${range}`);
  const needed = `lvsrules: needs Node ${major}.${minor} or newer; this is Node `;
  return (
    `(function (v) { var p = v.split('.'); ` +
    `if (p[0] > ${major} || (p[0] == ${major} && p[1] >= ${minor})) return; ` +
    `process.stderr.write('${needed}' + v + '\\n'); process.exit(2); })(process.versions.node);`
  );
}
