/**
 * Lets in who has logged in and signed (登录与签名校验), by the platform's published rules, written apart from
 * the client so that the one checks the other.
 *
 * @example
 * const gate = createGate({ appKey, appSecret, now, tokenLifeMs: 7_200_000 });
 * gate.logIn({ grant_type: 'client_credentials', client_appkey, client_secret }) // { access_token, expires_in }
 * gate.refusalOf((name) => headers.get(name), bytes) // undefined, or "505019"
 */

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

export interface GateOptions {
  readonly appKey: string;
  readonly appSecret: string;
  readonly now: () => Date;
  readonly tokenLifeMs: number;
}

export interface Gate {
  /** Undefined when key or secret is wrong. */
  logIn(request: unknown): { access_token: string; expires_in: number } | undefined;
  /** The code of what is wrong with a call. */
  refusalOf(header: (name: string) => string | undefined, body: Uint8Array): string | undefined;
  /** Ends the life of a token early. */
  expire(token: string | undefined): void;
}

const MAX_CLOCK_DIFFERENCE_MS = 15 * 60_000;

export function createGate({ appKey, appSecret, now, tokenLifeMs }: GateOptions): Gate {
  const endOf = new Map<string, number>();

  return {
    logIn(request) {
      const { grant_type, client_appkey, client_secret } = { ...(request as { [key: string]: unknown }) };
      const isRight = client_appkey === appKey && client_secret === hex(appSecret);
      if (grant_type !== 'client_credentials' || !isRight) return undefined;
      const token = randomBytes(24).toString('hex');
      endOf.set(token, now().getTime() + tokenLifeMs);
      return { access_token: token, expires_in: tokenLifeMs / 1000 };
    },
    refusalOf(header, body) {
      const token = header('access_token');
      const end = endOf.get(token ?? '');
      if (token === undefined || end === undefined) return '40100';
      if (now().getTime() >= end) return '40101';
      const date = header('req_date') ?? '';
      if (!/^\d{13}$/.test(date) || Math.abs(Number(date) - now().getTime()) > MAX_CLOCK_DIFFERENCE_MS) {
        return '505018';
      }
      const given = header('req_sign');
      if (!given) return '505017';
      const inner = hex(['POST', hex(body), date, token, appSecret].join('_'));
      return isSame(given, `API-SV1:${appKey}:${Buffer.from(inner, 'utf8').toString('base64')}`)
        ? undefined
        : '505019';
    },
    expire(token) {
      if (token !== undefined && endOf.has(token)) endOf.set(token, 0);
    },
  };
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function hex(content: string | Uint8Array): string {
  return createHash('md5').update(content).digest('hex');
}
