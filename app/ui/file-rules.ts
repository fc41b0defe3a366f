export type FileLimits = {
  /** As for `<input accept>`: endings and media types, comma-separated. */
  accept?: string;
  maxBytes?: number;
  multiple?: boolean;
};

type FileFacts = { name: string; size: number; type: string };

/** A size as people say it: `640 KB`, `1.5 MB`. */
export function sizeInWords(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB'];
  const power = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log(bytes) / Math.log(1000)));
  const amount = bytes / 1000 ** power;
  return `${Number(amount.toFixed(amount < 10 && power > 0 ? 1 : 0))} ${units[power]}`;
}

function isAccepted({ name, type }: FileFacts, accept: string): boolean {
  return accept.split(',').some((entry) => {
    const wanted = entry.trim().toLowerCase();
    if (wanted.startsWith('.')) return name.toLowerCase().endsWith(wanted);
    return wanted.endsWith('/*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted;
  });
}

/** Why these files cannot be taken, in a sentence; null when they can. The server checks again. */
export function fileProblem(files: readonly FileFacts[], { accept, maxBytes, multiple }: FileLimits): string | null {
  if (files.length > 1 && !multiple) return 'Choose one file';
  for (const file of files) {
    if (accept && !isAccepted(file, accept)) {
      const endings = accept
        .split(',')
        .filter((entry) => entry.trim().startsWith('.'))
        .map((entry) => entry.trim().slice(1).toUpperCase());
      return `${file.name} is not a ${endings.join(' or ')} file`;
    }
    if (maxBytes !== undefined && file.size > maxBytes) {
      return `${file.name} has ${sizeInWords(file.size)}; at most ${sizeInWords(maxBytes)} can be sent`;
    }
    if (file.size === 0) return `${file.name} is empty`;
  }
  return null;
}
