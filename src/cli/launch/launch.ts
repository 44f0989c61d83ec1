#!/usr/bin/env node
import { run } from './scripts.ts';

export { scripts } from './scripts.ts';

run('main');
