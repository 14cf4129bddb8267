import { formatDate, isoDate } from '../../../../rules/dates.ts';
import type { InsuranceLetter } from '../../../../rules/insurance/states.ts';
import { letterWords } from '../../../../rules/insurance/words.ts';
import { useText } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { IconMail } from '../../../ui/icons.ts';
import { LinkButton } from '../../../ui/link-button.tsx';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '../../../ui/table.tsx';
import type { InsuranceOfAccount } from './insurance-tab.tsx';

type Props = {
  readonly due: InsuranceOfAccount['letters'];
  readonly given: InsuranceOfAccount['given'];
  readonly onGive: (letter: InsuranceLetter) => void;
  readonly onPaper: (number: string) => void;
};

/** The letters: which is due and why, which were given and when. */
export function Letters({ due, given, onGive, onPaper }: Props) {
  const t = useText();
  return (
    <section aria-labelledby="insurance-letters">
      <SectionHeading id="insurance-letters">{t('insurance.tab.letters')}</SectionHeading>
      {due.length === 0 ? (
        <p className="mt-1 text-second text-ink-2">{t('insurance.tab.noLetter')}</p>
      ) : (
        <ul className="letters-due">
          {due.map(({ kind, sentence }) => (
            <li key={kind}>
              <span>
                <span className="block font-label">{letterWords[kind]}</span>
                <span className="text-second text-ink-2">{sentence}</span>
              </span>
              <Button
                size="small"
                icon={IconMail}
                aria-label={t('insurance.tab.giveNamed', { letter: letterWords[kind] })}
                onClick={() => onGive(kind)}
              >
                {t('insurance.tab.give')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {given.length > 0 && (
        <Table label={t('insurance.tab.given')} className="stacking mt-3">
          <TableHead>
            <HeadCell className="w-[112px]">{t('insurance.tab.column.on')}</HeadCell>
            <HeadCell>{t('insurance.tab.column.letter')}</HeadCell>
            <HeadCell className="w-[200px]">{t('insurance.tab.column.number')}</HeadCell>
          </TableHead>
          <TableBody>
            {given.map(({ kind, on, number }) => (
              <Row key={number}>
                <Cell figures="tabular" data-label={t('insurance.tab.column.on')}>
                  {formatDate(isoDate(on))}
                </Cell>
                <Cell rowHeader data-label={t('insurance.tab.column.letter')}>
                  {letterWords[kind]}
                </Cell>
                <Cell data-label={t('insurance.tab.column.number')}>
                  <LinkButton
                    className="document-number"
                    aria-label={t('insurance.tab.openLetter', { letter: letterWords[kind], number })}
                    onClick={() => onPaper(number)}
                  >
                    {number}
                  </LinkButton>
                </Cell>
              </Row>
            ))}
          </TableBody>
        </Table>
      )}
    </section>
  );
}
