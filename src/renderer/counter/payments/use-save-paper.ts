import { useState } from 'react';
import { useCore } from '../../app/core.tsx';
import { failureInWords } from '../../app/failure.ts';
import { saveFile } from '../documents/save-file.ts';

/** Saves a paper's own bytes; the first time, the core draws them. `number`: the paper's. */
export function useSavePaper(account: string, number: string) {
  const { client } = useCore();
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const save = async () => {
    setRunning(true);
    setFailure(null);
    try {
      // Asked of the core, not of the list on the screen, which may still be that of before the payment.
      const rows = await client.documents.list({ account });
      const row = rows.find((one) => one.origin === 'issued' && one.number === number);
      if (row === undefined) throw new Error(`no issued paper ${number}`);
      const { name, bytes } = await client.documents.read({ account, id: row.id });
      saveFile(name, bytes);
    } catch (error) {
      const { title, next, code } = failureInWords(error);
      setFailure([title, next, code].filter(Boolean).join(' '));
    }
    setRunning(false);
  };
  return { running, failure, save: () => void save() };
}
