import { BookOpen } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { Avatar } from '../avatar';
import { Button } from '../button';
import { DataTable } from '../data-table/data-table';
import { TextCellEditor } from '../data-table/text-cell-editor';
import type { Column, SortItem } from '../data-table/types';
import { EmptyState } from '../empty-state';
import { ActionBar } from '../page-header';
import { SidePanel } from '../side-panel';
import { Tag } from '../tag';
import { toast } from '../toast-store';
import { type Book, makeBooks } from './books';
import { Specimen } from './specimen';

const money = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'EUR' });

const columns: readonly Column<Book>[] = [
  {
    key: 'title',
    label: 'Title',
    width: 240,
    sortable: true,
    text: (book) => book.title,
    cell: (book) => (
      <span className="flex items-center gap-2">
        <Avatar name={book.title} colourKey={book.id} shape="square" />
        <span className="truncate">{book.title}</span>
      </span>
    ),
  },
  {
    key: 'author',
    label: 'Author',
    width: 180,
    sortable: true,
    text: (book) => book.author,
    cell: (book) => <bdi>{book.author}</bdi>,
    renderEditor: (editor) => <TextCellEditor {...editor} value={editor.row.author} />,
  },
  { key: 'subject', label: 'Subject', width: 120, cell: (book) => <Tag label={book.subject} /> },
  { key: 'shelf', label: 'Shelf', width: 100, cell: (book) => book.shelf, text: (book) => book.shelf },
  { key: 'pages', label: 'Pages', width: 100, align: 'end', sortable: true, cell: (book) => book.pages },
  { key: 'price', label: 'Price', width: 110, align: 'end', cell: (book) => money.format(book.cents / 100) },
  { key: 'bought', label: 'Bought', width: 120, cell: (book) => book.bought },
];

const idOf = (book: Book) => book.id;
const titleOf = (book: Book) => book.title;
const hrefOf = (book: Book) => `?book=${book.id}`;
const cellState = (book: Book, column: string) => {
  if (book.id === 'book-2' && column === 'author') return { error: 'This author is not in the catalogue.' };
  if (book.id === 'book-3' && column === 'shelf') return { warning: 'Shelf D 3 is full.' };
  if (book.id === 'book-4' && column === 'pages') return { pending: true };
  return undefined;
};

function sorted(books: readonly Book[], sort: readonly SortItem[]): readonly Book[] {
  const field = (book: Book, key: string) => book[key as keyof Book];
  return [...books].sort((a, b) => {
    for (const item of sort) {
      const [one, other] = [field(a, item.field), field(b, item.field)];
      if (one !== other) return (one < other ? -1 : 1) * (item.direction === 'asc' ? 1 : -1);
    }
    return 0;
  });
}

export function TableSpecimens({ rowCount }: { rowCount: number }) {
  const [books, setBooks] = useState(() => makeBooks(rowCount));
  const [sort, setSort] = useState<readonly SortItem[]>([]);
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState<string | null>(null);
  const rows = useMemo(() => sorted(books, sort), [books, sort]);
  const openIndex = rows.findIndex((book) => book.id === open);
  const step = (by: number) => setOpen(rows[openIndex + by]?.id ?? null);
  const openBook = useCallback((book: Book) => setOpen(book.id), []);
  return (
    <>
      <Specimen title="Table" note="Ten thousand rows, of which those in view are in the page.">
        <div className="relative -m-4 h-120 sm:-m-5">
          <DataTable
            label="Books"
            columns={columns}
            rows={rows}
            rowId={idOf}
            rowLabel={titleOf}
            rowHref={hrefOf}
            onRowOpen={openBook}
            activeRowId={open}
            total={rows.length}
            sort={sort}
            onSortChange={setSort}
            selection={selection}
            onSelectionChange={setSelection}
            cellState={cellState}
            onCellCommit={({ row, value }) => {
              setBooks((all) => all.map((book) => (book.id === row.id ? { ...book, author: String(value) } : book)));
              toast({ title: 'Author changed', key: 'author' });
            }}
            className="rounded-card"
          />
          {selection.size > 0 && (
            <ActionBar label="Actions for the selected books">
              <span className="whitespace-nowrap pe-2 text-13 tabular-nums">{selection.size} selected</span>
              <Button size="small" variant="ghost">
                Lend
              </Button>
              <Button size="small" variant="ghost" onClick={() => setSelection(new Set())}>
                Clear
              </Button>
            </ActionBar>
          )}
        </div>
      </Specimen>
      <SidePanel
        open={open !== null}
        onClose={() => setOpen(null)}
        title={rows[openIndex]?.title ?? ''}
        onPrevious={openIndex > 0 ? () => step(-1) : undefined}
        onNext={openIndex < rows.length - 1 ? () => step(1) : undefined}
      >
        <p className="p-5 text-13">{rows[openIndex]?.author}</p>
      </SidePanel>
      <Specimen title="Table, loading and empty">
        <div className="-m-4 grid grid-cols-[minmax(0,1fr)] gap-px sm:-m-5 sm:grid-cols-2">
          <div className="h-80">
            <DataTable
              label="Loading books"
              columns={columns.slice(0, 3)}
              rows={[]}
              rowId={idOf}
              rowLabel={titleOf}
              loading
            />
          </div>
          <div className="h-80">
            <DataTable
              label="No books"
              columns={columns.slice(0, 3)}
              rows={[]}
              rowId={idOf}
              rowLabel={titleOf}
              empty={
                <EmptyState
                  icon={<BookOpen />}
                  title="No book fits these filters"
                  action={<Button>Clear filters</Button>}
                >
                  Take a filter away to see more.
                </EmptyState>
              }
            />
          </div>
        </div>
      </Specimen>
    </>
  );
}
