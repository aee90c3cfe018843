/** Every endpoint's description (接口描述) by name, and nothing else: a new one is one line here. */

export * as annualRpt from './annualRpt.js';
export * as branchInfo from './branchInfo.js';
export * as companyContactInfo from './companyContactInfo.js';
export * as fzchnew from './fzchnew.js';
export * as info from './info.js';
export * as isHmd from './isHmd.js';
export * as isHmdxx from './isHmdxx.js';
export * as jyyc from './jyyc.js';
export * as keyPersonnelInfo from './keyPersonnelInfo.js';
export * as neci from './neci.js';
export * as qycx from './qycx.js';
export * as qycxnew from './qycxnew.js';
export * as qyfkmx from './qyfkmx.js';
export * as shareholderInvest from './shareholderInvest.js';
export * as yzwf from './yzwf.js';
export * as zdsswf from './zdsswf.js';
