import { ScrollRestoration } from '@remix-run/react';
import { type ContextType, useContext, useRef } from 'react';
import { UNSAFE_DataRouterStateContext as RouterState } from 'react-router-dom';

/**
 * Where the page is scrolled to: kept for the way back, at the top on a new page. Remix alone also scrolls whenever the
 * page's data were read again, back to where the page was when that began: whoever scrolled meanwhile, while a colleague
 * changed a record, would be torn away. So it is told of new addresses only.
 */
export function ScrollPlace({ nonce }: { nonce: string | undefined }) {
  const router = useContext(RouterState);
  const arrived = useRef(router);
  if (arrived.current?.location !== router?.location) arrived.current = router;
  return (
    <RouterState.Provider value={atArrival(router, arrived.current)}>
      <ScrollRestoration nonce={nonce} />
    </RouterState.Provider>
  );
}

type State = ContextType<typeof RouterState>;

const atArrival = (now: State, arrived: State): State =>
  now &&
  arrived && {
    ...now,
    restoreScrollPosition: arrived.restoreScrollPosition,
    preventScrollReset: arrived.preventScrollReset,
  };
