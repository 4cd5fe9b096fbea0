/** Keys of the drawing screen, wherever the focus is but in a field. */
import type { App } from '../../app/app.js';
import type { Desk } from './desk.js';
import type { Tool } from './model/tools.js';
import { goStorey } from './StoreyCard.js';
import { TOOL_KEYS } from './ToolPanel.js';

const takesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.closest('dialog') !== null || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName));

/** @returns ends listening */
export function listenToKeys(app: App, desk: Desk): () => void {
  const listener = (event: KeyboardEvent): void => {
    if (event.isComposing || takesText(event.target) || app.dialog.peek() !== null) return;
    const letter = event.key.toLowerCase();
    if (event.ctrlKey || event.metaKey) {
      if (letter === 'z' && !event.shiftKey) desk.undo();
      else if (letter === 'y' || (letter === 'z' && event.shiftKey)) desk.redo();
      else return;
      event.preventDefault();
      return;
    }
    if (event.altKey) return;
    const tool = (Object.entries(TOOL_KEYS) as [Tool, string][]).find(([, own]) => own === letter)?.[0];
    if (event.key === 'Escape') {
      if (!desk.escape()) app.panel.value = 'none';
    } else if (event.key === 'PageUp') goStorey(desk, 1);
    else if (event.key === 'PageDown') goStorey(desk, -1);
    else if (event.key === 'Delete') desk.remove();
    else if (tool !== undefined && !event.shiftKey) desk.take(tool);
    else return;
    event.preventDefault();
  };
  document.addEventListener('keydown', listener);
  return () => document.removeEventListener('keydown', listener);
}
