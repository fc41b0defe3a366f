-- Words and keys of the search become entries of one index: numbers that say workspace and question at once.
DROP TABLE search_words;
--> statement-breakpoint
DROP TABLE search_keys;
--> statement-breakpoint
-- `rowid` is the document's `seq`. Entries come as words of letters and digits, which the tokenizer leaves as they are.
CREATE VIRTUAL TABLE search_entries USING fts5(entries, content='', contentless_delete=1, detail=none, tokenize='ascii');
