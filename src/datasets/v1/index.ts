export { draftRefresh } from './refresh.js';
export { draftSuper } from './super.js';
