/** How a file left the page. */
export type HandedOut = 'shared' | 'downloaded' | 'cancelled';

/**
 * Gives a text file to the person: by the phone's own share sheet where it takes files, else as a download.
 * @param name without its ending; share sheets take some kinds of files only
 */
export async function handOutFile(name: string, text: string): Promise<HandedOut> {
  const files = [
    new File([text], `${name}.json`, { type: 'application/json' }),
    new File([text], `${name}.txt`, { type: 'text/plain' }),
  ];
  const shareable = files.find((file) => navigator.canShare?.({ files: [file] }) === true);
  if (shareable !== undefined)
    try {
      await navigator.share({ files: [shareable] });
      return 'shared';
    } catch (fault) {
      if (fault instanceof DOMException && fault.name === 'AbortError') return 'cancelled';
      console.warn('the file could not be shared and is downloaded instead', fault);
    }
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${name}.json`;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return 'downloaded';
}
