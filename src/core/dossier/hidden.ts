/**
 * SQL: the address of person `p` is hidden on lease `l`. The last change of the file on this very lease counts; else one
 * that hides it on another account of theirs; else the ERP's mark. Without any protection by a change, the mark is read
 * alone: this stands in the path of the search and of the first pull.
 */
export const HIDDEN = `(CASE WHEN EXISTS (SELECT 1 FROM dossier_protection WHERE lease_id > 0)
  THEN coalesce((SELECT d.masked FROM dossier_protection d WHERE d.lease_id = l.id AND d.person_key = p.key),
    EXISTS (SELECT 1 FROM dossier_protection d WHERE d.person_key = p.key AND d.masked = 1) OR p.address_masked)
  ELSE p.address_masked END = 1)`;
