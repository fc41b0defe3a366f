-- The newest documents of each object are looked through before the index of words is asked
-- (server/features/search/postgres-entries.ts). SQLite reads its full-text table by age and needs no such index.
CREATE INDEX "search_documents_object_ix" ON "search_documents" USING btree ("tenant_id","object","seq");
