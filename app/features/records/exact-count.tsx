import { useState } from 'react';
import { Button } from '~/ui/button';
import { Tooltip } from '~/ui/tooltip';
import { toastFailure } from './choices';
import { countText } from './list-rules';
import type { ListInput } from './record-calls';
import { useRecords } from './records-context';
import type { Plural, Total } from './types';

type Props = { plural: Plural; many: string; query: ListInput; total: Total | null };

/** How many records a list has. Beyond 10,000 they are counted when somebody wants to know, until the next change. */
export function ExactCount({ plural, many, query, total }: Props) {
  const { callsOf, writing } = useRecords();
  const [counting, setCounting] = useState(false);
  const [counted, setCounted] = useState<{ of: Total; count: number } | null>(null);
  if (!total || total.exact) return <>{countText(total, writing.locale)}</>;
  if (counted?.of === total) return <>{countText({ count: counted.count, exact: true }, writing.locale)}</>;
  const count = async () => {
    setCounting(true);
    try {
      setCounted({ of: total, count: (await callsOf(plural).count(query, true)).count });
    } catch (error) {
      toastFailure(error, `The ${many.toLowerCase()} were not counted`);
    } finally {
      setCounting(false);
    }
  };
  return (
    <Tooltip text="Count exactly">
      <Button size="small" variant="ghost" className="-ms-2 text-muted" loading={counting} onClick={() => void count()}>
        <span className="tabular-nums">{countText(total, writing.locale)}</span>
        <span className="sr-only">: count exactly</span>
      </Button>
    </Tooltip>
  );
}
