import { partWords } from '../../../../rules/dossier/words.ts';
import type { DossierPrepared } from '../../dossier/change-form.ts';

type Props = {
  readonly rules: DossierPrepared['rules'];
  readonly parts: readonly (keyof DossierPrepared['rules'])[];
};

/** What this landlord does not let a counter change, each with its sentence: a button that is missing says why. */
export function NotOffered({ rules, parts }: Props) {
  const missing = parts.filter((part) => !rules[part].offered);
  if (missing.length === 0) return null;
  return (
    <ul className="mt-2 grid gap-1 text-second text-ink-2">
      {missing.map((part) => (
        <li key={part}>
          <span className="font-label">{partWords[part]}</span> · {rules[part].sentence}
        </li>
      ))}
    </ul>
  );
}
