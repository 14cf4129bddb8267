import { type DragEvent, useEffect, useRef, useState } from 'react';
import { bringsFiles, droppedFiles } from './dropped-files.ts';
import type { GivenFile } from './send-file.ts';

/** Dropping files on an element. `over`: files are being dragged over it, to show where they would fall. */
export function useFileDrop(onDrop: (files: readonly GivenFile[], folders: readonly string[]) => void) {
  const [over, setOver] = useState(false);
  // Elements inside tell their own coming and going.
  const depth = useRef(0);
  useKeepPage();
  const handlers = {
    onDragEnter(event: DragEvent) {
      if (!bringsFiles(event.dataTransfer)) return;
      depth.current += 1;
      setOver(true);
    },
    onDragOver(event: DragEvent) {
      if (!bringsFiles(event.dataTransfer)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    },
    onDragLeave(event: DragEvent) {
      if (!bringsFiles(event.dataTransfer)) return;
      depth.current = Math.max(0, depth.current - 1);
      setOver(depth.current > 0);
    },
    onDrop(event: DragEvent) {
      if (!bringsFiles(event.dataTransfer)) return;
      event.preventDefault();
      depth.current = 0;
      setOver(false);
      const { files, folders } = droppedFiles(event.dataTransfer);
      onDrop(files, folders);
    },
  };
  return { over, handlers };
}

/** A file that falls beside the field would replace the whole page by itself. */
function useKeepPage(): void {
  useEffect(() => {
    const keep = (event: globalThis.DragEvent) => {
      if (!bringsFiles(event.dataTransfer) || event.defaultPrevented) return;
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'none';
    };
    window.addEventListener('dragover', keep);
    window.addEventListener('drop', keep);
    return () => {
      window.removeEventListener('dragover', keep);
      window.removeEventListener('drop', keep);
    };
  }, []);
}
