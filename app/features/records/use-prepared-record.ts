import { useCallback } from 'react';
import { usePrepared } from '~/lib/use-prepared';
import { prepareRecords } from './late-parts';
import { prepareTabs } from './late-tabs';

/** What a press on a record may need is fetched when a hand first moves. */
export function usePreparedRecord(name: string): void {
  usePrepared(useCallback(() => Promise.all([prepareRecords(), prepareTabs(name)]), [name]));
}
