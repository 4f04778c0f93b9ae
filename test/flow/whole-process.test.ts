import { testWholeProcess } from './whole-process.ts';

testWholeProcess();
