import { type ComponentType, type ReactNode, useEffect, useRef, useState } from 'react';
import { toast } from './toast-store';

type Late<Props> = Props & {
  /** Stands in its place until it is there. */
  waiting?: ReactNode;
  /** It could not be fetched, which a toast says: takes back what asked for it. Default: its `onClose`. */
  onMissing?: (() => void) | undefined;
  /** Nobody need hear that it could not be fetched. */
  isMinor?: boolean;
};

/**
 * A part of the page that is not needed to show it: its script is fetched when the part is first rendered, or before by
 * `prepare()`. Once fetched it is there at once. The server renders `placeholder` for it.
 */
export function latePart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  placeholder: ReactNode = null,
) {
  let fetched: ComponentType<Props> | undefined;
  const get = async () => {
    fetched ??= await load();
    return fetched;
  };

  function LatePart({ waiting = placeholder, onMissing, isMinor = false, ...rest }: Late<Props>) {
    // Whoever began with it goes on with it: another component type would begin anew
    const [Part, setPart] = useState(() => fetched);
    const takeBack = onMissing ?? (rest as { onClose?: () => void }).onClose;
    const missing = useRef(takeBack);
    useEffect(() => {
      missing.current = takeBack;
    });
    useEffect(() => {
      if (Part) return;
      let left = false;
      const arrive = (found: ComponentType<Props>) => !left && setPart(() => found);
      const fail = () => {
        if (left) return;
        if (!isMinor) toast({ key: 'late-part', tone: 'danger', title: missingTitle, detail: missingDetail });
        missing.current?.();
      };
      get().then(arrive, fail);
      return () => {
        left = true;
      };
    }, [Part, isMinor]);
    return Part ? <Part {...(rest as unknown as Props)} /> : waiting;
  }

  /** A connection that is lost just now is tried again when the part is shown. */
  const prepare = async (): Promise<void> => {
    await get().catch(() => undefined);
  };
  return Object.assign(LatePart, { prepare });
}

const missingTitle = 'This part of the page could not be loaded';
const missingDetail = 'Check your connection and try again. If it stays so, reload the page.';
