/** A number in a pill, beside a tab or a destination. Amber (`warning`) for File d'envoi alone. */
export function Counter({
  value,
  tone = 'neutral',
}: {
  readonly value: number;
  readonly tone?: 'neutral' | 'warning';
}) {
  return (
    <span className="counter figures-tabular" data-tone={tone}>
      {value}
    </span>
  );
}
