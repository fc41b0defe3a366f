CREATE TABLE "activities" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"created_by" text collate "C",
	"owner_id" uuid,
	"deleted_at" timestamp (3) with time zone,
	"import_id" uuid,
	"demo" boolean DEFAULT false NOT NULL,
	"custom" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"kind" text collate "C" NOT NULL,
	"subject" text collate "C" NOT NULL,
	"body" text collate "C",
	"object" text collate "C" NOT NULL,
	"record_id" uuid NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"duration_minutes" double precision,
	"outcome" text collate "C",
	"done" boolean DEFAULT true NOT NULL,
	CONSTRAINT "activities_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "bulk_runs" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"object" text collate "C" NOT NULL,
	"action" text collate "C" NOT NULL,
	"selection" jsonb NOT NULL,
	"values" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"status" text collate "C" NOT NULL,
	"total" bigint DEFAULT 0 NOT NULL,
	"done" bigint DEFAULT 0 NOT NULL,
	"changed" bigint DEFAULT 0 NOT NULL,
	"failed" bigint DEFAULT 0 NOT NULL,
	"error" text collate "C",
	"created_by" text collate "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"version" bigint DEFAULT 1 NOT NULL,
	CONSTRAINT "bulk_runs_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "currency_rates" (
	"tenant_id" uuid NOT NULL,
	"currency" text collate "C" NOT NULL,
	"valid_from" date NOT NULL,
	"rate" double precision NOT NULL,
	CONSTRAINT "currency_rates_tenant_id_currency_valid_from_pk" PRIMARY KEY("tenant_id","currency","valid_from")
);
--> statement-breakpoint
CREATE TABLE "deal_contacts" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"created_by" text collate "C",
	"owner_id" uuid,
	"deleted_at" timestamp (3) with time zone,
	"import_id" uuid,
	"demo" boolean DEFAULT false NOT NULL,
	"custom" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"deal_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text collate "C",
	"is_primary" boolean DEFAULT false NOT NULL,
	CONSTRAINT "deal_contacts_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "deal_totals" (
	"tenant_id" uuid NOT NULL,
	"pipeline_id" uuid NOT NULL,
	"stage_id" uuid NOT NULL,
	"owner" text collate "C" NOT NULL,
	"currency" text collate "C" NOT NULL,
	"month" text collate "C" NOT NULL,
	"deals" bigint DEFAULT 0 NOT NULL,
	"amount" bigint DEFAULT 0 NOT NULL,
	"amount_by_stage" bigint DEFAULT 0 NOT NULL,
	"weighted_by_deal" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "deal_totals_tenant_id_pipeline_id_stage_id_owner_currency_month_pk" PRIMARY KEY("tenant_id","pipeline_id","stage_id","owner","currency","month")
);
--> statement-breakpoint
CREATE TABLE "deals" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"created_by" text collate "C",
	"owner_id" uuid,
	"deleted_at" timestamp (3) with time zone,
	"import_id" uuid,
	"demo" boolean DEFAULT false NOT NULL,
	"custom" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"name" text collate "C" NOT NULL,
	"name_key" text collate "C" NOT NULL,
	"pipeline_id" uuid NOT NULL,
	"stage_id" uuid NOT NULL,
	"status" text collate "C" NOT NULL,
	"stage_since" timestamp (3) with time zone NOT NULL,
	"amount" bigint,
	"currency" text collate "C" NOT NULL,
	"amount_from_lines" boolean DEFAULT false NOT NULL,
	"probability" double precision,
	"weighted_amount" bigint,
	"expected_close_on" date,
	"closed_on" date,
	"lost_reason_id" uuid,
	"lost_note" text collate "C",
	"company_id" uuid,
	"source" text collate "C",
	"lead_id" uuid,
	"description" text collate "C",
	"next_activity_at" timestamp (3) with time zone,
	"touched_at" timestamp (3) with time zone NOT NULL,
	"rotten_at" timestamp (3) with time zone,
	CONSTRAINT "deals_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "leads" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"created_by" text collate "C",
	"owner_id" uuid,
	"deleted_at" timestamp (3) with time zone,
	"import_id" uuid,
	"demo" boolean DEFAULT false NOT NULL,
	"custom" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"name" text collate "C" NOT NULL,
	"name_key" text collate "C" NOT NULL,
	"first_name" text collate "C",
	"last_name" text collate "C",
	"email" text collate "C",
	"phone" text collate "C",
	"job_title" text collate "C",
	"company_name" text collate "C",
	"website" text collate "C",
	"city" text collate "C",
	"country" text collate "C",
	"status" text collate "C" NOT NULL,
	"source" text collate "C",
	"estimated_amount" bigint,
	"description" text collate "C",
	"converted_at" timestamp (3) with time zone,
	"person_id" uuid,
	"company_id" uuid,
	"deal_id" uuid,
	"next_activity_at" timestamp (3) with time zone,
	"touched_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "leads_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "line_items" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"created_by" text collate "C",
	"owner_id" uuid,
	"deleted_at" timestamp (3) with time zone,
	"import_id" uuid,
	"demo" boolean DEFAULT false NOT NULL,
	"custom" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"deal_id" uuid NOT NULL,
	"product_id" uuid,
	"name" text collate "C" NOT NULL,
	"quantity" double precision DEFAULT 1 NOT NULL,
	"unit_price" bigint DEFAULT 0 NOT NULL,
	"discount" double precision DEFAULT 0 NOT NULL,
	"total" bigint DEFAULT 0 NOT NULL,
	"position" double precision DEFAULT 0 NOT NULL,
	CONSTRAINT "line_items_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "lost_reasons" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"created_by" text collate "C",
	"owner_id" uuid,
	"deleted_at" timestamp (3) with time zone,
	"import_id" uuid,
	"demo" boolean DEFAULT false NOT NULL,
	"custom" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"name" text collate "C" NOT NULL,
	"name_key" text collate "C" NOT NULL,
	"position" double precision DEFAULT 0 NOT NULL,
	CONSTRAINT "lost_reasons_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" text collate "C" NOT NULL,
	"object" text collate "C",
	"record_id" uuid,
	"title" text collate "C" NOT NULL,
	"actor_kind" text collate "C" NOT NULL,
	"actor_id" text collate "C",
	"at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone,
	"done_at" timestamp (3) with time zone,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "notifications_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "pipelines" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"created_by" text collate "C",
	"owner_id" uuid,
	"deleted_at" timestamp (3) with time zone,
	"import_id" uuid,
	"demo" boolean DEFAULT false NOT NULL,
	"custom" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"name" text collate "C" NOT NULL,
	"name_key" text collate "C" NOT NULL,
	"position" double precision DEFAULT 0 NOT NULL,
	CONSTRAINT "pipelines_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "products" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"created_by" text collate "C",
	"owner_id" uuid,
	"deleted_at" timestamp (3) with time zone,
	"import_id" uuid,
	"demo" boolean DEFAULT false NOT NULL,
	"custom" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"name" text collate "C" NOT NULL,
	"name_key" text collate "C" NOT NULL,
	"code" text collate "C",
	"unit_price" bigint,
	"currency" text collate "C" NOT NULL,
	"description" text collate "C",
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "products_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "recent_records" (
	"tenant_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"object" text collate "C" NOT NULL,
	"record_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "recent_records_tenant_id_user_id_object_record_id_pk" PRIMARY KEY("tenant_id","user_id","object","record_id")
);
--> statement-breakpoint
CREATE TABLE "stage_history" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"deal_id" uuid NOT NULL,
	"pipeline_id" uuid NOT NULL,
	"stage_id" uuid NOT NULL,
	"entered_at" timestamp (3) with time zone NOT NULL,
	"left_at" timestamp (3) with time zone,
	CONSTRAINT "stage_history_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "stages" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"created_by" text collate "C",
	"owner_id" uuid,
	"deleted_at" timestamp (3) with time zone,
	"import_id" uuid,
	"demo" boolean DEFAULT false NOT NULL,
	"custom" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"pipeline_id" uuid NOT NULL,
	"name" text collate "C" NOT NULL,
	"type" text collate "C" NOT NULL,
	"probability" double precision DEFAULT 0 NOT NULL,
	"color" text collate "C",
	"position" double precision DEFAULT 0 NOT NULL,
	"rot_days" double precision,
	"required_fields" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "stages_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"created_by" text collate "C",
	"owner_id" uuid,
	"deleted_at" timestamp (3) with time zone,
	"import_id" uuid,
	"demo" boolean DEFAULT false NOT NULL,
	"custom" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"title" text collate "C" NOT NULL,
	"body" text collate "C",
	"object" text collate "C",
	"record_id" uuid,
	"due_on" date,
	"due_at" timestamp (3) with time zone,
	"due_by" timestamp (3) with time zone,
	"priority" text collate "C" NOT NULL,
	"done" boolean DEFAULT false NOT NULL,
	"done_at" timestamp (3) with time zone,
	"reminder_at" timestamp (3) with time zone,
	"reminded_at" timestamp (3) with time zone,
	"repeat" text collate "C",
	CONSTRAINT "tasks_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "view_favourites" (
	"tenant_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"view_id" uuid NOT NULL,
	"position" double precision DEFAULT 0 NOT NULL,
	CONSTRAINT "view_favourites_tenant_id_user_id_view_id_pk" PRIMARY KEY("tenant_id","user_id","view_id")
);
--> statement-breakpoint
CREATE TABLE "views" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"created_by" text collate "C",
	"owner_id" uuid,
	"deleted_at" timestamp (3) with time zone,
	"import_id" uuid,
	"demo" boolean DEFAULT false NOT NULL,
	"custom" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"name" text collate "C" NOT NULL,
	"object" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"state" text collate "C" DEFAULT '' NOT NULL,
	"shared" boolean DEFAULT false NOT NULL,
	"locked" boolean DEFAULT false NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"position" double precision DEFAULT 0 NOT NULL,
	CONSTRAINT "views_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "planned_stops_rot" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "move_drops_probability" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "activities_starts_ix" ON "activities" USING btree ("tenant_id","starts_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "activities_created_ix" ON "activities" USING btree ("tenant_id","created_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "activities_updated_ix" ON "activities" USING btree ("tenant_id","updated_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "activities_record_ix" ON "activities" USING btree ("tenant_id","object","record_id","starts_at");--> statement-breakpoint
CREATE INDEX "activities_owner_ix" ON "activities" USING btree ("tenant_id","owner_id","starts_at");--> statement-breakpoint
CREATE INDEX "activities_import_ix" ON "activities" USING btree ("tenant_id","import_id");--> statement-breakpoint
CREATE INDEX "activities_trash_ix" ON "activities" USING btree ("tenant_id","deleted_at","id") WHERE deleted_at is not null;--> statement-breakpoint
CREATE INDEX "bulk_runs_created_ix" ON "bulk_runs" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "deal_contacts_ux" ON "deal_contacts" USING btree ("tenant_id","deal_id","person_id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "deal_contacts_person_ix" ON "deal_contacts" USING btree ("tenant_id","person_id","deal_id");--> statement-breakpoint
CREATE INDEX "deals_created_ix" ON "deals" USING btree ("tenant_id","created_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "deals_updated_ix" ON "deals" USING btree ("tenant_id","updated_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "deals_name_ix" ON "deals" USING btree ("tenant_id","name_key","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "deals_stage_ix" ON "deals" USING btree ("tenant_id","stage_id","created_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "deals_next_ix" ON "deals" USING btree ("tenant_id","stage_id","next_activity_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "deals_close_ix" ON "deals" USING btree ("tenant_id","status","expected_close_on","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "deals_closed_ix" ON "deals" USING btree ("tenant_id","status","closed_on","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "deals_rotten_ix" ON "deals" USING btree ("tenant_id","rotten_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "deals_owner_ix" ON "deals" USING btree ("tenant_id","owner_id","id");--> statement-breakpoint
CREATE INDEX "deals_company_ix" ON "deals" USING btree ("tenant_id","company_id","id");--> statement-breakpoint
CREATE INDEX "deals_lead_ix" ON "deals" USING btree ("tenant_id","lead_id");--> statement-breakpoint
CREATE INDEX "deals_import_ix" ON "deals" USING btree ("tenant_id","import_id");--> statement-breakpoint
CREATE INDEX "deals_trash_ix" ON "deals" USING btree ("tenant_id","deleted_at","id") WHERE deleted_at is not null;--> statement-breakpoint
CREATE INDEX "leads_created_ix" ON "leads" USING btree ("tenant_id","created_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "leads_updated_ix" ON "leads" USING btree ("tenant_id","updated_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "leads_name_ix" ON "leads" USING btree ("tenant_id","name_key","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "leads_status_ix" ON "leads" USING btree ("tenant_id","status","created_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "leads_email_ix" ON "leads" USING btree ("tenant_id","email");--> statement-breakpoint
CREATE INDEX "leads_owner_ix" ON "leads" USING btree ("tenant_id","owner_id","id");--> statement-breakpoint
CREATE INDEX "leads_import_ix" ON "leads" USING btree ("tenant_id","import_id");--> statement-breakpoint
CREATE INDEX "leads_trash_ix" ON "leads" USING btree ("tenant_id","deleted_at","id") WHERE deleted_at is not null;--> statement-breakpoint
CREATE INDEX "line_items_deal_ix" ON "line_items" USING btree ("tenant_id","deal_id","position");--> statement-breakpoint
CREATE INDEX "line_items_product_ix" ON "line_items" USING btree ("tenant_id","product_id");--> statement-breakpoint
CREATE UNIQUE INDEX "lost_reasons_name_ux" ON "lost_reasons" USING btree ("tenant_id","name_key") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "notifications_user_ix" ON "notifications" USING btree ("tenant_id","user_id","at","id");--> statement-breakpoint
CREATE INDEX "notifications_unread_ix" ON "notifications" USING btree ("tenant_id","user_id") WHERE read_at is null and done_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "pipelines_name_ux" ON "pipelines" USING btree ("tenant_id","name_key") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "products_created_ix" ON "products" USING btree ("tenant_id","created_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "products_updated_ix" ON "products" USING btree ("tenant_id","updated_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "products_name_ix" ON "products" USING btree ("tenant_id","name_key","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "products_code_ux" ON "products" USING btree ("tenant_id","code") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "products_trash_ix" ON "products" USING btree ("tenant_id","deleted_at","id") WHERE deleted_at is not null;--> statement-breakpoint
CREATE INDEX "recent_records_at_ix" ON "recent_records" USING btree ("tenant_id","user_id","at");--> statement-breakpoint
CREATE INDEX "stage_history_deal_ix" ON "stage_history" USING btree ("tenant_id","deal_id","entered_at");--> statement-breakpoint
CREATE INDEX "stage_history_stage_ix" ON "stage_history" USING btree ("tenant_id","stage_id","entered_at");--> statement-breakpoint
CREATE INDEX "stages_pipeline_ix" ON "stages" USING btree ("tenant_id","pipeline_id","position");--> statement-breakpoint
CREATE INDEX "tasks_due_ix" ON "tasks" USING btree ("tenant_id","done","due_by","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "tasks_created_ix" ON "tasks" USING btree ("tenant_id","created_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "tasks_updated_ix" ON "tasks" USING btree ("tenant_id","updated_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "tasks_record_ix" ON "tasks" USING btree ("tenant_id","object","record_id","done","due_by");--> statement-breakpoint
CREATE INDEX "tasks_owner_ix" ON "tasks" USING btree ("tenant_id","owner_id","done","due_by");--> statement-breakpoint
CREATE INDEX "tasks_reminder_ix" ON "tasks" USING btree ("reminder_at") WHERE reminder_at is not null and reminded_at is null;--> statement-breakpoint
CREATE INDEX "tasks_import_ix" ON "tasks" USING btree ("tenant_id","import_id");--> statement-breakpoint
CREATE INDEX "tasks_trash_ix" ON "tasks" USING btree ("tenant_id","deleted_at","id") WHERE deleted_at is not null;--> statement-breakpoint
CREATE INDEX "views_object_ix" ON "views" USING btree ("tenant_id","object","position");--> statement-breakpoint
CREATE INDEX "views_trash_ix" ON "views" USING btree ("tenant_id","deleted_at","id") WHERE deleted_at is not null;