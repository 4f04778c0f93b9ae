// What runs in a worker thread: a decoder that hangs or takes too much memory must take no request with it.
export { cleanPhoto } from './clean-photo.ts';
