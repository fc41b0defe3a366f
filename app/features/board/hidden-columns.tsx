import { clsx } from 'clsx';
import { Columns3 } from 'lucide-react';
import { numberFormat } from '~/lib/formats';
import { Button } from '~/ui/button';
import { Menu, MenuCheckItem } from '~/ui/menu';
import type { Head } from './board-plan';

type Props = {
  heads: readonly Head[];
  hidden: readonly string[];
  locale: string;
  onChange: (hidden: string[]) => void;
};

/** Which columns are shown; a phone shows one at a time anyway. The last one stays: a board without columns says nothing. */
export function ColumnsMenu({ heads, hidden, locale, onChange }: Props) {
  const shown = heads.filter(({ id }) => !hidden.includes(id));
  return (
    <Menu
      align="end"
      trigger={
        <Button size="small" variant="ghost" icon={<Columns3 />} className="max-sm:hidden">
          <span className="max-lg:sr-only">Columns</span>
          {shown.length < heads.length && (
            <span className="text-muted tabular-nums lg:ps-1.5">{`${shown.length}/${heads.length}`}</span>
          )}
        </Button>
      }
    >
      {heads.map(({ id, name, count }) => {
        const isShown = !hidden.includes(id);
        return (
          <MenuCheckItem
            key={id}
            checked={isShown}
            disabled={isShown && shown.length === 1}
            onCheckedChange={(on) => onChange(on ? hidden.filter((one) => one !== id) : [...hidden, id])}
          >
            <span className="flex items-center gap-3">
              <span className="min-w-0 flex-1 truncate">{name}</span>
              <span className="text-muted tabular-nums">{numberFormat(locale).format(count)}</span>
            </span>
          </MenuCheckItem>
        );
      })}
    </Menu>
  );
}

type FootProps = Pick<Props, 'heads' | 'hidden' | 'locale'> & {
  many: string;
  one: string;
  narrowed: boolean;
  onShowAll: () => void;
};

/** How many there are in all, and how many of them no shown column has. */
export function BoardFoot({ heads, hidden, locale, one, many, narrowed, onShowAll }: FootProps) {
  const format = numberFormat(locale);
  const countIn = (some: readonly Head[]) => some.reduce((sum, { count }) => sum + count, 0);
  const total = countIn(heads);
  const out = heads.filter(({ id }) => hidden.includes(id));
  const unseen = countIn(out);
  return (
    <footer className="flex min-h-9 flex-wrap items-center gap-x-2 border-t bg-sunken px-4 py-1 text-13 tabular-nums sm:px-6">
      <span className="font-medium">
        {format.format(total)} {narrowed && 'matching '}
        {total === 1 ? one : many}
      </span>
      {out.length > 0 && (
        <>
          <span className={clsx('text-muted', unseen === 0 && 'max-sm:hidden')}>
            {unseen === 0 ? 'none of them in hidden columns' : `${format.format(unseen)} of them in hidden columns`}
          </span>
          <Button size="small" variant="ghost" onClick={onShowAll}>
            Show all columns
          </Button>
        </>
      )}
    </footer>
  );
}
