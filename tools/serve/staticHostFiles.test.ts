import { describe, expect, test } from 'vitest';
import { isShellFile } from '../build/serviceWorkerPlugin.ts';
import { cacheControlOf, IMMUTABLE } from './cachePolicy.ts';
import { SECURITY_HEADERS } from './securityHeaders.ts';
import { createStaticHostFiles } from './staticHostFiles.ts';

const files = createStaticHostFiles();

/** Path → headers of its rule in `_headers`. */
function readRules(): Map<string, Record<string, string>> {
  const rules = new Map<string, Record<string, string>>();
  let rule: Record<string, string> = {};
  for (const line of files['_headers'].trim().split('\n')) {
    const [, name, value] = /^ {2}([\w-]+): (.+)$/.exec(line) ?? [];
    if (name === undefined) {
      rule = {};
      rules.set(line, rule);
    } else {
      rule[name] = value;
    }
  }
  return rules;
}

describe('the files for static hosts', () => {
  test('send the security headers of our own server with everything', () => {
    expect(readRules().get('/*')).toEqual(SECURITY_HEADERS);
  });

  test('keep hashed files for ever and ask for named ones each time, with no two rules for one path', () => {
    const { '/*': _, ...rest } = Object.fromEntries(readRules());
    expect(rest).toEqual({
      '/assets/*': { 'Cache-Control': IMMUTABLE },
      '/': { 'Cache-Control': 'no-cache' },
      '/index.html': { 'Cache-Control': 'no-cache' },
      '/sw.js': { 'Cache-Control': 'no-cache' },
      '/manifest.webmanifest': { 'Cache-Control': 'no-cache' },
      '/config.json': { 'Cache-Control': 'no-cache' },
    });
    for (const [path, rule] of Object.entries(rest)) expect(rule['Cache-Control']).toBe(cacheControlOf(path));
  });

  test('answer each page of the app with the shell', () => {
    expect(files['_redirects']).toBe(
      '/ /index.html 200\n/desk /index.html 200\n/playground /index.html 200\n' +
        '/insights /index.html 200\n/settings /index.html 200\n',
    );
  });

  test('answer any other address with a page that the content security policy allows', () => {
    expect(files['404.html']).toMatch(/^<!doctype html>.*<title>.*<h1>/s);
    expect(files['404.html']).not.toMatch(/<style|style=|<script|\son\w+=/);
  });

  test('are no part of the app: the service worker does not keep them', () => {
    for (const file of Object.keys(files)) expect(isShellFile(file), file).toBe(false);
    expect(isShellFile('index.html')).toBe(true);
  });
});
