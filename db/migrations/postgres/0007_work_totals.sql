CREATE TABLE "work_books" (
	"tenant_id" uuid NOT NULL,
	"time_zone" text collate "C" NOT NULL,
	"since" text collate "C" NOT NULL,
	CONSTRAINT "work_books_tenant_id_pk" PRIMARY KEY("tenant_id")
);
--> statement-breakpoint
CREATE TABLE "work_totals" (
	"tenant_id" uuid NOT NULL,
	"month" text collate "C" NOT NULL,
	"week" bigint NOT NULL,
	"kind" text collate "C" NOT NULL,
	"who" text collate "C" NOT NULL,
	"count" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "work_totals_tenant_id_month_week_kind_who_pk" PRIMARY KEY("tenant_id","month","week","kind","who")
);
--> statement-breakpoint
CREATE INDEX "deals_amount_ix" ON "deals" USING btree ("tenant_id","amount" DESC NULLS LAST,"id" DESC NULLS FIRST) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "tasks_done_ix" ON "tasks" USING btree ("tenant_id","done_at") WHERE deleted_at is null;