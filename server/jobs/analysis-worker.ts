// What runs in a worker thread: arguments and results are copied between threads, so they are plain data.
export { analyseWalk } from './analyse-walk.ts';
