/** A part of the page that takes files that are dropped on it. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { dropped } from './archive.js';

export interface DropTargetProps {
  /** Said while files are held over it. */
  words: string;
  onDrop(files: ReturnType<typeof dropped>): void;
  class?: string;
  children: ComponentChildren;
}

export function DropTarget({ words, onDrop, class: more = '', children }: DropTargetProps) {
  const [over, setOver] = useState(false);
  const takes = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
  return (
    <div
      class={`bring ${more}`}
      onDragOver={(event) => {
        if (!takes(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (event.relatedTarget === null) setOver(false);
      }}
      onDrop={(event) => {
        setOver(false);
        if (event.dataTransfer === null || !takes(event)) return;
        event.preventDefault();
        onDrop(dropped(event.dataTransfer));
      }}
    >
      {children}
      {over && (
        <div class="drop-here" aria-hidden="true">
          {words}
        </div>
      )}
    </div>
  );
}
