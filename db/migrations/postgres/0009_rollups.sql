CREATE TABLE "deal_cohorts" (
	"tenant_id" uuid NOT NULL,
	"created" text collate "C" NOT NULL,
	"pipeline_id" uuid NOT NULL,
	"stage_id" uuid NOT NULL,
	"owner" text collate "C" NOT NULL,
	"currency" text collate "C" NOT NULL,
	"closed" text collate "C" NOT NULL,
	"deals" bigint DEFAULT 0 NOT NULL,
	"amount" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "deal_cohorts_tenant_id_created_pipeline_id_stage_id_owner_currency_closed_pk" PRIMARY KEY("tenant_id","created","pipeline_id","stage_id","owner","currency","closed")
);
--> statement-breakpoint
CREATE TABLE "field_totals" (
	"tenant_id" uuid NOT NULL,
	"object" text collate "C" NOT NULL,
	"field" text collate "C" NOT NULL,
	"value" text collate "C" NOT NULL,
	"currency" text collate "C" NOT NULL,
	"part" bigint NOT NULL,
	"records" bigint DEFAULT 0 NOT NULL,
	"amount" bigint DEFAULT 0 NOT NULL,
	"weighted" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "field_totals_tenant_id_object_field_value_currency_part_pk" PRIMARY KEY("tenant_id","object","field","value","currency","part")
);
--> statement-breakpoint
CREATE TABLE "record_books" (
	"tenant_id" uuid NOT NULL,
	"object" text collate "C" NOT NULL,
	"shape" text collate "C" NOT NULL,
	"held_to" text collate "C" NOT NULL,
	"whole" boolean NOT NULL,
	CONSTRAINT "record_books_tenant_id_object_pk" PRIMARY KEY("tenant_id","object")
);
--> statement-breakpoint
CREATE INDEX "notifications_over_ix" ON "notifications" USING btree ("tenant_id","at") WHERE read_at is not null or done_at is not null;