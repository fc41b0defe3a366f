import { useCallback, useState } from 'react';
import type { RouterInputs } from '@/api/types';
import { toastFailure } from '~/features/records/choices';
import { useRecords } from '~/features/records/records-context';
import type { ObjectDescription, Values } from '~/features/records/types';
import { useUndo } from '~/features/records/use-undo';
import { explainFailure } from '~/lib/api-client';
import type { Deal, LostReason, Pipeline, Stage } from './deal';
import { type MoveCall, mayAsk, moveCalls, type Question, questionsOf } from './move-rules';
import type { Cards } from './use-cards';

/** A drop that waits for answers; the cards lie in their new column meanwhile. */
export type Asking = { stage: Stage; deals: readonly Deal[]; questions: readonly Question[]; before: readonly Deal[] };

/** Where moved deals are shown: they go there at once, stay when it is done, and go back when it is not. */
export type Shown = Pick<Cards<Deal>, 'carry' | 'settle' | 'putBack'>;

type Options = { board: Shown; pipeline: Pipeline; object: ObjectDescription; lostReasons: readonly LostReason[] };

const said = (deals: readonly Deal[], { name }: Stage): string =>
  deals.length === 1 ? `${deals[0]?.title} moved to ${name}` : `${deals.length} deals moved to ${name}`;

/** Moves deals at once, asks for what the stage wants, and puts them back where the move is refused or given up. */
export function useMoveDeals({ board, pipeline, object, lostReasons }: Options) {
  const { api, callsOf } = useRecords();
  const { inParts } = useUndo();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [focusOn, setFocusOn] = useState<{ id: string } | null>(null);
  const { carry, settle, putBack } = board;

  /** @throws what the API throws; what was moved before the refusal stays moved and can be undone */
  const send = useCallback(
    async (deals: readonly Deal[], stage: Stage, questions: readonly Question[], answers: Values) => {
      const moved: string[] = [];
      const call = async ({ ids, values }: MoveCall) => {
        const input = { ids, stageId: stage.id, ...(Object.keys(values).length > 0 && { values }) };
        const written = await api.deals.move.mutate(input as RouterInputs['deals']['move']);
        // Deals that stood there already are no move
        if (written.groupId) moved.push(...ids);
        return written;
      };
      const gone = () => deals.filter(({ id }) => moved.includes(id));
      await inParts(moveCalls(deals, questions, answers), call, () => (moved.length > 0 ? said(gone(), stage) : null));
    },
    [api, inParts],
  );

  const move = useCallback(
    async (ids: readonly string[], stageId: string) => {
      const stage = pipeline.stages.find(({ id }) => id === stageId);
      if (!stage) return;
      const before = carry(ids, stage.id);
      try {
        const deals = mayAsk(stage) ? ((await callsOf('deals').getMany([...ids])) as Deal[]) : before;
        const questions = questionsOf(object, stage, deals, lostReasons);
        if (questions.length > 0) return setAsking({ stage, deals, questions, before });
        await send(deals, stage, [], {});
        await settle(ids, stage.id).catch(() => undefined);
      } catch (error) {
        putBack(before, stage.id);
        toastFailure(error, before.length === 1 ? `${before[0]?.title} was not moved` : 'The deals were not moved');
      }
    },
    [pipeline, object, lostReasons, carry, settle, putBack, callsOf, send],
  );

  /** Finishes the drop. Returns what is wrong, by field; nothing when it is done. */
  const answer = useCallback(
    async (
      { deals, stage, questions, before }: Asking,
      answers: Values,
    ): Promise<Record<string, string> | undefined> => {
      try {
        await send(deals, stage, questions, answers);
      } catch (error) {
        const { fields, message } = explainFailure(error);
        const named = Object.entries(fields ?? {}).map(([path, text]) => [path.replace(/^values\./, ''), text]);
        const known = named.filter(([key]) => questions.some(({ field }) => field.key === key));
        return known.length > 0 ? Object.fromEntries(known) : { '': named[0]?.[1] ?? message };
      }
      setAsking(null);
      refocus(before, setFocusOn);
      await settle(
        before.map(({ id }) => id),
        stage.id,
      ).catch(() => undefined);
    },
    [send, settle],
  );
  const giveUp = useCallback(
    ({ before, stage }: Asking) => {
      setAsking(null);
      putBack(before, stage.id);
      refocus(before, setFocusOn);
    },
    [putBack],
  );
  return { move, asking, answer, giveUp, focusOn };
}

/** The dialog gives the focus back to what is gone by then: it belongs to the first of the cards. */
function refocus([first]: readonly Deal[], set: (card: { id: string }) => void): void {
  if (first) requestAnimationFrame(() => set({ id: first.id }));
}
