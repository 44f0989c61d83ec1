import {
  Alternation,
  type ILookaheadStrategy,
  type IProduction,
  type IToken,
  LLkLookaheadStrategy,
  NonTerminal,
  Option,
  type OptionalProductionType,
  Repetition,
  RepetitionMandatory,
  type Rule,
  Terminal,
  type TokenType,
} from 'chevrotain';

/**
 * Decides by the next token only. The grammar needs no more, and has many productions: the general strategy would take
 * most of the time for a short file. Ambiguities are still found the general way, when the grammar is validated.
 */
export class OneTokenLookahead extends LLkLookaheadStrategy implements ILookaheadStrategy {
  constructor() {
    super({ maxLookahead: 1 });
  }

  override buildLookaheadForAlternation({ rule, prodOccurrence }: Place): () => number | undefined {
    const choice: (number | undefined)[] = [];
    const { definition } = find(rule, Alternation, prodOccurrence);
    for (const [alternative, production] of definition.entries()) {
      for (const code of codesOf(first(production))) choice[code] ??= alternative;
    }
    return function (this: Parsing) {
      return choice[this.LA_FAST(1).tokenTypeIdx];
    };
  }

  override buildLookaheadForOptional({ rule, prodOccurrence, prodType }: OptionalPlace): () => boolean {
    const enters: (boolean | undefined)[] = [];
    for (const code of codesOf(firstOfAll(find(rule, kindOf(prodType), prodOccurrence).definition)))
      enters[code] = true;
    return function (this: Parsing) {
      return enters[this.LA_FAST(1).tokenTypeIdx] === true;
    };
  }
}

interface Place {
  readonly rule: Rule;
  readonly prodOccurrence: number;
}

interface OptionalPlace extends Place {
  readonly prodType: OptionalProductionType;
}

/** The parser that a decision is made for. */
interface Parsing {
  LA_FAST(howMuch: number): IToken;
}

interface Branch extends IProduction {
  readonly idx: number;
  readonly definition: IProduction[];
}

type Kind = abstract new (...given: never[]) => Branch;

function kindOf(type: OptionalProductionType): Kind {
  switch (type) {
    case 'Option':
      return Option;
    case 'Repetition':
      return Repetition;
    case 'RepetitionMandatory':
      return RepetitionMandatory;
    default:
      throw new Error(`the grammar has no ${type}`);
  }
}

/** The production of a kind with this number in a rule. */
function find(rule: Rule, kind: Kind, occurrence: number): Branch {
  const open: IProduction[] = [...rule.definition];
  for (let production = open.pop(); production; production = open.pop()) {
    if (production instanceof kind && production.idx === occurrence) return production;
    open.push(...parts(production));
  }
  throw new Error(`${rule.name} has no such production`);
}

/** The parts of a production in its own rule. */
function parts(production: IProduction): readonly IProduction[] {
  if (production instanceof NonTerminal || production instanceof Terminal) return [];
  return (production as Branch).definition;
}

/** The tokens with which a production can begin. */
function first(production: IProduction): readonly TokenType[] {
  if (production instanceof Terminal) return [production.terminalType];
  if (production instanceof NonTerminal) return firstOfAll(production.referencedRule.definition);
  if (production instanceof Alternation) return production.definition.flatMap(first);
  return firstOfAll(parts(production));
}

/** The same for a sequence of productions: after an optional one the next one can begin. */
function firstOfAll(productions: readonly IProduction[]): readonly TokenType[] {
  const needed = productions.findIndex(
    (production) => !(production instanceof Option || production instanceof Repetition),
  );
  return productions.slice(0, needed < 0 ? undefined : needed + 1).flatMap(first);
}

/** The numbers of tokens and of all tokens in their categories. */
function codesOf(tokens: readonly TokenType[]): readonly number[] {
  return tokens.flatMap(({ tokenTypeIdx, categoryMatches }) => [tokenTypeIdx ?? 0, ...(categoryMatches ?? [])]);
}
