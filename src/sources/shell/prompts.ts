/** `[root@lb ~]# `, `root@lb:~# `, `lb01# `, `$ ` */
const promptForm =
  /^[ \t]*(?:\([\w.-]+\)[ \t]*)?(?:\[[\w.-]+@[^\]\n]*\][#$%>]|[\w.-]+@[\w.-]+(?:[: ][^#$%>\n]*)?[#$%>]|\$(?=[ \t]))[ \t]?/;

/**
 * The commands of a session that was pasted with its prompts; null for a text without prompts. Output lines become
 * blank, and every line keeps its number.
 */
export function sessionText(text: string): string | null {
  if (!/[@$]/.test(text)) return null;
  const lines = text.split('\n');
  const isPrompted = lines.some((line) => promptForm.test(line) && /ipvsadm/.test(line));
  if (!isPrompted) return null;
  let goesOn = false;
  let ending: string | null = null;
  return lines
    .map((line) => {
      const found = promptForm.exec(line);
      const isTyped = found !== null || goesOn || ending !== null;
      if (!isTyped) return '';
      const typed = found && ending === null ? line.slice(found[0].length) : line.replace(/^[ \t]*>[ \t]?/, '');
      if (ending !== null) {
        if (typed.trim() === ending) ending = null;
      } else ending = /<<-?[ \t]*["']?(\w+)["']?/.exec(typed)?.[1] ?? null;
      goesOn = typed.endsWith('\\');
      return typed;
    })
    .join('\n');
}

/** Whether a line is a prompt with nothing typed, or with a command that only shows a table. */
export function isShowingPrompt(line: string): boolean {
  const found = promptForm.exec(line);
  if (!found) return false;
  const typed = line.slice(found[0].length).trim();
  return /^(?:(?:sudo\s+)?(?:\/\S*\/)?(?:ipvsadm(?:\s+(?:-S|--save|-L|-l|--list)n?\b|-save\b)|cat\s|history$|exit$|logout$)[^|;&<>$`]*)?$/.test(
    typed,
  );
}
