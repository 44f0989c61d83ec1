/** This many lines of rules as `ipvsadm -S -n` prints them: services of nine real servers each. */
export function rulesText(lines: number): string {
  const text: string[] = [];
  for (let service = 1; text.length < lines; service++) {
    const address = `-t ${addressOf(10, service)}:80`;
    text.push(`-A ${address} -s wlc`);
    for (let server = 1; server <= 9 && text.length < lines; server++) {
      text.push(`-a ${address} -r ${addressOf(172, service * 16 + server)}:8080 -m -w ${server}`);
    }
  }
  return `${text.join('\n')}\n`;
}

function addressOf(network: number, host: number): string {
  return `${network}.${(host >> 16) & 255}.${(host >> 8) & 255}.${host & 255}`;
}
