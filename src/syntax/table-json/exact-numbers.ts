import { printableJson } from '../../domain/printable-json.ts';

/** JSON in which 64-bit counters keep every digit, unlike numbers in JavaScript. */
export type JsonValue =
  string | number | bigint | boolean | null | readonly JsonValue[] | { readonly [name: string]: JsonValue };

/** Indented by two blanks, with a line feed at the end. A bigint is written as the number it is. */
export function jsonText(value: JsonValue): string {
  return `${render(value, '\n')}\n`;
}

/** On one line, without a line feed at the end. */
export function compactJson(value: JsonValue): string {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return printableJson(value);
  if (isList(value)) return `[${value.map(compactJson).join(',')}]`;
  return `{${Object.entries(value)
    .map(([name, item]) => `${printableJson(name)}:${compactJson(item)}`)
    .join(',')}}`;
}

function render(value: JsonValue, newline: string): string {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return printableJson(value);
  const deeper = `${newline}  `;
  if (isList(value)) {
    const items = value.map((item) => render(item, deeper));
    return items.length === 0 ? '[]' : `[${deeper}${items.join(`,${deeper}`)}${newline}]`;
  }
  const fields = Object.entries(value).map(([name, item]) => `${printableJson(name)}: ${render(item, deeper)}`);
  return fields.length === 0 ? '{}' : `{${deeper}${fields.join(`,${deeper}`)}${newline}}`;
}

function isList(value: readonly JsonValue[] | Readonly<Record<string, JsonValue>>): value is readonly JsonValue[] {
  return Array.isArray(value);
}
