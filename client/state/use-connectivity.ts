import { useSyncExternalStore } from 'react';
import { type Connectivity, connectivity, subscribeToConnectivity } from '../offline/connectivity.ts';

export function useConnectivity(): Connectivity {
  return useSyncExternalStore(subscribeToConnectivity, connectivity);
}
