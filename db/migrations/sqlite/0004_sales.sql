CREATE TABLE `activities` (
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
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`body` text,
	`object` text NOT NULL,
	`record_id` text NOT NULL,
	`starts_at` integer NOT NULL,
	`duration_minutes` real,
	`outcome` text,
	`done` integer DEFAULT true NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `activities_starts_ix` ON `activities` (`tenant_id`,`starts_at`,`id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `activities_created_ix` ON `activities` (`tenant_id`,`created_at`,`id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `activities_updated_ix` ON `activities` (`tenant_id`,`updated_at`,`id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `activities_record_ix` ON `activities` (`tenant_id`,`object`,`record_id`,`starts_at`);--> statement-breakpoint
CREATE INDEX `activities_owner_ix` ON `activities` (`tenant_id`,`owner_id`,`starts_at`);--> statement-breakpoint
CREATE INDEX `activities_import_ix` ON `activities` (`tenant_id`,`import_id`);--> statement-breakpoint
CREATE INDEX `activities_trash_ix` ON `activities` (`tenant_id`,`deleted_at`,`id`) WHERE deleted_at is not null;--> statement-breakpoint
CREATE TABLE `bulk_runs` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`object` text NOT NULL,
	`action` text NOT NULL,
	`selection` text NOT NULL,
	`values` text DEFAULT '{}' NOT NULL,
	`status` text NOT NULL,
	`total` integer DEFAULT 0 NOT NULL,
	`done` integer DEFAULT 0 NOT NULL,
	`changed` integer DEFAULT 0 NOT NULL,
	`failed` integer DEFAULT 0 NOT NULL,
	`error` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`finished_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `bulk_runs_created_ix` ON `bulk_runs` (`tenant_id`,`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `currency_rates` (
	`tenant_id` text NOT NULL,
	`currency` text NOT NULL,
	`valid_from` text NOT NULL,
	`rate` real NOT NULL,
	PRIMARY KEY(`tenant_id`, `currency`, `valid_from`)
);
--> statement-breakpoint
CREATE TABLE `deal_contacts` (
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
	`deal_id` text NOT NULL,
	`person_id` text NOT NULL,
	`role` text,
	`is_primary` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deal_contacts_ux` ON `deal_contacts` (`tenant_id`,`deal_id`,`person_id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `deal_contacts_person_ix` ON `deal_contacts` (`tenant_id`,`person_id`,`deal_id`);--> statement-breakpoint
CREATE TABLE `deal_totals` (
	`tenant_id` text NOT NULL,
	`pipeline_id` text NOT NULL,
	`stage_id` text NOT NULL,
	`owner` text NOT NULL,
	`currency` text NOT NULL,
	`month` text NOT NULL,
	`deals` integer DEFAULT 0 NOT NULL,
	`amount` integer DEFAULT 0 NOT NULL,
	`amount_by_stage` integer DEFAULT 0 NOT NULL,
	`weighted_by_deal` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`tenant_id`, `pipeline_id`, `stage_id`, `owner`, `currency`, `month`)
);
--> statement-breakpoint
CREATE TABLE `deals` (
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
	`pipeline_id` text NOT NULL,
	`stage_id` text NOT NULL,
	`status` text NOT NULL,
	`stage_since` integer NOT NULL,
	`amount` integer,
	`currency` text NOT NULL,
	`amount_from_lines` integer DEFAULT false NOT NULL,
	`probability` real,
	`weighted_amount` integer,
	`expected_close_on` text,
	`closed_on` text,
	`lost_reason_id` text,
	`lost_note` text,
	`company_id` text,
	`source` text,
	`lead_id` text,
	`description` text,
	`next_activity_at` integer,
	`touched_at` integer NOT NULL,
	`rotten_at` integer,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `deals_created_ix` ON `deals` (`tenant_id`,`created_at`,`id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `deals_updated_ix` ON `deals` (`tenant_id`,`updated_at`,`id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `deals_name_ix` ON `deals` (`tenant_id`,`name_key`,`id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `deals_stage_ix` ON `deals` (`tenant_id`,`stage_id`,`created_at`,`id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `deals_next_ix` ON `deals` (`tenant_id`,`stage_id`,`next_activity_at`,`id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `deals_close_ix` ON `deals` (`tenant_id`,`status`,`expected_close_on`,`id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `deals_closed_ix` ON `deals` (`tenant_id`,`status`,`closed_on`,`id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `deals_rotten_ix` ON `deals` (`tenant_id`,`rotten_at`,`id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `deals_owner_ix` ON `deals` (`tenant_id`,`owner_id`,`id`);--> statement-breakpoint
CREATE INDEX `deals_company_ix` ON `deals` (`tenant_id`,`company_id`,`id`);--> statement-breakpoint
CREATE INDEX `deals_lead_ix` ON `deals` (`tenant_id`,`lead_id`);--> statement-breakpoint
CREATE INDEX `deals_import_ix` ON `deals` (`tenant_id`,`import_id`);--> statement-breakpoint
CREATE INDEX `deals_trash_ix` ON `deals` (`tenant_id`,`deleted_at`,`id`) WHERE deleted_at is not null;--> statement-breakpoint
CREATE TABLE `leads` (
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
	`first_name` text,
	`last_name` text,
	`email` text,
	`phone` text,
	`job_title` text,
	`company_name` text,
	`website` text,
	`city` text,
	`country` text,
	`status` text NOT NULL,
	`source` text,
	`estimated_amount` integer,
	`description` text,
	`converted_at` integer,
	`person_id` text,
	`company_id` text,
	`deal_id` text,
	`next_activity_at` integer,
	`touched_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `leads_created_ix` ON `leads` (`tenant_id`,`created_at`,`id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `leads_updated_ix` ON `leads` (`tenant_id`,`updated_at`,`id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `leads_name_ix` ON `leads` (`tenant_id`,`name_key`,`id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `leads_status_ix` ON `leads` (`tenant_id`,`status`,`created_at`,`id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `leads_email_ix` ON `leads` (`tenant_id`,`email`);--> statement-breakpoint
CREATE INDEX `leads_owner_ix` ON `leads` (`tenant_id`,`owner_id`,`id`);--> statement-breakpoint
CREATE INDEX `leads_import_ix` ON `leads` (`tenant_id`,`import_id`);--> statement-breakpoint
CREATE INDEX `leads_trash_ix` ON `leads` (`tenant_id`,`deleted_at`,`id`) WHERE deleted_at is not null;--> statement-breakpoint
CREATE TABLE `line_items` (
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
	`deal_id` text NOT NULL,
	`product_id` text,
	`name` text NOT NULL,
	`quantity` real DEFAULT 1 NOT NULL,
	`unit_price` integer DEFAULT 0 NOT NULL,
	`discount` real DEFAULT 0 NOT NULL,
	`total` integer DEFAULT 0 NOT NULL,
	`position` real DEFAULT 0 NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `line_items_deal_ix` ON `line_items` (`tenant_id`,`deal_id`,`position`);--> statement-breakpoint
CREATE INDEX `line_items_product_ix` ON `line_items` (`tenant_id`,`product_id`);--> statement-breakpoint
CREATE TABLE `lost_reasons` (
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
	`position` real DEFAULT 0 NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `lost_reasons_name_ux` ON `lost_reasons` (`tenant_id`,`name_key`) WHERE deleted_at is null;--> statement-breakpoint
CREATE TABLE `notifications` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`user_id` text NOT NULL,
	`kind` text NOT NULL,
	`object` text,
	`record_id` text,
	`title` text NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text,
	`at` integer NOT NULL,
	`read_at` integer,
	`done_at` integer,
	`data` text DEFAULT '{}' NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `notifications_user_ix` ON `notifications` (`tenant_id`,`user_id`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `notifications_unread_ix` ON `notifications` (`tenant_id`,`user_id`) WHERE read_at is null and done_at is null;--> statement-breakpoint
CREATE TABLE `pipelines` (
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
	`position` real DEFAULT 0 NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `pipelines_name_ux` ON `pipelines` (`tenant_id`,`name_key`) WHERE deleted_at is null;--> statement-breakpoint
CREATE TABLE `products` (
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
	`code` text,
	`unit_price` integer,
	`currency` text NOT NULL,
	`description` text,
	`active` integer DEFAULT true NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `products_created_ix` ON `products` (`tenant_id`,`created_at`,`id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `products_updated_ix` ON `products` (`tenant_id`,`updated_at`,`id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `products_name_ix` ON `products` (`tenant_id`,`name_key`,`id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX `products_code_ux` ON `products` (`tenant_id`,`code`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `products_trash_ix` ON `products` (`tenant_id`,`deleted_at`,`id`) WHERE deleted_at is not null;--> statement-breakpoint
CREATE TABLE `recent_records` (
	`tenant_id` text NOT NULL,
	`user_id` text NOT NULL,
	`object` text NOT NULL,
	`record_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `user_id`, `object`, `record_id`)
);
--> statement-breakpoint
CREATE INDEX `recent_records_at_ix` ON `recent_records` (`tenant_id`,`user_id`,`at`);--> statement-breakpoint
CREATE TABLE `stage_history` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`deal_id` text NOT NULL,
	`pipeline_id` text NOT NULL,
	`stage_id` text NOT NULL,
	`entered_at` integer NOT NULL,
	`left_at` integer,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `stage_history_deal_ix` ON `stage_history` (`tenant_id`,`deal_id`,`entered_at`);--> statement-breakpoint
CREATE INDEX `stage_history_stage_ix` ON `stage_history` (`tenant_id`,`stage_id`,`entered_at`);--> statement-breakpoint
CREATE TABLE `stages` (
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
	`pipeline_id` text NOT NULL,
	`name` text NOT NULL,
	`type` text NOT NULL,
	`probability` real DEFAULT 0 NOT NULL,
	`color` text,
	`position` real DEFAULT 0 NOT NULL,
	`rot_days` real,
	`required_fields` text DEFAULT '[]' NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `stages_pipeline_ix` ON `stages` (`tenant_id`,`pipeline_id`,`position`);--> statement-breakpoint
CREATE TABLE `tasks` (
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
	`title` text NOT NULL,
	`body` text,
	`object` text,
	`record_id` text,
	`due_on` text,
	`due_at` integer,
	`due_by` integer,
	`priority` text NOT NULL,
	`done` integer DEFAULT false NOT NULL,
	`done_at` integer,
	`reminder_at` integer,
	`reminded_at` integer,
	`repeat` text,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `tasks_due_ix` ON `tasks` (`tenant_id`,`done`,`due_by`,`id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `tasks_created_ix` ON `tasks` (`tenant_id`,`created_at`,`id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `tasks_updated_ix` ON `tasks` (`tenant_id`,`updated_at`,`id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `tasks_record_ix` ON `tasks` (`tenant_id`,`object`,`record_id`,`done`,`due_by`);--> statement-breakpoint
CREATE INDEX `tasks_owner_ix` ON `tasks` (`tenant_id`,`owner_id`,`done`,`due_by`);--> statement-breakpoint
CREATE INDEX `tasks_reminder_ix` ON `tasks` (`reminder_at`) WHERE reminder_at is not null and reminded_at is null;--> statement-breakpoint
CREATE INDEX `tasks_import_ix` ON `tasks` (`tenant_id`,`import_id`);--> statement-breakpoint
CREATE INDEX `tasks_trash_ix` ON `tasks` (`tenant_id`,`deleted_at`,`id`) WHERE deleted_at is not null;--> statement-breakpoint
CREATE TABLE `view_favourites` (
	`tenant_id` text NOT NULL,
	`user_id` text NOT NULL,
	`view_id` text NOT NULL,
	`position` real DEFAULT 0 NOT NULL,
	PRIMARY KEY(`tenant_id`, `user_id`, `view_id`)
);
--> statement-breakpoint
CREATE TABLE `views` (
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
	`object` text NOT NULL,
	`kind` text NOT NULL,
	`state` text DEFAULT '' NOT NULL,
	`shared` integer DEFAULT false NOT NULL,
	`locked` integer DEFAULT false NOT NULL,
	`is_default` integer DEFAULT false NOT NULL,
	`position` real DEFAULT 0 NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `views_object_ix` ON `views` (`tenant_id`,`object`,`position`);--> statement-breakpoint
CREATE INDEX `views_trash_ix` ON `views` (`tenant_id`,`deleted_at`,`id`) WHERE deleted_at is not null;--> statement-breakpoint
ALTER TABLE `tenants` ADD `planned_stops_rot` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `tenants` ADD `move_drops_probability` integer DEFAULT false NOT NULL;