import { useState } from 'react';
import { useCore } from '../../app/core.tsx';
import { failureInWords } from '../../app/failure.ts';
import { saveFile } from '../documents/save-file.ts';

/** Saves a paper's own bytes; the first time, the core draws them. */
export function useSavePaper(account: string, id: string | undefined) {
  const { client } = useCore();
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const save = async () => {
    if (id === undefined) return;
    setRunning(true);
    setFailure(null);
    try {
      const { name, bytes } = await client.documents.read({ account, id });
      saveFile(name, bytes);
    } catch (error) {
      const { title, next, code } = failureInWords(error);
      setFailure([title, next, code].filter(Boolean).join(' '));
    }
    setRunning(false);
  };
  return { running, failure, save: () => void save() };
}
