import { expect } from 'vitest';
import type { TestApp } from '@/testing/test-app';

type Api = Awaited<ReturnType<TestApp['signedIn']>>['api'];

/** A stage of the workspace's pipelines by its name. */
export async function stageNamed(api: Api, name: string) {
  const { pipelines } = await api.pipelines.list({});
  const stage = pipelines.flatMap(({ stages }) => stages).find((one) => one.name === name);
  expect(stage).toBeDefined();
  return stage!;
}

/** The reason of the workspace's list by its name. */
export async function reasonNamed(api: Api, name: string) {
  const reason = (await api.pipelines.list({})).lostReasons.find((one) => one.name === name);
  expect(reason).toBeDefined();
  return reason!;
}

/** A deal in the stage of this name. */
export async function dealIn(
  api: Api,
  stage: string,
  values: Partial<Parameters<Api['deals']['create']>[0]['values']> = {},
) {
  const { id: stageId } = await stageNamed(api, stage);
  return (await api.deals.create({ values: { name: 'Windows for the town hall', ...values, stageId } })).record;
}
