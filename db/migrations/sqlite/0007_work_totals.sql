CREATE TABLE `work_books` (
	`tenant_id` text PRIMARY KEY NOT NULL,
	`time_zone` text NOT NULL,
	`since` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `work_totals` (
	`tenant_id` text NOT NULL,
	`month` text NOT NULL,
	`week` integer NOT NULL,
	`kind` text NOT NULL,
	`who` text NOT NULL,
	`count` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`tenant_id`, `month`, `week`, `kind`, `who`)
);
--> statement-breakpoint
CREATE INDEX `deals_amount_ix` ON `deals` (`tenant_id`,`amount`,`id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `tasks_done_ix` ON `tasks` (`tenant_id`,`done_at`) WHERE deleted_at is null;