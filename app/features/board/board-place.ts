import type { ShouldRevalidateFunction } from '@remix-run/react';

/** What a board's address says besides filter, search and panel. */
export type BoardPlace = {
  pipelineId: string | null;
  /** Closed stages that are shown as columns. */
  opened: readonly string[];
  /** The stage that a phone shows. */
  stageId: string | null;
};

const idPattern = /^[0-9a-f-]{36}$/;
const idIn = (text: string | null): string | null => (text && idPattern.test(text) ? text : null);

export const readBoardPlace = (params: URLSearchParams): BoardPlace => ({
  pipelineId: idIn(params.get('pipeline')),
  opened: (params.get('open') ?? '').split(',').filter((id) => idPattern.test(id)),
  stageId: idIn(params.get('stage')),
});

/** The address with some of it changed; another pipeline has other stages, so what names them goes. */
export function writeBoardPlace(params: URLSearchParams, change: Partial<BoardPlace>): URLSearchParams {
  const next = new URLSearchParams(params);
  const set = (key: string, text: string | null | undefined) => (text ? next.set(key, text) : next.delete(key));
  if (change.pipelineId !== undefined) {
    set('pipeline', change.pipelineId);
    next.delete('open');
    next.delete('stage');
  }
  if (change.opened) set('open', change.opened.join());
  if (change.stageId !== undefined) set('stage', change.stageId);
  return next;
}

/** What of an address decides which cards come. */
const cardsKey = (params: URLSearchParams): string =>
  ['by', 'from', 'pipeline', 'filter', 'search', 'sort'].map((key) => params.get(key) ?? '').join('\n');

/** A panel that opens, a column that is opened or hidden, or another one on a phone brings no other cards. */
export const boardRevalidates: ShouldRevalidateFunction = ({
  currentUrl,
  nextUrl,
  formMethod,
  defaultShouldRevalidate,
}) => {
  if (formMethod && formMethod !== 'GET') return defaultShouldRevalidate;
  if (currentUrl.pathname !== nextUrl.pathname) return true;
  return cardsKey(currentUrl.searchParams) !== cardsKey(nextUrl.searchParams) || currentUrl.search === nextUrl.search;
};
