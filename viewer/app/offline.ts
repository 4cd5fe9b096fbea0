/** The page without a network: kept by a service worker after the first visit. */
import type { App } from './app.js';

export function offline(app: App): void {
  const state = (): void => {
    app.online.value = navigator.onLine;
  };
  addEventListener('online', state);
  addEventListener('offline', state);
  // In development there is nothing to keep.
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  void (async () => {
    // It fetches every file of the page.
    await app.pictured;
    const registration = await navigator.serviceWorker.register('./sw.js', { scope: './' });
    const offer = (): void => {
      const { waiting } = registration;
      // The first one takes over by itself; a later one waits until the user agrees, so that nothing changes under a run.
      if (waiting === null || navigator.serviceWorker.controller === null) return;
      app.update.value = () => {
        navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
        waiting.postMessage({ type: 'SKIP_WAITING' });
      };
    };
    offer();
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', offer);
    });
  })().catch(() => {
    // Without it the page works as long as there is a network.
  });
}
