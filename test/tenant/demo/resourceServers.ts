// The APIs of the demo tenant, in the shapes that the Management API was recorded to answer with: keys that were never set are absent.

/** What the server sends; tests may put anything in its place. */
export type Json = Readonly<Record<string, unknown>>;

/** What every API has from the start. */
const defaults = {
  allow_offline_access: false,
  skip_consent_for_verifiable_first_party_clients: false,
  subject_type_authorization: { client: { policy: 'require_client_grant' }, user: { policy: 'allow_all' } },
  token_lifetime: 86400,
  token_lifetime_for_web: 7200,
  signing_alg: 'RS256',
};

/** System APIs and about thirty others. `host` is in the identifiers of the system APIs; `secret` signs the HS256 ones. */
export function demoServers(host: string, secret: string): Json[] {
  return [...systemServers(host), ...ordinaryServers(secret), ...oddServers()].map(numbered);
}

/** `count` APIs: the demo's, and services of a large company. */
export function largeTenant(host: string, secret: string, count = 1200): Json[] {
  const demo = demoServers(host, secret);
  const services = Array.from({ length: Math.max(0, count - demo.length) }, (_, it) => service(it));
  return [...demo, ...services.map((it, index) => numbered(it, demo.length + index))].slice(0, count);
}

function systemServers(host: string): Json[] {
  const account = ['authentication_methods', 'connected_accounts', 'factors'];
  return [
    {
      name: 'Auth0 Management API',
      identifier: `https://${host}/api/v2/`,
      ...defaults,
      subject_type_authorization: undefined,
      scopes: managementEntities.flatMap((it) => actions.map((action) => scopeOf(action, it))),
      is_system: true,
    },
    {
      name: 'Auth0 My Account API',
      identifier: `https://${host}/me/`,
      ...defaults,
      allow_offline_access: true,
      skip_consent_for_verifiable_first_party_clients: true,
      subject_type_authorization: { client: { policy: 'deny_all' }, user: { policy: 'require_client_grant' } },
      token_lifetime: 600,
      token_lifetime_for_web: 600,
      scopes: account.flatMap((it) => actions.map((action) => scopeOf(action, `me:${it}`))),
      is_system: true,
      proof_of_possession: { mechanism: 'dpop', required: false },
      authorization_policy: { policy_id: '019b76da-a800-73c9-b656-b349ae415c17' },
    },
    {
      name: 'Auth0 My Organization API',
      identifier: `https://${host}/my-org/`,
      ...defaults,
      token_lifetime: 600,
      token_lifetime_for_web: 600,
      scopes: actions.map((it) => scopeOf(it, 'my_org:members')),
      is_system: true,
    },
  ];
}

function ordinaryServers(secret: string): Json[] {
  return [
    {
      name: 'Orders API',
      identifier: 'https://api.example.com/orders',
      ...defaults,
      allow_offline_access: true,
      token_lifetime: 7200,
      token_lifetime_for_web: 3600,
      scopes: crud('orders'),
      enforce_policies: true,
      token_dialect: 'access_token_authz',
    },
    { name: 'Catalog API', identifier: 'https://api.example.com/catalog', ...defaults, scopes: crud('products') },
    {
      name: 'Legacy Reports',
      identifier: 'urn:reports',
      ...defaults,
      signing_alg: 'HS256',
      signing_secret: secret,
      scopes: [{ value: 'read:reports', description: 'Read reports' }],
    },
    {
      name: 'Payments API',
      identifier: 'https://api.example.com/payments',
      ...defaults,
      signing_alg: 'PS256',
      skip_consent_for_verifiable_first_party_clients: true,
      token_lifetime: 600,
      token_lifetime_for_web: 600,
      scopes: crud('payments'),
      consent_policy: 'transactional-authorization-with-mfa',
      authorization_details: [{ type: 'payment' }, { type: 'refund' }],
      proof_of_possession: { mechanism: 'dpop', required: true, required_for: 'all_clients' },
      token_encryption: {
        encryption_key: {
          name: 'payments-2024',
          alg: 'RSA-OAEP-256',
          thumbprint_sha256: 'w0kIFOc-q7KKK-pa2Uj5b_Cl3f0hAgFeseLg8iEmWu0',
        },
        format: 'compact-nested-jwe',
      },
    },
    {
      name: 'Partner Gateway',
      identifier: 'https://partners.example.com/',
      ...defaults,
      proof_of_possession: { mechanism: 'mtls', required: true },
      subject_type_authorization: {
        user: { policy: 'require_client_grant' },
        client: { policy: 'deny_all' },
      },
    },
    {
      name: 'Mobile Backend',
      identifier: 'https://mobile.example.com',
      ...defaults,
      allow_offline_access: true,
      allow_online_access: true,
      allow_online_access_with_ephemeral_sessions: true,
      enforce_policies: false,
      token_dialect: 'rfc9068_profile',
      token_encryption: null,
      consent_policy: null,
      authorization_details: null,
      proof_of_possession: null,
    },
    {
      name: 'Storefront',
      identifier: 'https://shop.example.com/api',
      ...defaults,
      subject_type_authorization: { ...defaults.subject_type_authorization, anonymous_user: { policy: 'deny_all' } },
      token_lifetime_for_anonymous_access_tokens: 3600,
      client_id: 'x04d4U9DpigITzHS8ascCDgyODAdT3Mg',
      signing_alg: 'RS512',
      scopes: [],
    },
    {
      name: 'Warehouse (1,000 permissions)',
      identifier: 'https://api.example.com/warehouse',
      ...defaults,
      scopes: Array.from({ length: 1000 }, (_, it) => ({
        value: `read:bin-${it}`,
        description: `Look into bin ${it}`,
      })),
    },
  ];
}

