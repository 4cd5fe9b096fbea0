/** A window over the page: the browser's own, so that focus, Escape and screen readers are right. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { App } from './app.js';

export function DialogBox(props: {
  app: App;
  title: string;
  children: ComponentChildren;
  onClose?: () => void;
  /** For tables and long lists. */
  wide?: boolean;
}) {
  const { app, title, children, wide = false } = props;
  const ref = useRef<HTMLDialogElement>(null);
  const close = (): void => {
    // The event comes late: a window that was replaced by another must not close that one.
    if (ref.current === null) return;
    app.dialog.value = null;
    props.onClose?.();
  };
  useEffect(() => {
    const dialog = ref.current!;
    dialog.showModal();
    return () => dialog.close();
  }, []);
  return (
    <dialog
      ref={ref}
      class={wide ? 'wide' : ''}
      aria-labelledby="dialog-title"
      onClose={close}
      onClick={(event) => {
        // On the dark around it.
        if (event.target === event.currentTarget) ref.current?.close();
      }}
    >
      <div class="dialog-body">
        <div class="row spread dialog-head">
          <h2 id="dialog-title">{title}</h2>
          <button type="button" class="button no-print" onClick={() => ref.current?.close()}>
            {app.t('app.close')}
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
