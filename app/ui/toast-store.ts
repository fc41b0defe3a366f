export type ToastTone = 'neutral' | 'success' | 'danger';

export type ToastInput = {
  /** What happened: “312 people updated”. */
  title: string;
  detail?: string;
  tone?: ToastTone;
  /** One way on: Undo, Open, Retry. Runs once; the toast closes. */
  action?: { label: string; run: () => void };
  /** A way on beside the first: Open the deal, where the first is Undo. */
  other?: { label: string; run: () => void };
  /** Milliseconds until it leaves by itself. Default 6 s, 12 s with an action; failures stay until closed. */
  duration?: number;
  /** A new toast with the same key takes the place of the old one. */
  key?: string;
};

export type Toast = ToastInput & { id: string; tone: ToastTone; duration: number };

const mostShown = 4;
let toasts: readonly Toast[] = [];
let counter = 0;
const listeners = new Set<() => void>();

function change(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

function defaultDuration({ tone, action }: ToastInput): number {
  if (tone === 'danger') return Number.POSITIVE_INFINITY;
  return action ? 12_000 : 6_000;
}

/** Says in a corner what happened, with a way back where there is one. Returns the id for `dismissToast`. */
export function toast(input: ToastInput): string {
  counter += 1;
  const id = input.key ?? `toast-${counter}`;
  const added: Toast = {
    ...input,
    id,
    tone: input.tone ?? 'neutral',
    duration: input.duration ?? defaultDuration(input),
  };
  change([...toasts.filter((other) => other.id !== id), added].slice(-mostShown));
  return id;
}

export function dismissToast(id: string): void {
  change(toasts.filter((other) => other.id !== id));
}

export function subscribeToToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const shownToasts = (): readonly Toast[] => toasts;
const none: readonly Toast[] = [];
/** The server has none; it is one object, so that React sees no change. */
export const noToasts = (): readonly Toast[] => none;
