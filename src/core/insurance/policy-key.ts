const SIGNS = [' ', '\u00a0', '\u202f', '-', '.', '/'];

/** A policy as it is looked for: its spaces, dashes, dots, bars and case count for nothing. */
export function policyKey(policy: string): string {
  return SIGNS.reduce((text, sign) => text.replaceAll(sign, ''), policy.toUpperCase());
}

// The text of the indexes on it (migration 7): the base finds them only where it reads the very same.
const IN_SQL = ["' '", 'char(160)', 'char(8239)', "'-'", "'.'", "'/'"];

/** The same of a column, as the base's indexes hold it. */
export function policyKeySql(column: string): string {
  return IN_SQL.reduce((text, sign) => `replace(${text}, ${sign}, '')`, `upper(${column})`);
}
