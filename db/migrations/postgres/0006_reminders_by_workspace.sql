DROP INDEX "tasks_reminder_ix";--> statement-breakpoint
CREATE INDEX "tasks_reminder_ix" ON "tasks" USING btree ("tenant_id","reminder_at") WHERE reminder_at is not null and reminded_at is null;