CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"account_id" text collate "C" NOT NULL,
	"provider_id" text collate "C" NOT NULL,
	"password" text collate "C",
	"access_token" text collate "C",
	"refresh_token" text collate "C",
	"id_token" text collate "C",
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text collate "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text collate "C" NOT NULL,
	"prefix" text collate "C" NOT NULL,
	"key_hash" text collate "C" NOT NULL,
	"role" text collate "C" NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "api_keys_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "cache_entries" (
	"key" text collate "C" PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "changes" (
	"seq" bigserial NOT NULL,
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"tx" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_kind" text collate "C" NOT NULL,
	"actor_id" text collate "C",
	"cause_kind" text collate "C" NOT NULL,
	"cause_id" text collate "C",
	"group_id" uuid NOT NULL,
	"object" text collate "C" NOT NULL,
	"record_id" uuid NOT NULL,
	"parent_object" text collate "C",
	"parent_id" uuid,
	"action" text collate "C" NOT NULL,
	"version" bigint NOT NULL,
	"diff" jsonb NOT NULL,
	"request_id" text collate "C",
	"undone_by" uuid,
	CONSTRAINT "changes_pk" PRIMARY KEY("tenant_id","seq")
);
--> statement-breakpoint
CREATE TABLE "companies" (
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
	"domain" text collate "C",
	"status" text collate "C",
	"industry" text collate "C",
	"size" text collate "C",
	"phone" text collate "C",
	"linkedin" text collate "C",
	"address" text collate "C",
	"city" text collate "C",
	"country" text collate "C",
	"annual_revenue" bigint,
	"customer_since" date,
	"description" text collate "C",
	CONSTRAINT "companies_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "employments" (
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
	"person_id" uuid NOT NULL,
	"company_id" uuid NOT NULL,
	"job_title" text collate "C",
	"started_on" date,
	"ended_on" date,
	"is_primary" boolean DEFAULT false NOT NULL,
	CONSTRAINT "employments_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "import_rows" (
	"tenant_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"row" bigint NOT NULL,
	"result" text collate "C" NOT NULL,
	"fixes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"problems" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"cells" jsonb,
	CONSTRAINT "import_rows_tenant_id_import_id_row_pk" PRIMARY KEY("tenant_id","import_id","row")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"object" text collate "C" NOT NULL,
	"file_name" text collate "C" NOT NULL,
	"blob_key" text collate "C" NOT NULL,
	"bytes" bigint NOT NULL,
	"format" jsonb NOT NULL,
	"mapping" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"options" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"status" text collate "C" NOT NULL,
	"counts" jsonb,
	"rows_total" bigint,
	"rows_done" bigint DEFAULT 0 NOT NULL,
	"error" text collate "C",
	"created_by" text collate "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"version" bigint DEFAULT 1 NOT NULL,
	CONSTRAINT "imports_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"email" text collate "C" NOT NULL,
	"role" text collate "C" NOT NULL,
	"token_hash" text collate "C" NOT NULL,
	"invited_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "invitations_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"tenant_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text collate "C" NOT NULL,
	"status" text collate "C" DEFAULT 'active' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "memberships_tenant_id_user_id_pk" PRIMARY KEY("tenant_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "notes" (
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
	"object" text collate "C" NOT NULL,
	"record_id" uuid NOT NULL,
	"body" text collate "C" NOT NULL,
	"pinned" boolean DEFAULT false NOT NULL,
	CONSTRAINT "notes_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "people" (
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
	"first_name" text collate "C",
	"last_name" text collate "C",
	"name" text collate "C" NOT NULL,
	"name_key" text collate "C" NOT NULL,
	"email" text collate "C",
	"other_emails" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"phone" text collate "C",
	"other_phones" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"job_title" text collate "C",
	"company_id" uuid,
	"linkedin" text collate "C",
	"city" text collate "C",
	"country" text collate "C",
	"birthday" date,
	"email_consent" boolean DEFAULT false NOT NULL,
	"description" text collate "C",
	CONSTRAINT "people_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text collate "C" PRIMARY KEY NOT NULL,
	"points" bigint DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
CREATE TABLE "record_tags" (
	"tenant_id" uuid NOT NULL,
	"object" text collate "C" NOT NULL,
	"record_id" uuid NOT NULL,
	"tag_id" uuid NOT NULL,
	CONSTRAINT "record_tags_tenant_id_object_record_id_tag_id_pk" PRIMARY KEY("tenant_id","object","record_id","tag_id")
);
--> statement-breakpoint
CREATE TABLE "search_documents" (
	"seq" bigserial NOT NULL,
	"tenant_id" uuid NOT NULL,
	"object" text collate "C" NOT NULL,
	"record_id" uuid NOT NULL,
	"title" text collate "C" NOT NULL,
	"subtitle" text collate "C",
	"words" text collate "C" NOT NULL,
	"keys" text collate "C" NOT NULL,
	CONSTRAINT "search_documents_pk" PRIMARY KEY("tenant_id","seq")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"token" text collate "C" NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone,
	"active_tenant_id" uuid,
	"ip_address" text collate "C",
	"user_agent" text collate "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tags" (
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
	"color" text collate "C" NOT NULL,
	CONSTRAINT "tags_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "tenants" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text collate "C" NOT NULL,
	"slug" text collate "C" NOT NULL,
	"time_zone" text collate "C" DEFAULT 'Etc/UTC' NOT NULL,
	"locale" text collate "C" DEFAULT 'en-GB' NOT NULL,
	"currency" text collate "C" DEFAULT 'EUR' NOT NULL,
	"default_country" text collate "C" DEFAULT 'DE' NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text collate "C" NOT NULL,
	"email" text collate "C" NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text collate "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"identifier" text collate "C" NOT NULL,
	"value" text collate "C" NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accounts_user_ix" ON "accounts" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_provider_ux" ON "accounts" USING btree ("provider_id","account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "api_keys_hash_ux" ON "api_keys" USING btree ("tenant_id","key_hash");--> statement-breakpoint
CREATE INDEX "changes_id_ix" ON "changes" USING btree ("tenant_id","id");--> statement-breakpoint
CREATE INDEX "changes_record_ix" ON "changes" USING btree ("tenant_id","object","record_id","seq");--> statement-breakpoint
CREATE INDEX "changes_parent_ix" ON "changes" USING btree ("tenant_id","parent_object","parent_id","seq");--> statement-breakpoint
CREATE INDEX "changes_group_ix" ON "changes" USING btree ("tenant_id","group_id");--> statement-breakpoint
CREATE INDEX "changes_cause_ix" ON "changes" USING btree ("tenant_id","cause_kind","cause_id","seq");--> statement-breakpoint
CREATE INDEX "companies_created_ix" ON "companies" USING btree ("tenant_id","created_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "companies_updated_ix" ON "companies" USING btree ("tenant_id","updated_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "companies_name_ix" ON "companies" USING btree ("tenant_id","name_key","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "companies_domain_ix" ON "companies" USING btree ("tenant_id","domain");--> statement-breakpoint
CREATE INDEX "companies_owner_ix" ON "companies" USING btree ("tenant_id","owner_id","id");--> statement-breakpoint
CREATE INDEX "companies_import_ix" ON "companies" USING btree ("tenant_id","import_id");--> statement-breakpoint
CREATE INDEX "companies_trash_ix" ON "companies" USING btree ("tenant_id","deleted_at","id") WHERE deleted_at is not null;--> statement-breakpoint
CREATE INDEX "employments_person_ix" ON "employments" USING btree ("tenant_id","person_id");--> statement-breakpoint
CREATE INDEX "employments_company_ix" ON "employments" USING btree ("tenant_id","company_id");--> statement-breakpoint
CREATE INDEX "imports_created_ix" ON "imports" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "invitations_token_ix" ON "invitations" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "invitations_email_ix" ON "invitations" USING btree ("tenant_id","email");--> statement-breakpoint
CREATE INDEX "memberships_user_ix" ON "memberships" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "notes_record_ix" ON "notes" USING btree ("tenant_id","object","record_id","created_at");--> statement-breakpoint
CREATE INDEX "notes_created_ix" ON "notes" USING btree ("tenant_id","created_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "notes_trash_ix" ON "notes" USING btree ("tenant_id","deleted_at","id") WHERE deleted_at is not null;--> statement-breakpoint
CREATE INDEX "people_created_ix" ON "people" USING btree ("tenant_id","created_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "people_updated_ix" ON "people" USING btree ("tenant_id","updated_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "people_name_ix" ON "people" USING btree ("tenant_id","name_key","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "people_email_ix" ON "people" USING btree ("tenant_id","email");--> statement-breakpoint
CREATE INDEX "people_phone_ix" ON "people" USING btree ("tenant_id","phone");--> statement-breakpoint
CREATE INDEX "people_company_ix" ON "people" USING btree ("tenant_id","company_id","id");--> statement-breakpoint
CREATE INDEX "people_owner_ix" ON "people" USING btree ("tenant_id","owner_id","id");--> statement-breakpoint
CREATE INDEX "people_import_ix" ON "people" USING btree ("tenant_id","import_id");--> statement-breakpoint
CREATE INDEX "people_trash_ix" ON "people" USING btree ("tenant_id","deleted_at","id") WHERE deleted_at is not null;--> statement-breakpoint
CREATE INDEX "record_tags_tag_ix" ON "record_tags" USING btree ("tenant_id","tag_id","object","record_id");--> statement-breakpoint
CREATE UNIQUE INDEX "search_documents_record_ux" ON "search_documents" USING btree ("tenant_id","object","record_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_token_ux" ON "sessions" USING btree ("token");--> statement-breakpoint
CREATE INDEX "sessions_user_ix" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tags_name_ux" ON "tags" USING btree ("tenant_id","name_key") WHERE deleted_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "tenants_slug_ux" ON "tenants" USING btree ("slug");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_ux" ON "users" USING btree ("email");--> statement-breakpoint
CREATE INDEX "verifications_identifier_ix" ON "verifications" USING btree ("identifier");