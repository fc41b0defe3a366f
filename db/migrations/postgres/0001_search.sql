CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
-- Same folding as db/fold.ts and SQLite's fold(): without marks, lower case, one sigma, whatever the locale of the cluster.
CREATE OR REPLACE FUNCTION fold(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURNS NULL ON NULL INPUT
AS $$ SELECT replace(lower(regexp_replace(normalize(value, NFD), '[\u0300-\u036f]', '', 'g') COLLATE "und-x-icu"), 'ς', 'σ') COLLATE "C" $$;
--> statement-breakpoint
-- Words carry a scope word of their tenant, so that one index serves all tenants.
CREATE INDEX search_documents_words_ix ON search_documents USING gin (to_tsvector('simple', words));
--> statement-breakpoint
CREATE INDEX search_documents_keys_ix ON search_documents USING gin (keys gin_trgm_ops);
