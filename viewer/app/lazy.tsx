/** Parts that are loaded when they are first shown, so that the first picture does not wait for them. */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

export function lazy<P extends object>(load: () => Promise<{ default: ComponentType<P> }>): ComponentType<P> {
  let loaded: ComponentType<P> | null = null;
  return (props: P) => {
    const [Part, show] = useState<ComponentType<P> | null>(() => loaded);
    useEffect(() => {
      if (Part !== null) return;
      let wanted = true;
      void load().then((module) => {
        loaded = module.default;
        if (wanted) show(() => module.default);
      });
      return () => {
        wanted = false;
      };
    }, []);
    return Part === null ? null : <Part {...props} />;
  };
}
