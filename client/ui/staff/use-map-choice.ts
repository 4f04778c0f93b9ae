import { useState } from 'react';
import type { Shown } from './desk.tsx';

export interface MapChoice {
  id: string | undefined;
  /** From the list: the map is shown where only one of the two has room. */
  fromList: (id: string) => void;
  fromMap: (id: string | undefined) => void;
  /** Back to where the choice was made. */
  close: () => void;
}

/** Which shape of a layer is open in a card, and where somebody chose it. */
export function useMapChoice(onShow: (shown: Shown) => void): MapChoice {
  const [choice, setChoice] = useState<{ id: string; isFromList: boolean }>();
  return {
    id: choice?.id,
    fromList(id) {
      setChoice({ id, isFromList: true });
      onShow('map');
    },
    fromMap: (id) => setChoice(id === undefined ? undefined : { id, isFromList: false }),
    close() {
      if (choice?.isFromList === true) onShow('list');
      setChoice(undefined);
    },
  };
}
