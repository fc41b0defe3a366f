import type { ReactNode } from 'react';

export type SortItem = { field: string; direction: 'asc' | 'desc' };

/** What a cell editor receives. It calls `commit`, `leave` or `cancel` once. */
export type CellEditorProps<Row> = {
  row: Row;
  label: string;
  /** The key that opened it, when a character did: it replaces what was there. */
  typed?: string;
  /** Takes the new value; the keyboard then moves on. */
  commit: (value: unknown, move?: 'down' | 'right' | 'left' | 'stay') => void;
  /** Nothing was changed: moves on without saving. */
  leave: (move?: 'down' | 'right' | 'left' | 'stay') => void;
  /** Back to the cell as it was. */
  cancel: () => void;
};

export type Column<Row> = {
  key: string;
  label: string;
  icon?: ReactNode;
  /** What the cell shows. Keep it stable (outside the component or memoised): rows render again when it changes. */
  cell: (row: Row) => ReactNode;
  /** The full text, for the tooltip of a cut cell. */
  text?: (row: Row) => string;
  /** What a spreadsheet gets of the cell; the full text where it is missing. */
  copy?: (row: Row) => string;
  /** Stays at the start while others pass under it, as the first column does. Pinned ones stand before all others. */
  pinned?: boolean;
  /** Pixels; default 160. */
  width?: number;
  /** `end` for numbers, which also get tabular figures. */
  align?: 'start' | 'end';
  sortable?: boolean;
  /** Makes the cell editable by Enter, F2, typing or its pencil. */
  renderEditor?: (props: CellEditorProps<Row>) => ReactNode;
  /** Whether this row's cell may be edited; default yes. */
  mayEdit?: (row: Row) => boolean;
};

/** How a cell fares besides its value. */
export type CellState = {
  /** On its way to the server. */
  pending?: boolean;
  /** Refused: the reason, shown beside the cell. */
  error?: string;
  /** Changed by someone else just now; fades. */
  changed?: boolean;
  /** Must be looked at, as in an import preview. */
  warning?: string;
};

/** A text that was pasted over a cell. */
export type PastedCell<Row> = { row: Row; column: string; text: string };

/** `beyond`: how many pasted cells found no loaded row or shown column. */
export type Paste<Row> = { cells: PastedCell<Row>[]; beyond: number };

export type DataTableProps<Row> = {
  /** Accessible name: “People”. */
  label: string;
  /** The first column is pinned and carries the row's link. */
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** Names a row for screen readers: “Ana López”. */
  rowLabel: (row: Row) => string;
  /** The address of a row; its first cell links there, also before scripts load. */
  rowHref?: (row: Row) => string;
  /** A click or Enter on a row. Without it the link is followed. Ctrl/Cmd+click always opens a new tab. */
  onRowOpen?: (row: Row) => void;
  /** The row shown elsewhere (in a side panel): marked and kept in view. */
  activeRowId?: string | null;
  /** How many rows there are in all, where that is known; the loaded ones may be fewer. */
  total?: number;
  sort?: readonly SortItem[];
  /** Address of the same list in another order: header links work before scripts load. */
  sortHref?: (sort: readonly SortItem[]) => string;
  onSortChange?: (sort: readonly SortItem[]) => void;
  /** Ids of the selected rows. Given together with `onSelectionChange`, it shows the boxes. */
  selection?: ReadonlySet<string>;
  onSelectionChange?: (selection: ReadonlySet<string>) => void;
  /** Widths by column key, as the person left them. */
  columnWidths?: Readonly<Record<string, number>>;
  onColumnWidthsChange?: (widths: Record<string, number>) => void;
  /** Nothing has come yet: shows rows of the real shape in grey. */
  loading?: boolean;
  /** The next page is on its way. */
  loadingMore?: boolean;
  hasMore?: boolean;
  /** Called when the last loaded rows come into view. */
  onReachEnd?: () => void;
  /** Cells were pasted over the focused ones. Without it the table takes no pasting. */
  onPaste?: (paste: Paste<Row>) => void;
  /** What can be done with a column, as items of a menu; its header opens it. */
  columnMenu?: (column: Column<Row>) => ReactNode;
  onCellCommit?: (change: { row: Row; column: string; value: unknown }) => void;
  cellState?: (row: Row, column: string) => CellState | undefined;
  /** Shown in place of rows when there are none. */
  empty?: ReactNode;
  /** Keeps the scroll position under this name while the tab lives, so that Back returns to it. */
  scrollKey?: string;
  className?: string;
};
