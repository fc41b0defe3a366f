import type { LoaderFunctionArgs } from '@remix-run/node';
import type { RouterOutputs } from '@/api/types';
import { isGuideClosed } from './guide-cookie';

export type Guide = RouterOutputs['firstRun']['steps'];

/** The first steps of somebody who is new in the workspace; null for the others, and when they closed the card. */
export async function loadGuide(
  api: LoaderFunctionArgs['context']['api'],
  { request, params }: Pick<LoaderFunctionArgs, 'request' | 'params'>,
): Promise<Guide | null> {
  if (isGuideClosed(request.headers.get('Cookie'), params.workspace ?? '')) return null;
  const steps = await api.firstRun.steps();
  return steps.isNew ? steps : null;
}
