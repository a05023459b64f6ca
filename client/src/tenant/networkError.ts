// From what `fetch` throws to a sentence. Node's errors carry a code, somewhere down the chain of causes; Electron's carry theirs in the message.
import { type NetworkFault, TenantError } from './tenant';

interface Known {
  readonly fault: NetworkFault;
  readonly code: RegExp;
  readonly message: (host: string, code: string) => string;
}

/** The first that matches counts. */
const known: readonly Known[] = [
  {
    fault: 'proxy',
    code: /PROXY|TUNNEL|^UND_ERR_PRX/,
    message: (host) => proxyMessage(host),
  },
  {
    fault: 'dns',
    code: /^ENOTFOUND$|^EAI_|NAME_NOT_RESOLVED|NAME_RESOLUTION/,
    message: (host) =>
      `The name ${host} is not known. Check the domain for typos, and that you are connected to the network.`,
  },
  {
    fault: 'refused',
    code: /^ECONNREFUSED$|CONNECTION_REFUSED/,
    message: (host) =>
      `${host} refuses the connection. Check the domain, and whether a firewall or a VPN stands in between.`,
  },
  {
    fault: 'tls',
    code: /CERT|TLS|SSL|^EPROTO$|^UNABLE_TO_|^ERR_INVALID_PROTOCOL$/,
    message: (host, code) =>
      `The certificate of ${host} is not trusted (${code}). If your network looks into encrypted connections, add its ` +
      `certificate to those of your system; the setting "http.systemCertificates" has to be on.`,
  },
  {
    fault: 'unreachable',
    code: /^ENETUNREACH$|^EHOSTUNREACH$|^ENETDOWN$|INTERNET_DISCONNECTED|ADDRESS_UNREACHABLE|NETWORK_CHANGED/,
    message: (host) => `There is no way to ${host} from here. Check your network connection and your VPN.`,
  },
  {
    fault: 'timeout',
    code: /TIMEOUT|TIMEDOUT|TIMED_OUT/,
    message: (host) => `${host} does not answer. Check your network connection, or try again later.`,
  },
  {
    fault: 'broken',
    code: /^ECONNRESET$|^ECONNABORTED$|^EPIPE$|^UND_ERR_SOCKET$|CONNECTION_(RESET|CLOSED|ABORTED)|EMPTY_RESPONSE|^ERR_STREAM_PREMATURE_CLOSE$/,
    message: (host) => `The connection to ${host} broke off. Try again.`,
  },
];

/** What went wrong on the way to `host`. Of the error only its code is kept: messages may quote anything. */
export function networkError(host: string, error: unknown): TenantError {
  const codes = codesOf(error, 0);
  for (const { fault, code: pattern, message } of known) {
    const code = codes.find((it) => pattern.test(it));
    if (code !== undefined) return new TenantError('network', message(host, code), fault);
  }
  const code = codes[0] === undefined ? '' : ` (${codes[0]})`;
  return new TenantError(
    'network',
    `${host} cannot be reached${code}. Check the domain, your network, and its proxy.`,
    'other',
  );
}

/** For an answer with the status 407, which comes from a proxy and not from the host. */
export function proxyError(host: string): TenantError {
  return new TenantError('network', proxyMessage(host), 'proxy');
}

/** For a host that took longer than `milliseconds`. */
export function timeoutError(host: string, milliseconds: number): TenantError {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  const message = `${host} did not answer within ${seconds} s. Check your network connection, or try again later.`;
  return new TenantError('network', message, 'timeout');
}

function proxyMessage(host: string): string {
  return `The proxy does not let a connection to ${host} through. Check "http.proxy" in the settings, and whether it wants you to sign in.`;
}

/** Error codes along the causes, outermost first. An aggregate (one error for each address tried) counts with all of its errors. */
function codesOf(error: unknown, depth: number): string[] {
  if (!(error instanceof Error) || depth > 5) return [];
  const { code } = error as { code?: unknown };
  const own = typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,60}$/.test(code) ? [code] : [];
  const electron = /\bnet::(ERR_[A-Z_]{3,60})\b/.exec(error.message)?.[1];
  const inner = error instanceof AggregateError ? error.errors.flatMap((it) => codesOf(it, depth + 1)) : [];
  // undici has no code for a proxy that refuses a tunnel.
  const proxy = /\bwhen HTTP Tunneling\b/.test(error.message) ? ['PROXY'] : [];
  return [...own, ...(electron ? [electron] : []), ...proxy, ...inner, ...codesOf(error.cause, depth + 1)];
}
