DROP INDEX `jobs_claim_ix`;--> statement-breakpoint
ALTER TABLE `jobs` ADD `progress` text;--> statement-breakpoint
CREATE INDEX `jobs_claim_ix` ON `jobs` (`state`,priority desc,`id`);