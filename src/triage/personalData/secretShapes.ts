/** Tokens that tell by their prefix who issued them. */
export const ISSUED_TOKEN = new RegExp(
  `(?<![\\p{L}\\p{N}_-])(?:${[
    'sk-[\\w-]{12,250}', // OpenAI, Anthropic
    '(?:sk|rk)_(?:live|test)_\\w{10,250}', // Stripe
    'gh[pousr]_[A-Za-z0-9]{16,255}', // GitHub
    'github_pat_\\w{20,255}',
    'glpat-[\\w-]{16,64}', // GitLab
    '(?:AKIA|ASIA)[A-Z0-9]{12,16}', // Amazon
    'AIza[\\w-]{30,45}', // Google
    'ya29\\.[\\w-]{20,500}',
    'xox[abeprs]-[\\w-]{10,250}', // Slack
    'SG\\.[\\w-]{16,64}\\.[\\w-]{16,64}', // SendGrid
    'npm_[A-Za-z0-9]{30,60}',
    'pypi-[\\w-]{30,250}',
    'hf_[A-Za-z0-9]{30,60}', // Hugging Face
    'shp(?:at|ca|pa|ss)_[a-f0-9]{32}', // Shopify
    'whsec_[\\w+/=]{20,80}', // webhooks
    'rzp_(?:live|test)_\\w{10,40}', // Razorpay
    'eyJ[\\w-]{10,4096}(?:\\.[\\w-]{2,4096}){0,4}', // JSON web tokens
  ].join('|')})`,
  'gu',
);

/** A private key in its armour; its end may have been cut off. */
export const PRIVATE_KEY =
  /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----(?:[^-]|-(?!-)){1,8000}(?:-----END [A-Z ]{0,30}PRIVATE KEY-----)?/g;

/** "postgres://user:password@host". */
export const URL_PASSWORD = /:\/\/[^\s:@/]{0,64}:(?<value>[^\s@/]{1,128})(?=@)/g;

/** "Authorization: Bearer …", "Bearer …". */
export const AUTHORISATION =
  /authorization["']?\s{0,3}[:=]\s{0,3}["']?(?:(?:bearer|basic|token|digest|apikey)\s{1,3})?(?<value>[^\s"',;<>]{6,4096})/gi;
export const BEARER = /(?<!\p{L})bearer\s{1,3}(?<value>[\w.~+/=-]{16,4096})/giu;

/** "api_key = …", "AWS_SECRET_ACCESS_KEY=…", "token: …". */
export const NAMED_KEY =
  /(?:api[ _-]?key|access[ _-]?key(?:[ _-]?id)?|secret(?:[ _-]?(?:access[ _-]?)?key)?|token|private[ _-]?key|signing[ _-]?key)["'`]?(?:\s{0,3}(?:=>|[:=])\s{0,3}|\s{1,3}(?:is|hai)\s{1,3}:?\s?)["'`]?(?<value>[\w+/=.~$!@%-]{8,512})/gi;

const PASSWORD =
  'pass ?words?|passwort|passwd|passcode|passphrase|pswd|pwd|contraseña|kennwort|mot de passe|senha|पासवर्ड';
const QUOTE = '["\'`“”‘’]';
const VALUE = '(?<value>[^\\s"\'`“”,;<>]{3,127}[^\\s"\'`“”’,;<>.?)।])';

/** "password: …", "DB_PASSWORD=…". */
export const PASSWORD_FIELD = new RegExp(`(?:${PASSWORD})${QUOTE}?\\s{0,3}(?:=>|[:=])\\s{0,3}${QUOTE}?${VALUE}`, 'giu');
export const PASS_FIELD = new RegExp(
  `(?<!\\p{L}|(?:boarding|season|bus|day|travel|metro) )pass\\s{0,3}[:=]\\s{0,3}${QUOTE}?${VALUE}`,
  'giu',
);
/** "my password is …", "mera password … hai". */
export const PASSWORD_SENTENCE = new RegExp(
  `(?:${PASSWORD})\\s{1,3}(?:is|was|hai|ist|lautet|es|est|é|era|है)\\s{0,2}[: ]\\s{0,2}(?:still |now |actually |also )?${QUOTE}?${VALUE}`,
  'giu',
);
/** "password Welcome1", "password - Welcome1". */
export const PASSWORD_ALONE = new RegExp(`(?:${PASSWORD})\\s{1,3}(?:- )?${QUOTE}?${VALUE}`, 'giu');

const LINK = '(?: (?:code|number|no))?(?:\\s{1,2}(?:is|was|hai|aaya|ist|mila))?["\']?[\\s:=-]{1,3}["\']?';

/** Codes of a few digits: "OTP is 482913", "CVV 123", "UPI PIN 1234". A postal code is a "pin code". */
export const NUMERIC_CODES: readonly RegExp[] = [
  ['(?:otp|one[ -]time (?:password|passcode|code|pin)|verification code|security code|2fa code)', '\\d{4,8}'],
  ['cv[vc]2?', '\\d{3,4}'],
  ['(?:m-?pin|upi pin)', '\\d{4,6}'],
  ['pin(?! (?:code|no|number))', '\\d{4}'],
].map(
  ([name, digits]) =>
    new RegExp(`(?<![\\p{L}\\d_])${name}${LINK}(?<value>${digits})(?![\\p{L}\\d_]|[.,:/-]\\d)`, 'giu'),
);
