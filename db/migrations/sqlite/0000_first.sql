CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`password` text,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `accounts_user_ix` ON `accounts` (`user_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_provider_ux` ON `accounts` (`provider_id`,`account_id`);--> statement-breakpoint
CREATE TABLE `api_keys` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`prefix` text NOT NULL,
	`key_hash` text NOT NULL,
	`role` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer,
	`last_used_at` integer,
	`revoked_at` integer,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_keys_hash_ux` ON `api_keys` (`tenant_id`,`key_hash`);--> statement-breakpoint
CREATE TABLE `cache_entries` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `changes` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`tx` text DEFAULT '0' NOT NULL,
	`at` integer NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text,
	`cause_kind` text NOT NULL,
	`cause_id` text,
	`group_id` text NOT NULL,
	`object` text NOT NULL,
	`record_id` text NOT NULL,
	`parent_object` text,
	`parent_id` text,
	`action` text NOT NULL,
	`version` integer NOT NULL,
	`diff` text NOT NULL,
	`request_id` text,
	`undone_by` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `changes_pk` ON `changes` (`tenant_id`,`seq`);--> statement-breakpoint
CREATE INDEX `changes_id_ix` ON `changes` (`tenant_id`,`id`);--> statement-breakpoint
CREATE INDEX `changes_record_ix` ON `changes` (`tenant_id`,`object`,`record_id`,`seq`);--> statement-breakpoint
CREATE INDEX `changes_parent_ix` ON `changes` (`tenant_id`,`parent_object`,`parent_id`,`seq`);--> statement-breakpoint
CREATE INDEX `changes_group_ix` ON `changes` (`tenant_id`,`group_id`);--> statement-breakpoint
CREATE INDEX `changes_cause_ix` ON `changes` (`tenant_id`,`cause_kind`,`cause_id`,`seq`);--> statement-breakpoint
CREATE TABLE `companies` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`created_by` text,
	`owner_id` text,
	`deleted_at` integer,
	`import_id` text,
	`demo` integer DEFAULT false NOT NULL,
	`custom` text DEFAULT '{}' NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`domain` text,
	`status` text,
	`industry` text,
	`size` text,
	`phone` text,
	`linkedin` text,
	`address` text,
	`city` text,
	`country` text,
	`annual_revenue` integer,
	`customer_since` text,
	`description` text,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `companies_created_ix` ON `companies` (`tenant_id`,`created_at`,`id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `companies_updated_ix` ON `companies` (`tenant_id`,`updated_at`,`id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `companies_name_ix` ON `companies` (`tenant_id`,`name_key`,`id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `companies_domain_ix` ON `companies` (`tenant_id`,`domain`);--> statement-breakpoint
CREATE INDEX `companies_owner_ix` ON `companies` (`tenant_id`,`owner_id`,`id`);--> statement-breakpoint
CREATE INDEX `companies_import_ix` ON `companies` (`tenant_id`,`import_id`);--> statement-breakpoint
CREATE INDEX `companies_trash_ix` ON `companies` (`tenant_id`,`deleted_at`,`id`) WHERE deleted_at is not null;--> statement-breakpoint
CREATE TABLE `employments` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`created_by` text,
	`owner_id` text,
	`deleted_at` integer,
	`import_id` text,
	`demo` integer DEFAULT false NOT NULL,
	`custom` text DEFAULT '{}' NOT NULL,
	`person_id` text NOT NULL,
	`company_id` text NOT NULL,
	`job_title` text,
	`started_on` text,
	`ended_on` text,
	`is_primary` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `employments_person_ix` ON `employments` (`tenant_id`,`person_id`);--> statement-breakpoint
CREATE INDEX `employments_company_ix` ON `employments` (`tenant_id`,`company_id`);--> statement-breakpoint
CREATE TABLE `import_rows` (
	`tenant_id` text NOT NULL,
	`import_id` text NOT NULL,
	`row` integer NOT NULL,
	`result` text NOT NULL,
	`fixes` text DEFAULT '{}' NOT NULL,
	`problems` text DEFAULT '{}' NOT NULL,
	`cells` text,
	PRIMARY KEY(`tenant_id`, `import_id`, `row`)
);
--> statement-breakpoint
CREATE TABLE `imports` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`object` text NOT NULL,
	`file_name` text NOT NULL,
	`blob_key` text NOT NULL,
	`bytes` integer NOT NULL,
	`format` text NOT NULL,
	`mapping` text DEFAULT '{}' NOT NULL,
	`options` text DEFAULT '{}' NOT NULL,
	`status` text NOT NULL,
	`counts` text,
	`rows_total` integer,
	`rows_done` integer DEFAULT 0 NOT NULL,
	`error` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`started_at` integer,
	`finished_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `imports_created_ix` ON `imports` (`tenant_id`,`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `invitations` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`email` text NOT NULL,
	`role` text NOT NULL,
	`token_hash` text NOT NULL,
	`invited_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`accepted_at` integer,
	`revoked_at` integer,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `invitations_token_ix` ON `invitations` (`token_hash`);--> statement-breakpoint
CREATE INDEX `invitations_email_ix` ON `invitations` (`tenant_id`,`email`);--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`data` text NOT NULL,
	`state` text NOT NULL,
	`priority` integer DEFAULT 0 NOT NULL,
	`key` text,
	`run_at` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`max_attempts` integer NOT NULL,
	`lease_until` integer,
	`fence` integer DEFAULT 0 NOT NULL,
	`error` text,
	`created_at` integer NOT NULL,
	`finished_at` integer
);
--> statement-breakpoint
CREATE INDEX `jobs_claim_ix` ON `jobs` (`state`,`run_at`);--> statement-breakpoint
CREATE INDEX `jobs_key_ix` ON `jobs` (`key`);--> statement-breakpoint
CREATE TABLE `memberships` (
	`tenant_id` text NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`status` text DEFAULT 'active' NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `user_id`)
);
--> statement-breakpoint
CREATE INDEX `memberships_user_ix` ON `memberships` (`user_id`);--> statement-breakpoint
CREATE TABLE `notes` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`created_by` text,
	`owner_id` text,
	`deleted_at` integer,
	`import_id` text,
	`demo` integer DEFAULT false NOT NULL,
	`custom` text DEFAULT '{}' NOT NULL,
	`object` text NOT NULL,
	`record_id` text NOT NULL,
	`body` text NOT NULL,
	`pinned` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `notes_record_ix` ON `notes` (`tenant_id`,`object`,`record_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `notes_created_ix` ON `notes` (`tenant_id`,`created_at`,`id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `notes_trash_ix` ON `notes` (`tenant_id`,`deleted_at`,`id`) WHERE deleted_at is not null;--> statement-breakpoint
CREATE TABLE `people` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`created_by` text,
	`owner_id` text,
	`deleted_at` integer,
	`import_id` text,
	`demo` integer DEFAULT false NOT NULL,
	`custom` text DEFAULT '{}' NOT NULL,
	`first_name` text,
	`last_name` text,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`email` text,
	`other_emails` text DEFAULT '[]' NOT NULL,
	`phone` text,
	`other_phones` text DEFAULT '[]' NOT NULL,
	`job_title` text,
	`company_id` text,
	`linkedin` text,
	`city` text,
	`country` text,
	`birthday` text,
	`email_consent` integer DEFAULT false NOT NULL,
	`description` text,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `people_created_ix` ON `people` (`tenant_id`,`created_at`,`id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `people_updated_ix` ON `people` (`tenant_id`,`updated_at`,`id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `people_name_ix` ON `people` (`tenant_id`,`name_key`,`id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `people_email_ix` ON `people` (`tenant_id`,`email`);--> statement-breakpoint
CREATE INDEX `people_phone_ix` ON `people` (`tenant_id`,`phone`);--> statement-breakpoint
CREATE INDEX `people_company_ix` ON `people` (`tenant_id`,`company_id`,`id`);--> statement-breakpoint
CREATE INDEX `people_owner_ix` ON `people` (`tenant_id`,`owner_id`,`id`);--> statement-breakpoint
CREATE INDEX `people_import_ix` ON `people` (`tenant_id`,`import_id`);--> statement-breakpoint
CREATE INDEX `people_trash_ix` ON `people` (`tenant_id`,`deleted_at`,`id`) WHERE deleted_at is not null;--> statement-breakpoint
CREATE TABLE `rate_limits` (
	`key` text PRIMARY KEY NOT NULL,
	`points` integer DEFAULT 0 NOT NULL,
	`expire` integer
);
--> statement-breakpoint
CREATE TABLE `record_tags` (
	`tenant_id` text NOT NULL,
	`object` text NOT NULL,
	`record_id` text NOT NULL,
	`tag_id` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `object`, `record_id`, `tag_id`)
);
--> statement-breakpoint
CREATE INDEX `record_tags_tag_ix` ON `record_tags` (`tenant_id`,`tag_id`,`object`,`record_id`);--> statement-breakpoint
CREATE TABLE `search_documents` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`tenant_id` text NOT NULL,
	`object` text NOT NULL,
	`record_id` text NOT NULL,
	`title` text NOT NULL,
	`subtitle` text,
	`words` text NOT NULL,
	`keys` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `search_documents_pk` ON `search_documents` (`tenant_id`,`seq`);--> statement-breakpoint
CREATE UNIQUE INDEX `search_documents_record_ux` ON `search_documents` (`tenant_id`,`object`,`record_id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`token` text NOT NULL,
	`expires_at` integer NOT NULL,
	`last_seen_at` integer,
	`active_tenant_id` text,
	`ip_address` text,
	`user_agent` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_token_ux` ON `sessions` (`token`);--> statement-breakpoint
CREATE INDEX `sessions_user_ix` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `tags` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`created_by` text,
	`owner_id` text,
	`deleted_at` integer,
	`import_id` text,
	`demo` integer DEFAULT false NOT NULL,
	`custom` text DEFAULT '{}' NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`color` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tags_name_ux` ON `tags` (`tenant_id`,`name_key`) WHERE deleted_at is null;--> statement-breakpoint
CREATE TABLE `tenants` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`slug` text NOT NULL,
	`time_zone` text DEFAULT 'Etc/UTC' NOT NULL,
	`locale` text DEFAULT 'en-GB' NOT NULL,
	`currency` text DEFAULT 'EUR' NOT NULL,
	`default_country` text DEFAULT 'DE' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tenants_slug_ux` ON `tenants` (`slug`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer DEFAULT false NOT NULL,
	`image` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email_ux` ON `users` (`email`);--> statement-breakpoint
CREATE TABLE `verifications` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `verifications_identifier_ix` ON `verifications` (`identifier`);