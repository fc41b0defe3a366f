import { CircleAlert, CircleCheck, Info, Mail } from 'lucide-react';
import type { ReactNode } from 'react';
import { roleOptions } from '~/features/settings/roles';
import type { WelcomeData } from './load-welcome.server';
import type { Sending, Sent } from './send-invitations.server';

const icons: Record<Sent['state'], ReactNode> = {
  invited: <CircleCheck className="text-success-text" aria-hidden="true" />,
  known: <Info className="text-muted" aria-hidden="true" />,
  refused: <CircleAlert className="text-danger-text" aria-hidden="true" />,
};

function Line({ icon, email, say }: { icon: ReactNode; email: string; say: string }) {
  return (
    <li className="flex items-start gap-2 px-3 py-2 text-13 *:[svg]:mt-0.5 *:[svg]:shrink-0">
      {icon}
      <span className="min-w-0 flex-1">
        <bdi className="wrap-anywhere font-medium">{email}</bdi>
        <span className="block text-12 text-muted">{say}</span>
      </span>
    </li>
  );
}

/** What became of each address that was just sent, and who was invited before. */
export function SentList({ sending, invited }: { sending: Sending | undefined; invited: WelcomeData['invited'] }) {
  const told = new Set(sending?.sent.map(({ email }) => email));
  const before = invited.filter(({ email }) => !told.has(email));
  return (
    <>
      <p role="status" className="sr-only">
        {sending?.say}
      </p>
      {(sending || before.length > 0) && (
        <ul aria-label="Invitations" className="divide-y rounded-control border">
          {sending?.sent.map(({ email, state, say }) => (
            <Line key={email} icon={icons[state]} email={email} say={say} />
          ))}
          {before.map(({ email, role }) => (
            <Line
              key={email}
              icon={<Mail className="text-muted" aria-hidden="true" />}
              email={email}
              say={`Invited as ${(roleOptions([role])[0]?.label ?? role).toLowerCase()}`}
            />
          ))}
        </ul>
      )}
    </>
  );
}
