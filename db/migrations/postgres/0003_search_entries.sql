-- Row-level security lets no index be used for what is not leakproof, and neither @@ nor LIKE is: the text indexes on
-- search_documents could never serve the app role.
DROP INDEX search_documents_words_ix;
--> statement-breakpoint
DROP INDEX search_documents_keys_ix;
--> statement-breakpoint
-- The search's index stands outside the wall, and may: its entries are hashes of a workspace and of what may be asked
-- of a document in it. They lead to a `seq`, and only search_documents, behind the wall, says whose and what that is.
CREATE TABLE search_entries (seq bigint PRIMARY KEY, entries integer[] NOT NULL);
--> statement-breakpoint
CREATE INDEX search_entries_ix ON search_entries USING gin (entries);
