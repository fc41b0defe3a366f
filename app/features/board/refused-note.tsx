import { Banner } from '~/ui/banner';
import { Button } from '~/ui/button';

/** Says that an address asked for what there is not, and shows the way back to one that holds. */
export function RefusedNote({ many, onClear }: { many: string; onClear: () => void }) {
  return (
    <div className="border-b px-4 py-2 sm:px-6">
      <Banner
        tone="warning"
        actions={
          <Button size="small" onClick={onClear}>
            Clear filters
          </Button>
        }
      >
        This address asks for a filter or order that does not exist here, so all {many} are shown.
      </Banner>
    </div>
  );
}
