import { useRef, useState } from 'react';
import { useCore } from '../../app/core.tsx';
import { failureInWords } from '../../app/failure.ts';
import { useProgress } from '../../app/progress.ts';
import { useAgent } from '../../app/session.ts';
import { useText } from '../../i18n/i18n.ts';
import { AlertLine } from '../../ui/alert-line.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconError, IconForbidden } from '../../ui/icons.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ReportView } from './import-report.tsx';
import { useImportRun } from './import-run.ts';

/** Importer: the ERP's folder, first looked through, then written. */
export function ImportPage() {
  const t = useText();
  if (useAgent().role === 'administrateur') return <ImportForm />;
  return (
    <EmptyState icon={IconForbidden} title={t('administration.forbidden')} className="admin-empty">
      {t('administration.forbiddenText')}
    </EmptyState>
  );
}

function ImportForm() {
  const t = useText();
  const { client } = useCore();
  const agent = useAgent().id;
  const last = useImportRun();
  const mine = last.run?.agent === agent ? last.run : null;
  const [folder, setFolder] = useState(mine?.folder ?? '');
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const running = last.running ? mine : null;
  const report = mine === null ? null : last.report;
  const checked = report?.dryRun === true && report.refused === null && mine?.folder === folder.trim();

  function run(dryRun: boolean): void {
    const path = folder.trim();
    setMissing(path === '');
    if (path === '') field.current?.focus();
    else void last.start(client, { agent, folder: path, dryRun });
  }

  return (
    <div className="admin-page">
      <p className="admin-intro">{t('administration.import.intro')}</p>
      <form
        noValidate
        className="import-form"
        onSubmit={(event) => {
          event.preventDefault();
          run(true);
        }}
      >
        <TextField
          ref={field}
          label={t('administration.import.folder')}
          help={t('administration.import.folderHelp')}
          maxLength={1000}
          value={folder}
          onChange={(text) => {
            setFolder(text);
            setMissing(false);
          }}
          error={missing ? t('administration.import.needFolder') : undefined}
        />
        <div className="admin-actions">
          <Button
            type="submit"
            variant={checked ? 'secondary' : 'filled'}
            busy={running?.dryRun === true ? t('administration.import.checking') : undefined}
          >
            {t('administration.import.dryRun')}
          </Button>
          <Button
            variant={checked ? 'filled' : 'secondary'}
            busy={running?.dryRun === false ? t('administration.import.running') : undefined}
            disabledBecause={checked || running !== null ? undefined : t('administration.import.checkFirst')}
            onClick={() => run(false)}
          >
            {t('administration.import.run')}
          </Button>
        </div>
      </form>
      {running !== null && <ImportProgress />}
      {mine !== null && last.error !== null && <ImportFailure error={last.error} />}
      {report !== null && <ReportView report={report} />}
    </div>
  );
}

function ImportProgress() {
  const t = useText();
  const progress = useProgress((state) => state.works.import);
  if (progress === undefined) return null;
  return (
    <div className="mt-8 max-w-[640px]">
      <ProgressBar
        label={t('administration.import.progress')}
        done={progress.done}
        total={progress.total}
        asShare
        remaining={progress.step}
      />
    </div>
  );
}

function ImportFailure({ error }: { readonly error: unknown }) {
  const t = useText();
  const { title, next, code } = failureInWords(error);
  return (
    <AlertLine
      tone="danger"
      icon={IconError}
      fact={t('administration.import.failed')}
      role="alert"
      className="mt-8 max-w-[720px]"
    >
      {title} {next} {t('ui.error.code')} <span className="document-number">{code}</span>
    </AlertLine>
  );
}
