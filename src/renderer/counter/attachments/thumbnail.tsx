import { useEffect, useRef, useState } from 'react';
import type { AttachmentRow } from '../../../contract/attachments.ts';
import { openPdf } from '../../pdf/pdf-document.ts';
import { IconDocuments } from '../../ui/icons.ts';
import { useAttachedBytes, usePictureAddress } from './use-attached-bytes.ts';

type Props = { readonly account: string | null; readonly file: AttachmentRow };

/** Width in CSS pixels of the little page. */
const WIDTH = 40;

/** A little picture of a file, or the sign of a document while there is none. Its words stand beside it. */
export function Thumbnail({ account, file: { sha256, type } }: Props) {
  const { data } = useAttachedBytes(account, sha256);
  return (
    <span className="attachments-thumb" aria-hidden="true">
      {type === 'pdf' ? <FirstPage bytes={data?.bytes} /> : <Picture bytes={data?.bytes} />}
    </span>
  );
}

function Picture({ bytes }: { readonly bytes: Blob | undefined }) {
  const address = usePictureAddress(bytes);
  return address === null ? <IconDocuments /> : <img src={address} alt="" />;
}

function FirstPage({ bytes }: { readonly bytes: Blob | undefined }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    setDrawn(false);
    if (bytes === undefined) return;
    const opening = openPdf(bytes);
    const draw = async () => {
      const page = await (await opening.document).getPage(1);
      const paper = canvas.current;
      if (paper === null) return;
      const { width } = page.getViewport({ scale: 1 });
      const viewport = page.getViewport({ scale: (WIDTH * window.devicePixelRatio) / width });
      paper.width = Math.floor(viewport.width);
      paper.height = Math.floor(viewport.height);
      await page.render({ canvas: paper, viewport }).promise;
      setDrawn(true);
    };
    // What cannot be drawn keeps the sign of a document.
    draw()
      .catch(() => {})
      .finally(() => opening.close());
    return () => opening.close();
  }, [bytes]);
  return (
    <>
      <canvas ref={canvas} hidden={!drawn} />
      {!drawn && <IconDocuments />}
    </>
  );
}
