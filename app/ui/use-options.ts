import { useEffect, useMemo, useRef, useState } from 'react';
import { filterOptions, type LoadOptions, type Option } from './options';

export type OptionSource =
  | { options: readonly Option[]; loadOptions?: undefined }
  | { options?: undefined; loadOptions: LoadOptions };

type Loaded = { state: 'loading' | 'ready' | 'failed'; options: readonly Option[] };

const debounceMs = 120;

/** What can be chosen for the typed text: filtered here, or loaded. The last answer stays while the next is on its way. */
export function useOptions({ options, loadOptions }: OptionSource, text: string, active: boolean): Loaded {
  const filtered = useMemo(() => (options ? filterOptions(options, text) : []), [options, text]);
  const [loaded, setLoaded] = useState<Loaded>({ state: 'loading', options: [] });
  // Callers write the loader in place; a new function each time must not load again
  const load = useRef(loadOptions);
  load.current = loadOptions;
  useEffect(() => {
    if (!load.current || !active) return;
    const abort = new AbortController();
    setLoaded((previous) => ({ ...previous, state: 'loading' }));
    const timer = setTimeout(async () => {
      try {
        const found = (await load.current?.(text, abort.signal)) ?? [];
        if (!abort.signal.aborted) setLoaded({ state: 'ready', options: found });
      } catch {
        // The list itself says that it failed and offers to type on; the request has its own line in the log
        if (!abort.signal.aborted) setLoaded({ state: 'failed', options: [] });
      }
    }, debounceMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text, active]);
  return options ? { state: 'ready', options: filtered } : loaded;
}
