/** How a kind of secret is recognised, and what of the match stays readable. */
export interface SecretShape {
  /** Named in `[redacted:kind]`. */
  readonly kind: string;
  /** Global. Group 1, where there is one, stays; the rest of the match is the secret. */
  readonly pattern: RegExp;
}

/**
 * Secrets that their own form gives away, wherever they stand.
 *
 * Source: the prefixes that AWS, GitHub, GitLab, Slack, OpenAI, Anthropic, Stripe, Google, npm,
 * PyPI, Hugging Face, DigitalOcean and SendGrid document for their tokens; RFC 7519; RFC 7468.
 */
export const tokenShapes: readonly SecretShape[] = [
  {
    kind: "private-key",
    pattern:
      /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY[ A-Z]{0,9}-----[\s\S]*?(?:-----END[A-Z0-9 ]*-----|$)/g,
  },
  { kind: "aws", pattern: /\b(?:A3T[A-Z0-9]|ABIA|ACCA|AKIA|ASIA)[A-Z0-9]{16}\b/g },
  { kind: "github", pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{30,255}|github_pat_\w{22,255})/g },
  { kind: "gitlab", pattern: /\bgl(?:pat|ptt|dt|rt|cbt)-[\w-]{20,255}/g },
  { kind: "slack", pattern: /\bxox[a-z]-[\w-]{10,255}/g },
  { kind: "slack", pattern: /(\bhooks\.slack\.com\/(?:services|workflows)\/)[\w/-]{10,255}/g },
  { kind: "api-key", pattern: /\bsk-[\w-]{16,255}/g },
  { kind: "stripe", pattern: /\b[rsp]k_(?:live|test)_\w{16,255}/g },
  { kind: "google", pattern: /\b(?:AIza[\w-]{35}|ya29\.[\w-]{20,1024})/g },
  { kind: "npm", pattern: /\bnpm_[A-Za-z0-9]{30,255}/g },
  { kind: "pypi", pattern: /\bpypi-[\w-]{40,1024}/g },
  { kind: "hugging-face", pattern: /\bhf_[A-Za-z0-9]{30,255}/g },
  { kind: "digitalocean", pattern: /\bdo[opr]_v1_[a-f0-9]{64}/g },
  { kind: "sendgrid", pattern: /\bSG\.[\w-]{16,64}\.[\w-]{16,64}/g },
  { kind: "jwt", pattern: /\beyJ[\w-]{8,8192}\.[\w-]{8,8192}(?:\.[\w-]{0,8192}){0,3}/g },
];
