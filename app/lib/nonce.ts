import { createContext, useContext } from 'react';

const NonceContext = createContext<string | undefined>(undefined);

/** Hands the response's CSP nonce to whatever writes a `<script>` or `<style>`. Only the server renders it. */
export const NonceProvider = NonceContext.Provider;

/** The CSP nonce while rendering on the server; undefined in the browser, which hides nonces from scripts. */
export function useNonce(): string | undefined {
  return useContext(NonceContext);
}
