import './acts.css';

export type RecapRow = { readonly label: string; readonly value: string; readonly ltr?: boolean };

/** What was answered, read once more before it is sent. */
export function Recap({ rows }: { readonly rows: readonly RecapRow[] }) {
  return (
    <dl className="k-recap">
      {rows.map(({ label, value, ltr = false }) => (
        <div key={label} className="k-recap-row">
          <dt>{label}</dt>
          <dd dir={ltr ? 'ltr' : 'auto'}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
