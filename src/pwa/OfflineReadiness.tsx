import { useEffect, useState } from 'react';
import { checkReadiness, READY_MESSAGE, type ReadinessInputs } from './readiness.ts';

interface Props {
  /** Made once, outside of React. */
  readonly inputs: ReadinessInputs;
}

/** Says that the app works offline, when it does, and nothing before. Not spoken: nobody waits for it. */
export function OfflineReadiness({ inputs }: Props) {
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    let isGone = false;
    void checkReadiness(inputs).then(({ state }) => {
      if (!isGone) setReady(state === 'ready');
    });
    return () => {
      isGone = true;
    };
  }, [inputs]);
  return isReady ? <p className="hint">{READY_MESSAGE}</p> : null;
}
