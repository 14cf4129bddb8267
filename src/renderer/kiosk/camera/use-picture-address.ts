import { useEffect, useState } from 'react';

/** An address for a picture in memory, given back when it is no longer shown. */
export function usePictureAddress(bytes: Blob | null): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (bytes === null) {
      setAddress(null);
      return;
    }
    const made = URL.createObjectURL(bytes);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes]);
  return address;
}
