/** A script of the means that scripts for directors use, made of a seed; `$HIDDEN` and `ping` are not to be known. */
export function randomScript(seed: number): string {
  return new Writer(seed).script();
}

class Writer {
  private state: number;
  private depth = 0;
  private readonly functions: string[] = [];

  constructor(seed: number) {
    this.state = (seed * 2654435761) >>> 0;
    for (let turn = 0; turn < 5; turn++) this.below(2);
  }

  script(): string {
    const lines = ['a=1 b=2 c= L="1 2 3" R=(4 5 6) IN=0'];
    if (this.below(6) === 0) lines.push('set -e');
    for (let count = this.below(3); count > 0; count--) {
      const name = `f${this.functions.length}`;
      lines.push(`${name}() {\n${this.block(2, true)}\n}`);
      this.functions.push(name);
    }
    lines.push(this.block(6, false));
    return `${lines.join('\n')}\n`;
  }

  private below(limit: number): number {
    this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.state / 2 ** 32) * limit);
  }

  private one(...choices: readonly (() => string)[]): string {
    return choices[this.below(choices.length)]?.() ?? ':';
  }

  private block(size: number, inFunction: boolean, inLoop = false): string {
    this.depth++;
    const lines = Array.from({ length: 1 + this.below(size) }, () => this.statement(inFunction, inLoop));
    this.depth--;
    return lines.join('\n');
  }

  private statement(inFunction: boolean, inLoop: boolean): string {
    const plain = [
      () => `ipvsadm -A -f ${this.number()}`,
      () =>
        `ipvsadm -A -f ${this.number()} -s ${this.one(
          () => 'rr',
          () => 'wrr',
        )}`,
      () => `${this.name()}=${this.number()}`,
      () => `${this.name()}=$(echo ${this.number()})`,
      () => `${this.condition()} && ${this.simple(inFunction, inLoop)}`,
      () => `${this.condition()} || ${this.simple(inFunction, inLoop)}`,
      () => `let ${this.name()}++`,
      () => `: $((${this.name()}+=2))`,
      () => `unset ${this.name()}`,
      () => `echo "-A -f ${this.number()}" | ipvsadm -R`,
      () => this.functions[this.below(this.functions.length)] ?? 'true',
      () => `R+=(${this.number()})`,
      () => `read b c <<< "${this.number()} 8"`,
      () => `printf -- "-A -f %s\\n" \${R[@]} > file; ipvsadm -R < file`,
      () => `eval "${this.name()}=${this.below(9)}"`,
    ];
    if (this.depth > 3) return this.one(...plain);
    const nested = [
      () =>
        `if ${this.condition()}; then\n${this.block(2, inFunction, inLoop)}\nelse\n${this.block(2, inFunction, inLoop)}\nfi`,
      () =>
        `for ${this.name()} in ${this.one(
          () => '$L',
          () => '{1..3}',
          () => '"${R[@]}"',
          () => '7 8',
          () => '$(seq 2)',
        )}; do\n${this.block(3, inFunction, true)}\ndone`,
      () => `i=0; while [ $i -lt 3 ]; do i=$((i+1))\n${this.block(2, inFunction, true)}\ndone`,
      () => `(\n${this.block(2, false)}\n)`,
      () =>
        `case $${this.name()} in 1|2) ${this.simple(inFunction, inLoop)};; "") ${this.simple(inFunction, inLoop)};; *) ${this.simple(inFunction, inLoop)};; esac`,
      () =>
        `while read x y; do\n${this.block(2, inFunction, true)}\nipvsadm -A -f 9$x\ndone <<EOF\n$a 2\n${this.below(9)} 3\nEOF`,
      () => `echo $L | while read a b; do\n${this.block(2, inFunction, true)}\ndone`,
      () => `{\n${this.block(2, inFunction, inLoop)}\n}`,
    ];
    return this.one(...plain, ...nested);
  }

  private simple(inFunction: boolean, inLoop: boolean): string {
    const choices = [
      () => `ipvsadm -A -f ${this.number()}`,
      () => `ipvsadm -A -f ${this.number()}`,
      () => `${this.name()}=${this.below(9)}`,
    ];
    if (inFunction)
      choices.push(() =>
        this.one(
          () => 'return',
          () => 'return 1',
        ),
      );
    if (inLoop)
      choices.push(() =>
        this.one(
          () => 'continue',
          () => 'break',
        ),
      );
    if (this.below(4) === 0) choices.push(() => 'exit');
    return this.one(...choices);
  }

  private condition(): string {
    return this.one(
      () => `[ "$${this.name()}" = ${this.below(4)} ]`,
      () => `[ $a -lt 3 ]`,
      () => `[[ $${this.name()} == [1-3] ]]`,
      () => `[ -z "$${this.name()}" ]`,
      () => `[ -n "$${this.name()}" -a "$a" != 5 ]`,
      () => `((${this.name()} > 1))`,
      () => `! [ "$b" = 2 ]`,
      () => 'true',
      () => 'false',
      () => (this.below(3) === 0 ? 'ping -c1 host' : 'true'),
      () => (this.below(3) === 0 ? '[ "$HIDDEN" = 1 ]' : 'test "$c" = 1'),
    );
  }

  private name(): string {
    return ['a', 'b', 'c'][this.below(3)] ?? 'a';
  }

  private number(): string {
    return this.one(
      () => String(10 + this.below(90)),
      () => `${this.below(9)}$a`,
      () => `1\${b}`,
      () => '$((a+20))',
      () => '2$c',
      () => '3${c:-7}',
      () => '${R[1]}',
      () => '${#R[@]}0',
      () => '$((RANDOM_SEED+40))'.replace('RANDOM_SEED', this.name()),
    );
  }
}
