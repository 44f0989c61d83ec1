import { type Argument as CommanderArgument, Command as CommanderCommand } from 'commander';
import { nearest } from '../../domain/nearest.ts';
import { advice, UsageError } from './usage-error.ts';
import { unknownCommand } from './unknown-command.ts';

/**
 * Commander's command with our answers to what it cannot follow. It calls these methods; its own would print a sentence
 * of another style and end the program.
 */
export class LvsrulesCommand extends CommanderCommand {
  override createCommand(name?: string): LvsrulesCommand {
    return new LvsrulesCommand(name);
  }

  unknownOption(flag: string): never {
    const words = process.argv.slice(2);
    const isVerbless = this.name() === 'console' && !words.includes('console');
    if (isVerbless && /^-[A-Za-z]/.test(flag)) {
      const remedy = `did you mean 'lvsrules ipvsadm ${words.join(' ')}'? See: lvsrules --help`;
      throw new UsageError({ what: `there is no option ${flag}`, why: 'it belongs to ipvsadm', remedy });
    }
    const meant = nearest(
      flag,
      this.options.flatMap(({ long, short }) => [long, short]).filter((each) => typeof each === 'string'),
    );
    const isFile = /^-[^-].*\./.test(flag);
    const remedy = isFile
      ? `a file of this name is written after --: ${this.fullName()} -- ${flag}`
      : advice(meant, this.helpLine());
    throw new UsageError({ what: `${this.fullName()} has no option ${flag}`, remedy });
  }

  unknownCommand(): never {
    const [word = '', ...rest] = this.args;
    throw new UsageError(
      unknownCommand(
        word,
        rest,
        this.commands.map((command) => command.name()),
      ),
    );
  }

  missingArgument(name: string): never {
    const usage = `${this.fullName()} ${this.registeredArguments.map(argumentText).join(' ')}`;
    throw new UsageError({
      what: `${name} is missing`,
      why: `the command is: ${usage}`,
      remedy: `see: ${this.helpLine()}`,
    });
  }

  optionMissingArgument({ flags }: { readonly flags: string }): never {
    throw new UsageError({ what: `${flags}: the value is missing`, remedy: `see: ${this.helpLine()}` });
  }

  _excessArguments(received: readonly string[]): never {
    const most = this.registeredArguments.length;
    const takes = most === 0 ? 'takes no arguments' : most === 1 ? 'takes one argument' : `takes ${most} arguments`;
    const what = `${this.fullName()} ${takes}: '${received.slice(most).join(' ')}' is too much`;
    throw new UsageError({ what, remedy: `see: ${this.helpLine()}` });
  }

  private fullName(): string {
    return this.parent === null ? 'lvsrules' : `lvsrules ${this.name()}`;
  }

  private helpLine(): string {
    return `${this.fullName()} --help`;
  }
}

function argumentText(argument: CommanderArgument): string {
  const word = `${argument.name()}${argument.variadic ? '…' : ''}`;
  return argument.required ? word : `[${word}]`;
}
