/** Whether the server of this very page answers: then it is not the network that keeps the helpdesk away (HD-2). */
export async function probeOwnOrigin(): Promise<boolean> {
  try {
    // An address of its own each time, which no cache and no service worker has.
    const response = await fetch(`/robots.txt?probe=${Date.now()}`, { method: 'HEAD', cache: 'no-store' });
    return response.ok;
  } catch {
    return false;
  }
}
