import {
  cruise,
  type ICruiseOptions,
  type ICruiseResult,
  type IForbiddenRuleType,
  type IResolveOptions,
} from 'dependency-cruiser';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { ties } from './ties.ts';

/** Checks every import, also of types, against `.dependency-cruiser.mjs`, and that no two folders import each other. */
const { forbidden, options } = ((await import(new URL('../../.dependency-cruiser.mjs', import.meta.url).href)) as Rules)
  .default;
const { output } = await cruise(
  ['src', 'grammar'],
  { ...options, ruleSet: { forbidden }, validate: true },
  options.enhancedResolveOptions,
  { tsConfig: extractTsConfig('tsconfig.json') },
);
const { modules, summary } = output as ICruiseResult;

const broken = summary.violations.map(({ rule, from, to }) => `${from} imports ${to}: ${rule.name}`);
const own = modules.map(({ source, dependencies }) => ({
  file: source,
  imported: dependencies.map(({ resolved }) => resolved).filter((path) => /^(src|grammar)\//.test(path)),
}));
const tied = ties(own).map(({ folder, steps }) =>
  [`${folder}: these import each other`, ...steps.map(({ from, to }) => `  ${from} imports ${to}`)].join('\n'),
);

for (const sentence of [...broken, ...tied]) process.stderr.write(`${sentence}\n`);
process.stdout.write(`${modules.length} modules, ${summary.totalDependenciesCruised ?? 0} imports\n`);
process.exitCode = broken.length + tied.length > 0 ? 1 : 0;

interface Rules {
  readonly default: {
    readonly forbidden: IForbiddenRuleType[];
    readonly options: ICruiseOptions & { readonly enhancedResolveOptions: Partial<IResolveOptions> };
  };
}
