// What runs in a worker thread: arguments and results are copied between threads, so they are plain data.
export { assessIncidentRisk, compareFelt } from './analyse-incidents.ts';
export { analyseLayer } from './analyse-layer.ts';
export { analyseWalk } from './analyse-walk.ts';
export { explainKeptArea, turnKeptArea } from './explain-kept-area.ts';
export { readIncidentFile, readLampFile } from './read-files.ts';
