// A certified OpenID provider for the tests: node provider.mjs SETTINGS.json
//
// Settings: port, client {id, secret, uris, after_logout, told}, in_id_token (claims stand in the ID token
// and not only in the user info), claims_parameter, names_session (who logs out is told of with the session),
// people {subject: {claims, amr, acr}}. The people are read again on every call, so that a test can change
// them.
import { createServer } from 'node:http';
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import Provider from 'oidc-provider';

const path = process.argv[2];
const read = () => JSON.parse(readFileSync(path, 'utf8'));
const settings = read();
const issuer = `http://127.0.0.1:${settings.port}`;
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const about = ['given_name', 'name', 'email', 'roles', 'realm_access'];

const provider = new Provider(issuer, {
  clients: [{
    client_id: settings.client.id,
    ...(settings.client.secret
      ? { client_secret: settings.client.secret }
      : { token_endpoint_auth_method: 'none' }),
    redirect_uris: settings.client.uris,
    post_logout_redirect_uris: settings.client.after_logout,
    backchannel_logout_uri: settings.client.told,
    backchannel_logout_session_required: settings.names_session,
  }],
  jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
  pkce: { required: () => true },
  conformIdTokenClaims: !settings.in_id_token,
  claims: settings.claims_parameter
    ? { openid: ['sub'], profile: about, acr: null, amr: null, auth_time: null }
    : { openid: ['sub', 'acr', 'amr'], profile: about, auth_time: null },
  cookies: { keys: ['only for tests'] },
  features: {
    devInteractions: { enabled: false },
    backchannelLogout: { enabled: true },
    claimsParameter: { enabled: Boolean(settings.claims_parameter) },
  },
  interactions: { url: (context, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (context, subject) => ({
    accountId: subject,
    claims: () => ({ sub: subject, ...read().people[subject]?.claims }),
  }),
  // Nobody is asked whether the desk of their own organisation may know who they are.
  loadExistingGrant: async (context) => {
    const grant = new context.oidc.provider.Grant({
      clientId: context.oidc.client.clientId, accountId: context.oidc.session.accountId,
    });
    grant.addOIDCScope('openid profile');
    grant.addOIDCClaims(['acr', 'amr', ...about]);
    await grant.save();
    return grant;
  },
});

const page = (action) => `<!doctype html><html lang="nl"><meta charset="utf-8"><title>Inlogdienst</title>
<h1>Inlogdienst</h1><form method="post" action="${action}"><label>Gebruiker <input name="who"></label>
<button name="what" value="enter">Log in</button><button name="what" value="cancel">Stop</button></form></html>`;

async function body(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return new URLSearchParams(Buffer.concat(parts).toString());
}

async function interact(request, response) {
  await provider.interactionDetails(request, response);
  if (request.method === 'GET') {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(page(request.url));
    return;
  }
  const form = await body(request);
  const { amr, acr } = read().people[form.get('who')] ?? {};
  const result = form.get('what') === 'cancel'
    ? { error: 'access_denied' }
    : { login: { accountId: form.get('who'), amr, acr } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

const others = provider.callback();
createServer((request, response) => {
  if (!request.url.startsWith('/interaction/')) {
    others(request, response);
    return;
  }
  interact(request, response).catch((error) => {
    response.statusCode = 400;
    response.end(String(error));
  });
}).listen(settings.port, '127.0.0.1');
