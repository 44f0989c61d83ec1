import { readConfiguration } from '../../src/config/read-configuration.ts';
import { completeTable } from '../../src/domain/complete.ts';
import { formatRules } from '../../src/ipvsadm/format/format-rules.ts';
import { readHost } from '../../src/ipvsadm/described-host.ts';
import { readListing } from '../../src/ipvsadm/listing/read-listing.ts';
import { predict } from '../../src/ipvsadm/predict.ts';
import { selectors, settableRules } from '../../src/lint/active.ts';
import { fixText } from '../../src/lint/fix.ts';
import { lintText } from '../../src/lint/lint.ts';
import { readBaseline } from '../../src/lint/suppress/baseline.ts';
import { readSavedPlan } from '../../src/plan/saved/saved-plan.ts';
import { recognise } from '../../src/sources/recognise.ts';
import { readKeepalived } from '../../src/sources/keepalived/read-keepalived.ts';
import { readShell } from '../../src/sources/shell/read-shell.ts';
import { changeLine } from '../../src/syntax/change-line.ts';
import { losslessRules } from '../../src/syntax/lossless-rules.ts';
import { readTableJson } from '../../src/syntax/table-json/read-table-json.ts';
import { tableValue } from '../../src/syntax/table-json/write-table-json.ts';
import { jsonText } from '../../src/syntax/table-json/exact-numbers.ts';
import { binaryOf } from '../../src/syntax/binary.ts';
import { samples } from './samples.ts';

/** Something that reads what comes from outside. */
export interface Reader {
  readonly good: readonly string[];
  /** Says which law is broken; null when none is. What throws is a fault as well. */
  fault(text: string): string | null | Promise<string | null>;
}

const strict = { settings: { profile: 'strict' } } as const;
const plainHost = readHost('{}');

export const readers: Readonly<Record<string, Reader>> = {
  rules: {
    good: samples.rules,
    fault(text) {
      recognise(text);
      const { table } = predict(text);
      const again = predict(losslessRules(table)).table;
      if (losslessRules(again) !== losslessRules(table))
        return 'the table that is left is not the table of its own rules';
      lintText(text, strict);
      return null;
    },
  },
  fmt: {
    good: samples.rules,
    fault(text) {
      const once = formatRules(text).text;
      return formatRules(once).text === once ? null : 'formatted twice is not formatted once';
    },
  },
  fixes: {
    good: samples.rules,
    fault(text) {
      if (text.length > 2000) return null;
      const { bytes } = fixText(text, 'unsafe', strict);
      const again = fixText(bytes, 'unsafe', strict);
      return Buffer.from(again.bytes).equals(bytes) ? null : 'fixed twice is not fixed once';
    },
  },
  listing: {
    good: samples.listings,
    fault(text) {
      const read = readListing(text);
      if (!read.ok) return null;
      const json = jsonText(tableValue(read.value.table));
      const again = readTableJson(json);
      if (!again.ok) return `its JSON is not read: ${again.failure}`;
      return jsonText(tableValue(again.value)) === json ? null : 'its JSON is another table';
    },
  },
  json: {
    good: samples.tables,
    fault(text) {
      const read = readTableJson(text);
      if (!read.ok) return null;
      completeTable(read.value);
      const json = jsonText(tableValue(read.value));
      const again = readTableJson(json);
      if (!again.ok) return `what is written is not read: ${again.failure}`;
      return jsonText(tableValue(again.value)) === json ? null : 'what is written is another table';
    },
  },
  configuration: {
    good: samples.configurations,
    fault(text) {
      readConfiguration(text, selectors(), settableRules());
      return null;
    },
  },
  'saved plan': {
    good: samples.plans,
    fault(text) {
      readSavedPlan(text, changeLine);
      return null;
    },
  },
  'other JSON': {
    good: samples.otherJson,
    fault(text) {
      readHost(text);
      readBaseline(text);
      return null;
    },
  },
  keepalived: {
    good: samples.keepalived,
    async fault(text) {
      const read = await readKeepalived(Buffer.from(text));
      if (read.ok) losslessRules(read.value.table);
      return null;
    },
  },
  shell: {
    good: samples.scripts,
    fault(text) {
      if (plainHost.ok) readShell(binaryOf(text), { host: plainHost.value });
      return null;
    },
  },
};
