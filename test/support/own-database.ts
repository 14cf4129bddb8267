import pg from 'pg';
import type { TestPostgres } from './postgres.ts';

/** A database of its own on a throw-away server, for one portal; gone with the server. */
export async function ownDatabase(
  { url, superUrl }: TestPostgres,
  prefix: string,
): Promise<{ readonly url: string; readonly superUrl: string }> {
  const name = `${prefix}_${process.pid}_${Date.now()}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  const named = (address: string) => address.replace(/\/guichet$/, `/${name}`);
  return { url: named(url), superUrl: named(superUrl) };
}
