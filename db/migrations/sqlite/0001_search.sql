-- Words are found by their beginnings: the scope column narrows to a tenant inside the index. Folding is done by the
-- writer (db/fold.ts), so that both databases find the same.
CREATE VIRTUAL TABLE search_words USING fts5(scope, words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0", prefix='1 2 3');
--> statement-breakpoint
-- Keys (e-mail addresses, domains, phone digits) are found by any part of three characters or more.
CREATE VIRTUAL TABLE search_keys USING fts5(keys, content='', contentless_delete=1, tokenize="trigram case_sensitive 1");
