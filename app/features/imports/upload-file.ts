import type { Refusal } from '~/lib/api.server';

export type UploadResult = { ok: true; importId: string } | { ok: false; error: Refusal };

const offline: Refusal = {
  code: 'OFFLINE',
  message: 'The file did not arrive. Check your connection and try again; nothing was changed.',
  requestId: '',
};

/**
 * Sends a file and tells how far it is, from 0 to 1. An XMLHttpRequest, because `fetch` does not tell how much of a body
 * has left.
 */
export function uploadFile(url: string, file: File, onProgress: (share: number) => void): Promise<UploadResult> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0));
    request.addEventListener('error', () => resolve({ ok: false, error: offline }));
    request.addEventListener('load', () => {
      const body = request.response as ({ importId?: string } & Refusal) | null;
      if (request.status === 201 && body?.importId) resolve({ ok: true, importId: body.importId });
      else resolve({ ok: false, error: body?.message ? body : offline });
    });
    const form = new FormData();
    form.set('file', file);
    request.send(form);
  });
}
