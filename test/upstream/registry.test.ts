import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as endpoints from '../../src/upstream/endpoints/index.js';
import * as upstream from '../../src/upstream/index.js';
import {
  ASKS,
  BARE,
  BASE_RECORDS,
  CALLABLE,
  DATASET_ENDPOINTS,
  ENDPOINTS,
  isEndpointName,
  PATHS,
  RETIRED,
} from '../../src/upstream/registry.js';

const FOLDER = new URL('../../src/upstream/endpoints/', import.meta.url);
const source = (file: string) => readFileSync(new URL(file, FOLDER), 'utf8');
const files = readdirSync(FOLDER).filter((file) => file !== 'index.ts');

describe('the list of endpoints', () => {
  it('names the files of the folder, and they it', () => {
    expect(files.map((file) => file.replace('.ts', '')).sort()).toEqual([...ENDPOINTS].sort());
    expect(Object.keys(endpoints).sort()).toEqual([...ENDPOINTS].sort());
  });

  it('is exported whole by the public entry', () => {
    for (const [name, described] of Object.entries(endpoints))
      expect(upstream).toHaveProperty(name, described);
  });

  it('holds no retired endpoint, and each retired one names one that is there', () => {
    for (const [retired, instead] of RETIRED) {
      expect(isEndpointName(retired)).toBe(false);
      expect(isEndpointName(instead)).toBe(true);
    }
    expect(RETIRED.get('fzch')).toBe('fzchnew');
  });

  it('misses names that every object has', () => {
    expect(['constructor', '__proto__', 'toString', ''].filter(isEndpointName)).toEqual([]);
  });
});

describe('the paths', () => {
  it('are there for every endpoint that is called, and for none that is supplied', () => {
    for (const name of ENDPOINTS) expect(Object.keys(PATHS[name]).length === 0, name).toBe(BARE.has(name));
  });

  it('have v2 wherever there are any, and v1 for the HMD endpoints alone', () => {
    const called = ENDPOINTS.filter((name) => !BARE.has(name));
    for (const name of called) {
      const { v1, v2 = '' } = PATHS[name];
      expect(v2).toMatch(v1 === undefined ? `/v2/insight/${name}` : /^\/v2\/risk\/hmd\/[a-z]+$/);
      if (v1 !== undefined) expect(v1).toBe(`/v1/HMD/${name}`);
    }
  });

  it('belong to one endpoint each', () => {
    const all = Object.values(PATHS).flatMap((paths) => Object.values(paths));
    expect(new Set(all).size).toBe(all.length);
  });

  it('call the two blacklist checks by their v2 names', () => {
    expect(PATHS.isHmdxx.v2).toBe('/v2/risk/hmd/plus');
    expect(PATHS.isHmd.v2).toBe('/v2/risk/hmd/standard');
  });
});

describe('how an endpoint is asked', () => {
  it.each(CALLABLE)('%s takes a request by each key of its row', (name) => {
    const { name: byName, code, taxpayerId, also } = ASKS[name];
    const keys = [byName, code, taxpayerId].filter((key) => key !== undefined);
    expect(keys).not.toEqual([]);
    for (const key of keys) {
      const request = { [key]: '91110108551385082Q', ...also };
      expect(upstream.endpoint(name).request.safeParse(request).error).toBeUndefined();
    }
  });

  it('is by name or by code, and the tax status by the taxpayer number', () => {
    expect(ASKS.qycxnew).toEqual({ name: 'qyName', code: 'qyName' });
    expect(ASKS.info).toEqual({ name: 'name', code: 'creditNo' });
    expect(ASKS.annualRpt).toEqual({ name: 'name', code: 'creditCode' });
    expect(ASKS.qyfkmx.also).toEqual({ interfaceList: 'jyyc,yzwf,zdsswf' });
    expect(ASKS.fzchnew).toEqual({ taxpayerId: 'nsrsbh' });
  });
});

describe('the lists that follow from the rows', () => {
  it('are those of the documentation', () => {
    expect([...BASE_RECORDS]).toEqual(['neci', 'qycxnew', 'info', 'isHmdxx', 'qycx']);
    expect(ENDPOINTS.filter((name) => !CALLABLE.some((callable) => callable === name))).toEqual(['neci']);
    expect(DATASET_ENDPOINTS.refresh).toEqual(['qycxnew', 'isHmd']);
    expect(DATASET_ENDPOINTS.super).toEqual([
      'qycxnew',
      'info',
      'shareholderInvest',
      'keyPersonnelInfo',
      'branchInfo',
      'companyContactInfo',
      'annualRpt',
      'isHmd',
      'fzchnew',
    ]);
  });
});

describe('an endpoint file', () => {
  it.each(files)('%s has the exports of its siblings, in their order', (file) => {
    const exported = [...source(file).matchAll(/^export (?:const|type) (\w+)/gm)].map(([, name]) => name);
    expect(exported).toEqual(['title', 'request', 'payload', 'Payload']);
  });

  it.each(files)('%s opens with what it is in Chinese and English, its source and an example', (file) => {
    const [docstring = ''] = /^\/\*\*[\s\S]*?\*\//.exec(source(file)) ?? [];
    expect(docstring).toMatch(/\p{Script=Han}/u);
    expect(docstring).toContain('Official source:');
    expect(docstring).toContain('@example');
  });
});

describe('what the main entry and the client read', () => {
  it.each(['../registry.ts', '../open.ts'])('%s imports no package', (file) => {
    const imported = [...source(file).matchAll(/from '([^']+)'/g)].map(([, from]) => from);
    expect(imported.filter((from) => !from?.startsWith('.'))).toEqual([]);
  });
});
