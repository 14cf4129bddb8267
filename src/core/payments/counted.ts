/**
 * Of a payment `p`: it counts among what was taken that day. Not once it was taken back; and money moved from a wrong
 * account came in on the day it was first taken, not on the day it was moved.
 */
export const COUNTED = `NOT EXISTS (SELECT 1 FROM payment_reversal r WHERE r.payment_id = p.id)
  AND NOT EXISTS (SELECT 1 FROM payment_reversal m JOIN payment o ON o.id = m.payment_id
    WHERE m.moved_to = p.id AND o.taken_on <> p.taken_on)`;
