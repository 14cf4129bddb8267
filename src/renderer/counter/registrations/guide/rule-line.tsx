import { useText } from '../../../i18n/i18n.ts';
import { IconRule } from '../../../ui/icons.ts';

type Rule = { readonly status: 'guide' | 'loi' | 'silence'; readonly source: string };

/** Which rule was applied, each once, in the guide's own words. */
export function RuleLines({ rules }: { readonly rules: readonly Rule[] }) {
  const t = useText();
  const sources = [...new Set(rules.map(({ source }) => source.trim()).filter((source) => source !== ''))];
  if (sources.length === 0) return null;
  return (
    <div className="guide-rules">
      <IconRule size={16} />
      <div>
        <p className="font-label">{t('registrations.aside.rule', { count: sources.length })}</p>
        {sources.map((source) => (
          <p key={source}>{source}</p>
        ))}
      </div>
    </div>
  );
}
