import { LayoutDashboard } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { Button } from '~/ui/button';
import { Popover } from '~/ui/popover';
import { SkeletonLines } from '~/ui/skeleton';
import type { Arranging } from './use-arrangement';

/** Dragging is a large piece of script that most visits do not need. */
const ArrangeList = lazy(() => import('./arrange-list'));

/** Opens the list in which widgets are ordered, shown and hidden. */
export function ArrangeButton({ arranging }: { arranging: Arranging }) {
  return (
    <Popover
      label="Arrange the home page"
      align="end"
      className="w-84"
      trigger={
        <Button variant="ghost" icon={<LayoutDashboard />}>
          Arrange
        </Button>
      }
    >
      <Suspense fallback={<SkeletonLines lines={8} />}>
        <ArrangeList arranging={arranging} />
      </Suspense>
    </Popover>
  );
}
