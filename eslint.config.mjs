import tseslint from 'typescript-eslint';

/** Formatting is prettier's, layers are dependency-cruiser's; these rules find mistakes. */
export default tseslint.config(
  { ignores: ['dist', 'coverage', 'test/fixtures', 'grammar/generated', '**/*.mjs', '.dependency-cruiser.mjs'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...tseslint.configs.strict, ...tseslint.configs.stylistic],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/array-type': ['error', { default: 'array' }],
      'no-control-regex': 'off',
      'no-console': 'error',
      'no-param-reassign': 'error',
      eqeqeq: 'error',
    },
  },
);
