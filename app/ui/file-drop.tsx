import { clsx } from 'clsx';
import { CircleAlert, FileText, Upload, X } from 'lucide-react';
import { type DragEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { FieldErrors } from './field';
import { type FileLimits, fileProblem, sizeInWords } from './file-rules';
import { IconButton } from './icon-button';

export type FileDropProps = FileLimits & {
  label: string;
  /** What may be dropped: “CSV or XLSX, up to 50 MB”. */
  hint?: ReactNode;
  /** A refusal from the server. */
  error?: FieldErrors;
  /** Posts the file in a `multipart/form-data` form, also before scripts load. */
  name?: string;
  /** Called with files that pass the limits; with none when the choice is taken back. */
  onFiles?: (files: readonly File[]) => void;
  disabled?: boolean;
  className?: string;
};

/** A place to drop files on, and a real file input in it for keyboard, phones and the time before scripts. */
export function FileDrop(props: FileDropProps) {
  const { label, hint, error, name, onFiles, disabled, className, accept, maxBytes, multiple } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [over, setOver] = useState(false);
  const message = problem ?? (typeof error === 'string' ? error : error?.join(' '));

  const take = (chosen: readonly File[]) => {
    const refused = fileProblem(chosen, { accept, maxBytes, multiple });
    setProblem(refused);
    const kept = refused ? [] : chosen;
    if (kept.length === 0 && input.current) input.current.value = '';
    setFiles(kept);
    onFiles?.(kept);
  };
  const takeRef = useRef(take);
  takeRef.current = take;
  // What was chosen before scripts had loaded counts as well.
  useEffect(() => {
    const early = input.current?.files;
    if (early && early.length > 0) takeRef.current([...early]);
  }, []);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (disabled || !input.current) return;
    input.current.files = event.dataTransfer.files;
    take([...event.dataTransfer.files]);
  };
  return (
    <div className={clsx('min-w-0', className)}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is the extra way, the input inside is the main one */}
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(!disabled);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
        className={clsx(
          'relative flex min-h-32 flex-col items-center justify-center gap-1 rounded-card border border-dashed px-4 py-6 text-center transition-colors',
          'has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-focus has-[input:focus-visible]:outline-offset-2',
          over ? 'border-accent bg-selected' : 'bg-surface hover:bg-hover',
          !over && (message ? 'border-danger' : 'border-line-control'),
        )}
      >
        <Upload aria-hidden="true" className="mb-1.5 size-5 text-muted" />
        <label htmlFor={id} className="font-medium text-13">
          {label} <span className="font-normal text-muted">or drop it here</span>
        </label>
        {hint && (
          <p id={`${id}-hint`} className="text-12 text-muted">
            {hint}
          </p>
        )}
        {/* Covers the frame, so that all of it can be clicked */}
        <input
          ref={input}
          id={id}
          name={name}
          type="file"
          accept={accept}
          multiple={multiple}
          disabled={disabled}
          aria-invalid={message ? true : undefined}
          aria-describedby={[message && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ') || undefined}
          onChange={(event) => take([...(event.target.files ?? [])])}
          className="absolute inset-0 cursor-pointer opacity-0 disabled:cursor-not-allowed"
        />
      </div>
      {message && (
        <p id={`${id}-error`} role="alert" className="mt-1.5 flex items-start gap-1.5 text-12 text-danger-text">
          <CircleAlert className="mt-px size-3.5" />
          <span className="wrap-anywhere">{message}</span>
        </p>
      )}
      {files.map((file) => (
        <p key={file.name} className="mt-2 flex items-center gap-2 text-13">
          <FileText className="text-muted" />
          <span className="min-w-0 truncate font-medium">{file.name}</span>
          <span className="text-muted tabular-nums">{sizeInWords(file.size)}</span>
          <IconButton
            size="small"
            label={`Remove ${file.name}`}
            icon={<X />}
            className="ms-auto"
            onClick={() => take([])}
          />
        </p>
      ))}
    </div>
  );
}
