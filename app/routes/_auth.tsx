import { Outlet } from '@remix-run/react';
import { PlainFrame } from '~/features/identity/plain-frame';

/** The frame of every page before the workspace. */
export default function AuthLayout() {
  return (
    <PlainFrame>
      <Outlet />
    </PlainFrame>
  );
}
