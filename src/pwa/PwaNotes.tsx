import { InstallHint } from './InstallHint.tsx';
import { OfflineReadiness } from './OfflineReadiness.tsx';
import type { ReadinessInputs } from './readiness.ts';

/** What there is to say about the app itself, once it is up: that it works offline, and how it is installed. */
export function PwaNotes({ readiness }: { readonly readiness: ReadinessInputs }) {
  return (
    <>
      <InstallHint unsentCount={0} />
      <OfflineReadiness inputs={readiness} />
    </>
  );
}
