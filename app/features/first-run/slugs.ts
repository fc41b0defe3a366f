/** Whether a text can be the part of an address that names a workspace; nothing else gets into the path of a cookie. */
export const isSlug = (text: string): boolean => /^[a-z0-9-]{1,63}$/.test(text);
