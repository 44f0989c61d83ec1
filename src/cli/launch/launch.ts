#!/usr/bin/env node
import { run } from './scripts.ts';

run('main');
