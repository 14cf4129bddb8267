import type { RawConnection } from './migrate.ts';

/** Member of nothing, owner of nothing: row-level security holds for it. */
const SERVICE_ROLE = 'guichet_service';

/** How row-level security comes to hold for this portal's connections. */
export type RowBarrier =
  /** The connecting role is subject to it by itself. */
  | { readonly kind: 'own' }
  /** The connecting role is above it: each connection takes this one instead. */
  | { readonly kind: 'role'; readonly role: string }
  | { readonly kind: 'none' };

/**
 * Row-level security never holds for a superuser. Such a role gives its connections a lesser one, made here.
 * To be called once the schema stands.
 */
export async function raiseBarrier(raw: RawConnection): Promise<RowBarrier> {
  const [role] = await raw.rows<{ above: boolean; may_create: boolean }>(
    `SELECT rolsuper OR rolbypassrls AS above, rolsuper OR rolcreaterole AS may_create
     FROM pg_roles WHERE rolname = current_user`,
  );
  if (role?.above !== true) return { kind: 'own' };
  if (!role.may_create) return { kind: 'none' };
  await raw.exec(SERVICE_ROLE_SQL);
  return { kind: 'role', role: SERVICE_ROLE };
}

/** Roles belong to the whole server: another database's portal may be making this one at the same time. */
const SERVICE_ROLE_SQL = `
DO $role$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${SERVICE_ROLE}') THEN
    BEGIN
      CREATE ROLE ${SERVICE_ROLE} NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
  END IF;
  IF NOT pg_has_role(current_user, '${SERVICE_ROLE}', 'MEMBER') THEN
    EXECUTE format('GRANT ${SERVICE_ROLE} TO %I', current_user);
  END IF;
  PERFORM pg_advisory_xact_lock(7202611016);
  IF EXISTS (
    SELECT FROM pg_tables WHERE schemaname = current_schema()
      AND NOT has_table_privilege('${SERVICE_ROLE}', format('%I.%I', schemaname, tablename), 'INSERT')
  ) THEN
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO ${SERVICE_ROLE}', current_schema());
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO ${SERVICE_ROLE}', current_schema());
  END IF;
END $role$`;
