import { failure, type Result, success } from '../../domain/result.ts';
import { readConnectionFilters } from '../../live/connections/connection-filter.ts';
import { readGroupFields } from '../../live/connections/connection-groups.ts';
import { countedConnections } from '../../live/connections/counted-connections.ts';
import { connectionReader } from '../../live/connections/connection-reader.ts';
import type { ConnectionReport } from '../../live/connections/connection-report.ts';
import { connectionsJson } from '../../report/connections/connections-json.ts';
import { connectionsText } from '../../report/connections/connections-text.ts';
import type { Problem } from '../../report/problem.ts';
import { linesLeftOut, notConnections } from '../../report/problems/connection-problems.ts';
import { badPart } from '../../report/problems/option-problems.ts';
import { complain, refuse } from '../complain.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { World } from '../world.ts';
import { readCount } from '../read-count.ts';
import { connectionPieces } from './connection-pieces.ts';

export interface ConnectionsValues {
  readonly director: string | undefined;
  readonly filter: readonly string[];
  readonly group: string | undefined;
  readonly limit: string;
  readonly offset: string;
  readonly format: string;
}

/** Reads a connection table once, and prints what was asked of it. */
export async function showConnections(
  file: string | undefined,
  options: ConnectionsValues,
  world: World,
): Promise<ExitCode> {
  const report = await reportOf(file, options, world);
  if (!report.ok) return refuse(world, report.failure);
  await world.print(options.format === 'json' ? connectionsJson(report.value) : connectionsText(report.value));
  return exitCodes.ok;
}

async function reportOf(
  file: string | undefined,
  options: ConnectionsValues,
  world: World,
): Promise<Result<ConnectionReport, Problem>> {
  const wanted = readConnectionFilters(options.filter);
  if (!wanted.ok) return failure(badPart('filter', wanted.failure));
  const fields = options.group === undefined ? success(null) : readGroupFields(options.group);
  if (!fields.ok) return failure(badPart('group', fields.failure));
  const limit = readCount('limit', options.limit, 0, mostLines);
  if (!limit.ok) return limit;
  const offset = readCount('offset', options.offset, 0, mostLines);
  if (!offset.ok) return offset;
  const page = { from: offset.value, to: offset.value + limit.value };
  const counted = countedConnections(wanted.value, fields.value, page);
  const reader = connectionReader(counted.visit);
  const read = await connectionPieces(file, options.director, reader.take, world);
  if (!read.ok) return read;
  reader.end();
  const { strange, entries } = reader;
  if (strange !== null && entries === 0) return failure(notConnections(file, strange));
  if (strange !== null) complain(world, linesLeftOut(strange));
  return success(counted.report(entries));
}

const mostLines = 999_999_999;
