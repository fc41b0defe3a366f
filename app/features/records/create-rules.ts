import type { ObjectName, Values } from './types';

type Rule = { oneOf: readonly string[]; problem: string };

/** What makes a record nameable where no single field is required. The server has the same rule. */
const rules: Partial<Record<ObjectName, Rule>> = {
  person: {
    oneOf: ['firstName', 'lastName', 'email', 'phone'],
    problem: 'Give a first name, a last name, an e-mail address or a phone number.',
  },
  lead: {
    oneOf: ['firstName', 'lastName', 'email', 'phone', 'companyName'],
    problem: 'Give a name, a company, an e-mail address or a phone number.',
  },
};

/** The field to fill in and why, when a new record has nothing it could be called by. */
export function missingName(object: string, values: Values): { key: string; problem: string } | undefined {
  const rule = rules[object as ObjectName];
  const [key] = rule?.oneOf ?? [];
  if (!rule || !key || rule.oneOf.some((one) => one in values)) return undefined;
  return { key, problem: rule.problem };
}
