CREATE TABLE `deal_cohorts` (
	`tenant_id` text NOT NULL,
	`created` text NOT NULL,
	`pipeline_id` text NOT NULL,
	`stage_id` text NOT NULL,
	`owner` text NOT NULL,
	`currency` text NOT NULL,
	`closed` text NOT NULL,
	`deals` integer DEFAULT 0 NOT NULL,
	`amount` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`tenant_id`, `created`, `pipeline_id`, `stage_id`, `owner`, `currency`, `closed`)
);
--> statement-breakpoint
CREATE TABLE `field_totals` (
	`tenant_id` text NOT NULL,
	`object` text NOT NULL,
	`field` text NOT NULL,
	`value` text NOT NULL,
	`currency` text NOT NULL,
	`part` integer NOT NULL,
	`records` integer DEFAULT 0 NOT NULL,
	`amount` integer DEFAULT 0 NOT NULL,
	`weighted` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`tenant_id`, `object`, `field`, `value`, `currency`, `part`)
);
--> statement-breakpoint
CREATE TABLE `record_books` (
	`tenant_id` text NOT NULL,
	`object` text NOT NULL,
	`shape` text NOT NULL,
	`held_to` text NOT NULL,
	`whole` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `object`)
);
--> statement-breakpoint
CREATE INDEX `notifications_over_ix` ON `notifications` (`tenant_id`,`at`) WHERE read_at is not null or done_at is not null;