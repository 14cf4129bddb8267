import { classNames } from './class-names.ts';

export type AvatarProps = {
  /** "Sophie Lambert" → SL. The name stands beside it, so the initials are hidden from assistive technology. */
  readonly name: string;
  /** 28 in the top bar, 40 in lists, 24 inside a field. */
  readonly size?: 24 | 28 | 40;
  readonly chosen?: boolean;
};

/** First letters of the first and last words: "Thi Hoa Nguyen" → TN. */
export function initials(name: string): string {
  const words = name.trim().split(/[\s-]+/u);
  const first = words[0]?.[0] ?? '';
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? '') : '';
  return (first + last).toLocaleUpperCase('fr');
}

export function Avatar({ name, size = 28, chosen = false }: AvatarProps) {
  return (
    <span
      className={classNames('avatar')}
      data-size={size}
      data-chosen={chosen || undefined}
      aria-hidden="true"
    >
      {initials(name)}
    </span>
  );
}