function oddServers(): Json[] {
  const odd: readonly (readonly [name: string | undefined, identifier: string])[] = [
    ['Say "hello" \\ goodbye', 'https://odd.example.com/quotes"and\\backslashes'],
    ['${var.name}', 'https://odd.example.com/${interpolation}'],
    ['%{ if true }yes%{ endif }', 'https://odd.example.com/%{directive}'],
    ['$${already} %%{escaped}', 'https://odd.example.com/$${escaped}'],
    ['Two\nlines\tand a tab', 'https://odd.example.com/newline'],
    ['Rocket 🚀 API', 'https://odd.example.com/🚀'],
    ['واجهة الطلبات', 'https://odd.example.com/right-to-left'],
    ['日本語 API', 'https://odd.example.com/日本語'],
    ['Überweisung', 'https://odd.example.com/überweisung'],
    ['2024', '1234567890'],
    ['9.9 lives', 'urn:9.9'],
    ['---', '---'],
    ['', 'https://odd.example.com/empty-name'],
    [undefined, 'https://odd.example.com/no-name'],
    ['Twin', 'https://odd.example.com/twin'],
    ['Twin', 'https://odd.example.com/twin/'],
    ['twin_2', 'https://odd.example.com/twin-2'],
    ['resource', 'https://odd.example.com/keyword'],
    ['n'.repeat(200), `https://odd.example.com/${'i'.repeat(576)}`],
  ];
  return odd.map(([name, identifier]) => ({
    ...(name !== undefined && { name }),
    identifier,
    ...defaults,
    ...(name === 'Rocket 🚀 API' && { scopes: [{ value: 'launch:${rocket}', description: '"Go"\n%{now}' }] }),
  }));
}

const products = [
  'billing',
  'booking',
  'chat',
  'claims',
  'fleet',
  'identity',
  'inventory',
  'ledger',
  'loyalty',
  'mail',
];
const more = ['maps', 'media', 'notes', 'pricing', 'profile', 'quotes', 'search', 'shipping', 'support', 'tax'];
const kinds = ['gateway', 'internal', 'events', 'admin', 'mobile', 'public', 'reporting', 'webhooks'];
const stages = ['dev', 'test', 'staging', 'prod'];

/** One service of a large company; different for every index below 640, numbered after that. */
function service(index: number): Json {
  const names = [...products, ...more];
  const product = names[index % names.length] ?? '';
  const kind = kinds[Math.floor(index / names.length) % kinds.length] ?? '';
  const stage = stages[Math.floor(index / (names.length * kinds.length)) % stages.length] ?? '';
  const round = Math.floor(index / (names.length * kinds.length * stages.length));
  const suffix = round === 0 ? '' : ` ${round + 1}`;
  return {
    name: `${product[0]?.toUpperCase()}${product.slice(1)} ${kind} (${stage})${suffix}`,
    identifier: `https://${stage}.example.com/${product}/${kind}${round === 0 ? '' : `/v${round + 1}`}`,
    ...defaults,
    ...(index % 3 === 0 && { scopes: crud(product) }),
    ...(index % 5 === 0 && { enforce_policies: true, token_dialect: 'access_token_authz' }),
  };
}

/** Ids are 24 hexadecimal digits, as in a tenant; the same at every start. The id comes first, as in an answer. */
function numbered(server: Json, index: number): Json {
  return { id: `65d1c0ffee${index.toString(16).padStart(14, '0')}`, ...server };
}

const actions = ['create', 'read', 'update', 'delete'];
const managementEntities = [
  ...['users', 'users_app_metadata', 'clients', 'client_keys', 'client_grants', 'client_credentials', 'connections'],
  ...['resource_servers', 'device_credentials', 'rules', 'hooks', 'actions', 'email_provider', 'email_templates'],
  ...['custom_domains', 'roles', 'role_members', 'log_streams', 'signing_keys', 'encryption_keys', 'organizations'],
  ...['organization_members', 'organization_connections', 'organization_invitations', 'authentication_methods'],
  ...['scim_config', 'phone_providers', 'phone_templates', 'self_service_profiles', 'forms', 'flows', 'shields'],
];

function crud(entity: string): Json[] {
  return actions.map((it) => scopeOf(it, entity));
}

function scopeOf(action: string, entity: string): Json {
  const verb = `${action[0]?.toUpperCase()}${action.slice(1)}`;
  return { value: `${action}:${entity}`, description: `${verb} ${entity.replaceAll(/[:_]/g, ' ')}` };
}
