import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useCore } from '../../app/core.tsx';

/**
 * The bytes of a file, for as long as they are shown.
 * @param account whose act names it; null for a file of a form that no act names yet
 */
export function useAttachedBytes(account: string | null, sha256: string | null) {
  const { ask } = useCore();
  return useQuery(
    ask.attachments.read.queryOptions({
      input: { account, sha256: sha256 ?? '' },
      enabled: sha256 !== null,
      gcTime: 0,
      structuralSharing: false,
      // Named by their own hash, the bytes never change.
      staleTime: 'static',
    }),
  );
}

/** An address of the page's own for a picture's bytes; null until there is one. */
export function usePictureAddress(bytes: Blob | undefined): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (bytes === undefined) return setAddress(null);
    const made = URL.createObjectURL(bytes);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes]);
  return address;
}
