import { AppError } from '@/lib/errors';
import { type PasswordContext, passwordProblem } from './passwords.rules';

/**
 * Refuses a new password that is too short or easy to guess.
 * @param field the input's name of it, e.g. 'password'
 * @throws AppError INVALID_INPUT with the reason under the field
 */
export async function demandGoodPassword(field: string, password: string, context: PasswordContext): Promise<void> {
  // The list of common passwords is loaded when somebody first chooses one: no start waits for it.
  const { commonPasswords } = await import('./common-passwords');
  const problem = passwordProblem(password, context, commonPasswords);
  if (problem) throw new AppError('INVALID_INPUT', { say: problem, fields: { [field]: problem } });
}
