import { z } from 'zod';

/** Integer cents. */
export const centsSchema = z.number().int();
/** Calendar day, `YYYY-MM-DD`. */
export const isoDateSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** Instant in UTC, ISO 8601 with milliseconds. */
export const instantSchema = z.iso.datetime();
/** Rent month, `YYYY-MM`. */
export const monthSchema = z.string().regex(/^\d{4}-\d{2}$/);
/** An account's stored key (see rules/references); text, letters and leading zeros matter. */
export const accountKeySchema = z.string().min(1).max(64);
/** Minted by the screen for each act; a second arrival answers the first result. */
export const commandIdSchema = z.uuid();

export const landlordIdSchema = z.string().regex(/^[a-z0-9-]{1,64}$/);
