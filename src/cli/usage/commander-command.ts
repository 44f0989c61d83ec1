import { type Argument as CommanderArgument, Command as CommanderCommand } from 'commander';
import { nearest } from '../../domain/nearest.ts';
import {
  missingArgument,
  missingValue,
  optionOfIpvsadm,
  tooManyArguments,
  unknownCommand,
  unknownOption,
} from '../../report/problems/usage-problems.ts';
import { UsageError } from './usage-error.ts';
import { meantCommand } from './meant-command.ts';

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
    if (isVerbless && /^-[A-Za-z]/.test(flag)) throw new UsageError(optionOfIpvsadm(flag, words));
    const meant = nearest(
      flag,
      this.options.flatMap(({ long, short }) => [long, short]).filter((each) => typeof each === 'string'),
    );
    throw new UsageError(unknownOption(this.fullName(), flag, meant));
  }

  unknownCommand(): never {
    const [word = '', ...rest] = this.args;
    const names = this.commands.map((command) => command.name());
    throw new UsageError(unknownCommand(word, meantCommand(word, rest, names)));
  }

  missingArgument(name: string): never {
    const usage = `${this.fullName()} ${this.registeredArguments.map(argumentText).join(' ')}`;
    throw new UsageError(missingArgument(name, this.fullName(), usage));
  }

  optionMissingArgument({ flags }: { readonly flags: string }): never {
    throw new UsageError(missingValue(flags, this.fullName()));
  }

  _excessArguments(received: readonly string[]): never {
    const most = this.registeredArguments.length;
    throw new UsageError(tooManyArguments(this.fullName(), most, received.slice(most)));
  }

  private fullName(): string {
    return this.parent === null ? 'lvsrules' : `lvsrules ${this.name()}`;
  }
}

function argumentText(argument: CommanderArgument): string {
  const word = `${argument.name()}${argument.variadic ? '…' : ''}`;
  return argument.required ? word : `[${word}]`;
}
