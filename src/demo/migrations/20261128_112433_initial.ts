import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."_locales" AS ENUM('en', 'es');
  CREATE TYPE "public"."enum_posts_organisation" AS ENUM('django-girls', 'pyopensci');
  CREATE TYPE "public"."enum_posts_status" AS ENUM('draft', 'published');
  CREATE TYPE "public"."enum__posts_v_version_organisation" AS ENUM('django-girls', 'pyopensci');
  CREATE TYPE "public"."enum__posts_v_version_status" AS ENUM('draft', 'published');
  CREATE TYPE "public"."enum__posts_v_published_locale" AS ENUM('en', 'es');
  CREATE TYPE "public"."enum_packages_status" AS ENUM('draft', 'published');
  CREATE TYPE "public"."enum__packages_v_version_status" AS ENUM('draft', 'published');
  CREATE TYPE "public"."enum__packages_v_published_locale" AS ENUM('en', 'es');
  CREATE TYPE "public"."enum_volunteers_status" AS ENUM('draft', 'published');
  CREATE TYPE "public"."enum__volunteers_v_version_status" AS ENUM('draft', 'published');
  CREATE TYPE "public"."enum__volunteers_v_published_locale" AS ENUM('en', 'es');
  CREATE TYPE "public"."enum_events_startsat_tz" AS ENUM('Pacific/Midway', 'Pacific/Niue', 'Pacific/Honolulu', 'Pacific/Rarotonga', 'America/Anchorage', 'Pacific/Gambier', 'America/Los_Angeles', 'America/Tijuana', 'America/Denver', 'America/Phoenix', 'America/Chicago', 'America/Guatemala', 'America/New_York', 'America/Bogota', 'America/Caracas', 'America/Santiago', 'America/Buenos_Aires', 'America/Sao_Paulo', 'Atlantic/South_Georgia', 'Atlantic/Azores', 'Atlantic/Cape_Verde', 'Europe/London', 'Europe/Berlin', 'Africa/Lagos', 'Europe/Athens', 'Africa/Cairo', 'Europe/Moscow', 'Asia/Riyadh', 'Asia/Dubai', 'Asia/Baku', 'Asia/Karachi', 'Asia/Tashkent', 'Asia/Calcutta', 'Asia/Dhaka', 'Asia/Almaty', 'Asia/Jakarta', 'Asia/Bangkok', 'Asia/Shanghai', 'Asia/Singapore', 'Asia/Tokyo', 'Asia/Seoul', 'Australia/Brisbane', 'Australia/Sydney', 'Pacific/Guam', 'Pacific/Noumea', 'Pacific/Auckland', 'Pacific/Fiji');
  CREATE TYPE "public"."enum_events_applicationsuntil_tz" AS ENUM('Pacific/Midway', 'Pacific/Niue', 'Pacific/Honolulu', 'Pacific/Rarotonga', 'America/Anchorage', 'Pacific/Gambier', 'America/Los_Angeles', 'America/Tijuana', 'America/Denver', 'America/Phoenix', 'America/Chicago', 'America/Guatemala', 'America/New_York', 'America/Bogota', 'America/Caracas', 'America/Santiago', 'America/Buenos_Aires', 'America/Sao_Paulo', 'Atlantic/South_Georgia', 'Atlantic/Azores', 'Atlantic/Cape_Verde', 'Europe/London', 'Europe/Berlin', 'Africa/Lagos', 'Europe/Athens', 'Africa/Cairo', 'Europe/Moscow', 'Asia/Riyadh', 'Asia/Dubai', 'Asia/Baku', 'Asia/Karachi', 'Asia/Tashkent', 'Asia/Calcutta', 'Asia/Dhaka', 'Asia/Almaty', 'Asia/Jakarta', 'Asia/Bangkok', 'Asia/Shanghai', 'Asia/Singapore', 'Asia/Tokyo', 'Asia/Seoul', 'Australia/Brisbane', 'Australia/Sydney', 'Pacific/Guam', 'Pacific/Noumea', 'Pacific/Auckland', 'Pacific/Fiji');
  CREATE TYPE "public"."enum_events_organisation" AS ENUM('django-girls', 'pyopensci');
  CREATE TYPE "public"."enum_events_status" AS ENUM('draft', 'published');
  CREATE TYPE "public"."enum__events_v_version_startsat_tz" AS ENUM('Pacific/Midway', 'Pacific/Niue', 'Pacific/Honolulu', 'Pacific/Rarotonga', 'America/Anchorage', 'Pacific/Gambier', 'America/Los_Angeles', 'America/Tijuana', 'America/Denver', 'America/Phoenix', 'America/Chicago', 'America/Guatemala', 'America/New_York', 'America/Bogota', 'America/Caracas', 'America/Santiago', 'America/Buenos_Aires', 'America/Sao_Paulo', 'Atlantic/South_Georgia', 'Atlantic/Azores', 'Atlantic/Cape_Verde', 'Europe/London', 'Europe/Berlin', 'Africa/Lagos', 'Europe/Athens', 'Africa/Cairo', 'Europe/Moscow', 'Asia/Riyadh', 'Asia/Dubai', 'Asia/Baku', 'Asia/Karachi', 'Asia/Tashkent', 'Asia/Calcutta', 'Asia/Dhaka', 'Asia/Almaty', 'Asia/Jakarta', 'Asia/Bangkok', 'Asia/Shanghai', 'Asia/Singapore', 'Asia/Tokyo', 'Asia/Seoul', 'Australia/Brisbane', 'Australia/Sydney', 'Pacific/Guam', 'Pacific/Noumea', 'Pacific/Auckland', 'Pacific/Fiji');
  CREATE TYPE "public"."enum__events_v_version_applicationsuntil_tz" AS ENUM('Pacific/Midway', 'Pacific/Niue', 'Pacific/Honolulu', 'Pacific/Rarotonga', 'America/Anchorage', 'Pacific/Gambier', 'America/Los_Angeles', 'America/Tijuana', 'America/Denver', 'America/Phoenix', 'America/Chicago', 'America/Guatemala', 'America/New_York', 'America/Bogota', 'America/Caracas', 'America/Santiago', 'America/Buenos_Aires', 'America/Sao_Paulo', 'Atlantic/South_Georgia', 'Atlantic/Azores', 'Atlantic/Cape_Verde', 'Europe/London', 'Europe/Berlin', 'Africa/Lagos', 'Europe/Athens', 'Africa/Cairo', 'Europe/Moscow', 'Asia/Riyadh', 'Asia/Dubai', 'Asia/Baku', 'Asia/Karachi', 'Asia/Tashkent', 'Asia/Calcutta', 'Asia/Dhaka', 'Asia/Almaty', 'Asia/Jakarta', 'Asia/Bangkok', 'Asia/Shanghai', 'Asia/Singapore', 'Asia/Tokyo', 'Asia/Seoul', 'Australia/Brisbane', 'Australia/Sydney', 'Pacific/Guam', 'Pacific/Noumea', 'Pacific/Auckland', 'Pacific/Fiji');
  CREATE TYPE "public"."enum__events_v_version_organisation" AS ENUM('django-girls', 'pyopensci');
  CREATE TYPE "public"."enum__events_v_version_status" AS ENUM('draft', 'published');
  CREATE TYPE "public"."enum__events_v_published_locale" AS ENUM('en', 'es');
  CREATE TYPE "public"."enum_users_roles" AS ENUM('admin', 'manager', 'editor', 'author');
  CREATE TYPE "public"."enum_social_channels_network" AS ENUM('mastodon', 'bluesky', 'linkedin', 'x', 'facebook', 'pinterest', 'manual');
  CREATE TYPE "public"."enum_social_channels_standing" AS ENUM('primary', 'active', 'occasional', 'dormant');
  CREATE TYPE "public"."enum_social_channels_mastodon_visibility" AS ENUM('public', 'unlisted', 'private');
  CREATE TYPE "public"."enum_social_channels_linkedin_visibility" AS ENUM('PUBLIC', 'CONNECTIONS', 'LOGGED_IN');
  CREATE TYPE "public"."enum_social_channels_x_reply_settings" AS ENUM('everyone', 'following', 'mentionedUsers');
  CREATE TYPE "public"."enum_social_posts_variants_network" AS ENUM('mastodon', 'bluesky', 'linkedin', 'x', 'facebook', 'pinterest', 'manual');
  CREATE TYPE "public"."enum_social_posts_kind" AS ENUM('post', 'share', 'reply');
  CREATE TYPE "public"."enum_social_posts_publishat_tz" AS ENUM('Pacific/Midway', 'Pacific/Niue', 'Pacific/Honolulu', 'Pacific/Rarotonga', 'America/Anchorage', 'Pacific/Gambier', 'America/Los_Angeles', 'America/Tijuana', 'America/Denver', 'America/Phoenix', 'America/Chicago', 'America/Guatemala', 'America/New_York', 'America/Bogota', 'America/Caracas', 'America/Santiago', 'America/Buenos_Aires', 'America/Sao_Paulo', 'Atlantic/South_Georgia', 'Atlantic/Azores', 'Atlantic/Cape_Verde', 'Europe/London', 'Europe/Berlin', 'Africa/Lagos', 'Europe/Athens', 'Africa/Cairo', 'Europe/Moscow', 'Asia/Riyadh', 'Asia/Dubai', 'Asia/Baku', 'Asia/Karachi', 'Asia/Tashkent', 'Asia/Calcutta', 'Asia/Dhaka', 'Asia/Almaty', 'Asia/Jakarta', 'Asia/Bangkok', 'Asia/Shanghai', 'Asia/Singapore', 'Asia/Tokyo', 'Asia/Seoul', 'Australia/Brisbane', 'Australia/Sydney', 'Pacific/Guam', 'Pacific/Noumea', 'Pacific/Auckland', 'Pacific/Fiji');
  CREATE TYPE "public"."enum_social_post_status" AS ENUM('draft', 'in-review', 'approved', 'scheduled', 'publishing', 'published', 'partly-published', 'failed', 'missed', 'unknown', 'cancelled');
  CREATE TYPE "public"."enum_social_posts_overflow" AS ENUM('shorten', 'thread');
  CREATE TYPE "public"."enum_social_posts_lifespan" AS ENUM('ad-hoc', 'evergreen');
  CREATE TYPE "public"."enum_social_posts_recurrence_frequency" AS ENUM('daily', 'weekly', 'monthly');
  CREATE TYPE "public"."enum__social_posts_v_version_variants_network" AS ENUM('mastodon', 'bluesky', 'linkedin', 'x', 'facebook', 'pinterest', 'manual');
  CREATE TYPE "public"."enum__social_posts_v_version_kind" AS ENUM('post', 'share', 'reply');
  CREATE TYPE "public"."enum__social_posts_v_version_publishat_tz" AS ENUM('Pacific/Midway', 'Pacific/Niue', 'Pacific/Honolulu', 'Pacific/Rarotonga', 'America/Anchorage', 'Pacific/Gambier', 'America/Los_Angeles', 'America/Tijuana', 'America/Denver', 'America/Phoenix', 'America/Chicago', 'America/Guatemala', 'America/New_York', 'America/Bogota', 'America/Caracas', 'America/Santiago', 'America/Buenos_Aires', 'America/Sao_Paulo', 'Atlantic/South_Georgia', 'Atlantic/Azores', 'Atlantic/Cape_Verde', 'Europe/London', 'Europe/Berlin', 'Africa/Lagos', 'Europe/Athens', 'Africa/Cairo', 'Europe/Moscow', 'Asia/Riyadh', 'Asia/Dubai', 'Asia/Baku', 'Asia/Karachi', 'Asia/Tashkent', 'Asia/Calcutta', 'Asia/Dhaka', 'Asia/Almaty', 'Asia/Jakarta', 'Asia/Bangkok', 'Asia/Shanghai', 'Asia/Singapore', 'Asia/Tokyo', 'Asia/Seoul', 'Australia/Brisbane', 'Australia/Sydney', 'Pacific/Guam', 'Pacific/Noumea', 'Pacific/Auckland', 'Pacific/Fiji');
  CREATE TYPE "public"."enum__social_posts_v_version_overflow" AS ENUM('shorten', 'thread');
  CREATE TYPE "public"."enum__social_posts_v_version_lifespan" AS ENUM('ad-hoc', 'evergreen');
  CREATE TYPE "public"."enum__social_posts_v_version_recurrence_frequency" AS ENUM('daily', 'weekly', 'monthly');
  CREATE TYPE "public"."enum_social_delivery_state" AS ENUM('scheduled', 'publishing', 'published', 'failed', 'unknown', 'missed', 'held', 'cancelled');
  CREATE TYPE "public"."enum_social_step_state" AS ENUM('planned', 'past');
  CREATE TYPE "public"."enum_campaigns_pool_sources_collection" AS ENUM('posts', 'packages', 'volunteers', 'events');
  CREATE TYPE "public"."enum_campaigns_kind" AS ENUM('launch', 'evergreen');
  CREATE TYPE "public"."enum_social_campaign_status" AS ENUM('planned', 'running', 'stopped', 'finished');
  CREATE TYPE "public"."enum_campaigns_anchorat_tz" AS ENUM('Pacific/Midway', 'Pacific/Niue', 'Pacific/Honolulu', 'Pacific/Rarotonga', 'America/Anchorage', 'Pacific/Gambier', 'America/Los_Angeles', 'America/Tijuana', 'America/Denver', 'America/Phoenix', 'America/Chicago', 'America/Guatemala', 'America/New_York', 'America/Bogota', 'America/Caracas', 'America/Santiago', 'America/Buenos_Aires', 'America/Sao_Paulo', 'Atlantic/South_Georgia', 'Atlantic/Azores', 'Atlantic/Cape_Verde', 'Europe/London', 'Europe/Berlin', 'Africa/Lagos', 'Europe/Athens', 'Africa/Cairo', 'Europe/Moscow', 'Asia/Riyadh', 'Asia/Dubai', 'Asia/Baku', 'Asia/Karachi', 'Asia/Tashkent', 'Asia/Calcutta', 'Asia/Dhaka', 'Asia/Almaty', 'Asia/Jakarta', 'Asia/Bangkok', 'Asia/Shanghai', 'Asia/Singapore', 'Asia/Tokyo', 'Asia/Seoul', 'Australia/Brisbane', 'Australia/Sydney', 'Pacific/Guam', 'Pacific/Noumea', 'Pacific/Auckland', 'Pacific/Fiji');
  CREATE TYPE "public"."enum_campaigns_plan_as" AS ENUM('scheduled', 'draft');
  CREATE TYPE "public"."enum_sponsors_kind" AS ENUM('sponsor', 'supporter', 'person');
  CREATE TYPE "public"."enum_social_handles_kind" AS ENUM('person', 'sponsor', 'project', 'organisation');
  CREATE TYPE "public"."enum_social_templates_network" AS ENUM('mastodon', 'bluesky', 'linkedin', 'x', 'facebook', 'pinterest', 'manual');
  CREATE TYPE "public"."enum_social_templates_source" AS ENUM('posts', 'packages', 'volunteers', 'events');
  CREATE TYPE "public"."enum_social_mention_kind" AS ENUM('mention', 'reply', 'quote');
  CREATE TYPE "public"."enum_social_mentions_state" AS ENUM('open', 'done', 'do-not-engage');
  CREATE TYPE "public"."enum_payload_jobs_log_task_slug" AS ENUM('inline', 'schedulePublish');
  CREATE TYPE "public"."enum_payload_jobs_log_state" AS ENUM('failed', 'succeeded');
  CREATE TYPE "public"."enum_payload_jobs_task_slug" AS ENUM('inline', 'schedulePublish');
  CREATE TYPE "public"."enum_social_settings_sources_collection" AS ENUM('posts', 'packages', 'volunteers', 'events');
  CREATE TYPE "public"."enum_social_settings_sources_promote" AS ENUM('automatic', 'ask', 'off');
  CREATE TYPE "public"."enum_social_check" AS ENUM('empty', 'limits', 'dormant-channel', 'do-not-engage', 'silence-days', 'code-of-conduct', 'alt-text', 'picture-credit', 'text-in-picture-only', 'tone', 'insults', 'affiliate-links', 'sales-language', 'exact-repeat', 'near-duplicate', 'frequency', 'links', 'mentions', 'placeholders', 'past-dates', 'time-bound-words', 'call-for-help-end', 'sponsor-named', 'shouting', 'accessible-text', 'inclusive-language', 'hashtags', 'emoji', 'readability', 'language', 'sensitive-topics');
  CREATE TYPE "public"."enum_social_check_level" AS ENUM('hint', 'warn', 'block', 'off');
  CREATE TYPE "public"."enum_social_settings_thanks_rules_on" AS ENUM('joining', 'renewing', 'event', 'month');
  CREATE TABLE "posts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"hero_image_id" integer,
  	"meta_image_id" integer,
  	"published_at" timestamp(3) with time zone,
  	"organisation" "enum_posts_organisation" DEFAULT 'django-girls',
  	"generate_slug" boolean DEFAULT true,
  	"slug" varchar,
  	"social_promotion_opt_out" boolean DEFAULT false,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"deleted_at" timestamp(3) with time zone,
  	"_status" "enum_posts_status" DEFAULT 'draft'
  );
  
  CREATE TABLE "posts_locales" (
  	"title" varchar,
  	"content" jsonb,
  	"meta_title" varchar,
  	"meta_description" varchar,
  	"id" serial PRIMARY KEY NOT NULL,
  	"_locale" "_locales" NOT NULL,
  	"_parent_id" integer NOT NULL
  );
  
  CREATE TABLE "posts_texts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer NOT NULL,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"text" varchar
  );
  
  CREATE TABLE "posts_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"categories_id" integer,
  	"posts_id" integer,
  	"users_id" integer,
  	"social_channels_id" integer
  );
  
  CREATE TABLE "_posts_v" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"parent_id" integer,
  	"version_hero_image_id" integer,
  	"version_meta_image_id" integer,
  	"version_published_at" timestamp(3) with time zone,
  	"version_organisation" "enum__posts_v_version_organisation" DEFAULT 'django-girls',
  	"version_generate_slug" boolean DEFAULT true,
  	"version_slug" varchar,
  	"version_social_promotion_opt_out" boolean DEFAULT false,
  	"version_updated_at" timestamp(3) with time zone,
  	"version_created_at" timestamp(3) with time zone,
  	"version_deleted_at" timestamp(3) with time zone,
  	"version__status" "enum__posts_v_version_status" DEFAULT 'draft',
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"snapshot" boolean,
  	"published_locale" "enum__posts_v_published_locale",
  	"latest" boolean,
  	"autosave" boolean
  );
  
  CREATE TABLE "_posts_v_locales" (
  	"version_title" varchar,
  	"version_content" jsonb,
  	"version_meta_title" varchar,
  	"version_meta_description" varchar,
  	"id" serial PRIMARY KEY NOT NULL,
  	"_locale" "_locales" NOT NULL,
  	"_parent_id" integer NOT NULL
  );
  
  CREATE TABLE "_posts_v_texts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer NOT NULL,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"text" varchar
  );
  
  CREATE TABLE "_posts_v_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"categories_id" integer,
  	"posts_id" integer,
  	"users_id" integer,
  	"social_channels_id" integer
  );
  
  CREATE TABLE "packages_highlights" (
  	"_order" integer NOT NULL,
  	"_parent_id" integer NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL
  );
  
  CREATE TABLE "packages_highlights_locales" (
  	"text" varchar,
  	"id" serial PRIMARY KEY NOT NULL,
  	"_locale" "_locales" NOT NULL,
  	"_parent_id" varchar NOT NULL
  );
  
  CREATE TABLE "packages" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"name" varchar,
  	"repository" varchar,
  	"picture_id" integer,
  	"published_at" timestamp(3) with time zone,
  	"generate_slug" boolean DEFAULT true,
  	"slug" varchar,
  	"social_promotion_opt_out" boolean DEFAULT false,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"deleted_at" timestamp(3) with time zone,
  	"_status" "enum_packages_status" DEFAULT 'draft'
  );
  
  CREATE TABLE "packages_locales" (
  	"summary" varchar,
  	"id" serial PRIMARY KEY NOT NULL,
  	"_locale" "_locales" NOT NULL,
  	"_parent_id" integer NOT NULL
  );
  
  CREATE TABLE "packages_texts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer NOT NULL,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"text" varchar
  );
  
  CREATE TABLE "packages_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"social_channels_id" integer
  );
  
  CREATE TABLE "_packages_v_version_highlights" (
  	"_order" integer NOT NULL,
  	"_parent_id" integer NOT NULL,
  	"id" serial PRIMARY KEY NOT NULL,
  	"_uuid" varchar
  );
  
  CREATE TABLE "_packages_v_version_highlights_locales" (
  	"text" varchar,
  	"id" serial PRIMARY KEY NOT NULL,
  	"_locale" "_locales" NOT NULL,
  	"_parent_id" integer NOT NULL
  );
  
  CREATE TABLE "_packages_v" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"parent_id" integer,
  	"version_name" varchar,
  	"version_repository" varchar,
  	"version_picture_id" integer,
  	"version_published_at" timestamp(3) with time zone,
  	"version_generate_slug" boolean DEFAULT true,
  	"version_slug" varchar,
  	"version_social_promotion_opt_out" boolean DEFAULT false,
  	"version_updated_at" timestamp(3) with time zone,
  	"version_created_at" timestamp(3) with time zone,
  	"version_deleted_at" timestamp(3) with time zone,
  	"version__status" "enum__packages_v_version_status" DEFAULT 'draft',
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"snapshot" boolean,
  	"published_locale" "enum__packages_v_published_locale",
  	"latest" boolean,
  	"autosave" boolean
  );
  
  CREATE TABLE "_packages_v_locales" (
  	"version_summary" varchar,
  	"id" serial PRIMARY KEY NOT NULL,
  	"_locale" "_locales" NOT NULL,
  	"_parent_id" integer NOT NULL
  );
  
  CREATE TABLE "_packages_v_texts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer NOT NULL,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"text" varchar
  );
  
  CREATE TABLE "_packages_v_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"social_channels_id" integer
  );
  
  CREATE TABLE "volunteers" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"name" varchar,
  	"portrait_id" integer,
  	"published_at" timestamp(3) with time zone,
  	"generate_slug" boolean DEFAULT true,
  	"slug" varchar,
  	"social_promotion_opt_out" boolean DEFAULT false,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"deleted_at" timestamp(3) with time zone,
  	"_status" "enum_volunteers_status" DEFAULT 'draft'
  );
  
  CREATE TABLE "volunteers_locales" (
  	"role" varchar,
  	"story" jsonb,
  	"quote" varchar,
  	"id" serial PRIMARY KEY NOT NULL,
  	"_locale" "_locales" NOT NULL,
  	"_parent_id" integer NOT NULL
  );
  
  CREATE TABLE "volunteers_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"social_channels_id" integer
  );
  
  CREATE TABLE "_volunteers_v" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"parent_id" integer,
  	"version_name" varchar,
  	"version_portrait_id" integer,
  	"version_published_at" timestamp(3) with time zone,
  	"version_generate_slug" boolean DEFAULT true,
  	"version_slug" varchar,
  	"version_social_promotion_opt_out" boolean DEFAULT false,
  	"version_updated_at" timestamp(3) with time zone,
  	"version_created_at" timestamp(3) with time zone,
  	"version_deleted_at" timestamp(3) with time zone,
  	"version__status" "enum__volunteers_v_version_status" DEFAULT 'draft',
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"snapshot" boolean,
  	"published_locale" "enum__volunteers_v_published_locale",
  	"latest" boolean,
  	"autosave" boolean
  );
  
  CREATE TABLE "_volunteers_v_locales" (
  	"version_role" varchar,
  	"version_story" jsonb,
  	"version_quote" varchar,
  	"id" serial PRIMARY KEY NOT NULL,
  	"_locale" "_locales" NOT NULL,
  	"_parent_id" integer NOT NULL
  );
  
  CREATE TABLE "_volunteers_v_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"social_channels_id" integer
  );
  
  CREATE TABLE "events" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"city" varchar,
  	"country" varchar,
  	"starts_at" timestamp(3) with time zone,
  	"startsat_tz" "enum_events_startsat_tz",
  	"applications_until" timestamp(3) with time zone,
  	"applicationsuntil_tz" "enum_events_applicationsuntil_tz",
  	"code_of_conduct" varchar,
  	"picture_id" integer,
  	"published_at" timestamp(3) with time zone,
  	"organisation" "enum_events_organisation" DEFAULT 'django-girls',
  	"generate_slug" boolean DEFAULT true,
  	"slug" varchar,
  	"social_promotion_opt_out" boolean DEFAULT false,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"deleted_at" timestamp(3) with time zone,
  	"_status" "enum_events_status" DEFAULT 'draft'
  );
  
  CREATE TABLE "events_locales" (
  	"title" varchar,
  	"summary" varchar,
  	"content" jsonb,
  	"id" serial PRIMARY KEY NOT NULL,
  	"_locale" "_locales" NOT NULL,
  	"_parent_id" integer NOT NULL
  );
  
  CREATE TABLE "events_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"social_channels_id" integer
  );
  
  CREATE TABLE "_events_v" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"parent_id" integer,
  	"version_city" varchar,
  	"version_country" varchar,
  	"version_starts_at" timestamp(3) with time zone,
  	"version_startsat_tz" "enum__events_v_version_startsat_tz",
  	"version_applications_until" timestamp(3) with time zone,
  	"version_applicationsuntil_tz" "enum__events_v_version_applicationsuntil_tz",
  	"version_code_of_conduct" varchar,
  	"version_picture_id" integer,
  	"version_published_at" timestamp(3) with time zone,
  	"version_organisation" "enum__events_v_version_organisation" DEFAULT 'django-girls',
  	"version_generate_slug" boolean DEFAULT true,
  	"version_slug" varchar,
  	"version_social_promotion_opt_out" boolean DEFAULT false,
  	"version_updated_at" timestamp(3) with time zone,
  	"version_created_at" timestamp(3) with time zone,
  	"version_deleted_at" timestamp(3) with time zone,
  	"version__status" "enum__events_v_version_status" DEFAULT 'draft',
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"snapshot" boolean,
  	"published_locale" "enum__events_v_published_locale",
  	"latest" boolean,
  	"autosave" boolean
  );
  
  CREATE TABLE "_events_v_locales" (
  	"version_title" varchar,
  	"version_summary" varchar,
  	"version_content" jsonb,
  	"id" serial PRIMARY KEY NOT NULL,
  	"_locale" "_locales" NOT NULL,
  	"_parent_id" integer NOT NULL
  );
  
  CREATE TABLE "_events_v_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"social_channels_id" integer
  );
  
  CREATE TABLE "categories" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"generate_slug" boolean DEFAULT true,
  	"slug" varchar NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "categories_locales" (
  	"title" varchar NOT NULL,
  	"id" serial PRIMARY KEY NOT NULL,
  	"_locale" "_locales" NOT NULL,
  	"_parent_id" integer NOT NULL
  );
  
  CREATE TABLE "media" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"credit" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"url" varchar,
  	"thumbnail_u_r_l" varchar,
  	"filename" varchar,
  	"mime_type" varchar,
  	"filesize" numeric,
  	"width" numeric,
  	"height" numeric,
  	"focal_x" numeric,
  	"focal_y" numeric,
  	"sizes_thumbnail_url" varchar,
  	"sizes_thumbnail_width" numeric,
  	"sizes_thumbnail_height" numeric,
  	"sizes_thumbnail_mime_type" varchar,
  	"sizes_thumbnail_filesize" numeric,
  	"sizes_thumbnail_filename" varchar
  );
  
  CREATE TABLE "media_locales" (
  	"alt" varchar,
  	"id" serial PRIMARY KEY NOT NULL,
  	"_locale" "_locales" NOT NULL,
  	"_parent_id" integer NOT NULL
  );
  
  CREATE TABLE "users_roles" (
  	"order" integer NOT NULL,
  	"parent_id" integer NOT NULL,
  	"value" "enum_users_roles",
  	"id" serial PRIMARY KEY NOT NULL
  );
  
  CREATE TABLE "users_sessions" (
  	"_order" integer NOT NULL,
  	"_parent_id" integer NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"created_at" timestamp(3) with time zone,
  	"expires_at" timestamp(3) with time zone NOT NULL
  );
  
  CREATE TABLE "users" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"email" varchar NOT NULL,
  	"reset_password_token" varchar,
  	"reset_password_expiration" timestamp(3) with time zone,
  	"salt" varchar,
  	"hash" varchar,
  	"reset_password_requested_at" timestamp(3) with time zone,
  	"login_attempts" numeric DEFAULT 0,
  	"lock_until" timestamp(3) with time zone
  );
  
  CREATE TABLE "social_channels_slots" (
  	"_order" integer NOT NULL,
  	"_parent_id" integer NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"day" numeric NOT NULL,
  	"time" varchar NOT NULL
  );
  
  CREATE TABLE "social_channels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"network" "enum_social_channels_network" NOT NULL,
  	"handle" varchar,
  	"base_u_r_l" varchar,
  	"connected" boolean DEFAULT false,
  	"standing" "enum_social_channels_standing" DEFAULT 'active' NOT NULL,
  	"paused" boolean DEFAULT false,
  	"timezone" varchar DEFAULT 'UTC',
  	"language" varchar,
  	"daily_limit" numeric,
  	"weekly" numeric,
  	"health_ok" boolean DEFAULT null,
  	"health_checked_at" timestamp(3) with time zone,
  	"health_message" varchar,
  	"health_token_expires_at" timestamp(3) with time zone,
  	"health_followers" numeric,
  	"health_alarm" varchar,
  	"trouble" varchar,
  	"learnt" jsonb,
  	"inbox" jsonb,
  	"mastodon_visibility" "enum_social_channels_mastodon_visibility" DEFAULT 'public',
  	"bluesky_app_u_r_l" varchar,
  	"linkedin_author" varchar,
  	"linkedin_visibility" "enum_social_channels_linkedin_visibility",
  	"x_reply_settings" "enum_social_channels_x_reply_settings",
  	"facebook_page_id" varchar,
  	"manual_where" varchar,
  	"manual_max_length" numeric,
  	"pinterest_board" varchar,
  	"pinterest_section" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "social_posts_media" (
  	"_order" integer NOT NULL,
  	"_parent_id" integer NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"image_id" integer NOT NULL,
  	"alt" varchar,
  	"credit" varchar
  );
  
  CREATE TABLE "social_posts_more_media" (
  	"_order" integer NOT NULL,
  	"_parent_id" varchar NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"image_id" integer NOT NULL,
  	"alt" varchar,
  	"credit" varchar
  );
  
  CREATE TABLE "social_posts_more" (
  	"_order" integer NOT NULL,
  	"_parent_id" integer NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"text" varchar
  );
  
  CREATE TABLE "social_posts_variants_media" (
  	"_order" integer NOT NULL,
  	"_parent_id" varchar NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"image_id" integer NOT NULL,
  	"alt" varchar,
  	"credit" varchar
  );
  
  CREATE TABLE "social_posts_variants" (
  	"_order" integer NOT NULL,
  	"_parent_id" integer NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"network" "enum_social_posts_variants_network",
  	"channel_id" integer,
  	"title" varchar,
  	"text" varchar
  );
  
  CREATE TABLE "social_posts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"title" varchar NOT NULL,
  	"kind" "enum_social_posts_kind" DEFAULT 'post' NOT NULL,
  	"target" varchar,
  	"text" varchar,
  	"link" varchar,
  	"publish_at" timestamp(3) with time zone,
  	"publishat_tz" "enum_social_posts_publishat_tz",
  	"queue" boolean DEFAULT false,
  	"status" "enum_social_post_status" DEFAULT 'draft' NOT NULL,
  	"content_warning" varchar,
  	"language" varchar,
  	"overflow" "enum_social_posts_overflow" DEFAULT 'shorten',
  	"card_title" varchar,
  	"card_description" varchar,
  	"card_image_id" integer,
  	"code_of_conduct" varchar,
  	"ends_at" timestamp(3) with time zone,
  	"category" varchar,
  	"lifespan" "enum_social_posts_lifespan" DEFAULT 'ad-hoc',
  	"campaign_id" integer,
  	"sponsor_id" integer,
  	"feed_id" integer,
  	"promotion_id" integer,
  	"angle" varchar,
  	"composed" jsonb,
  	"withdrawn_by" varchar,
  	"recurrence_frequency" "enum_social_posts_recurrence_frequency",
  	"recurrence_time" varchar,
  	"recurrence_timezone" varchar,
  	"recurrence_starts_on" varchar,
  	"recurrence_interval" numeric,
  	"recurrence_day_of_month" numeric,
  	"recurrence_nth" numeric,
  	"recurrence_weekday" numeric,
  	"recurrence_ends_on" varchar,
  	"recurrence_count" numeric,
  	"repeat_of_id" integer,
  	"plan_key" varchar,
  	"plan" jsonb,
  	"resolved" jsonb,
  	"written_by" varchar,
  	"writers" jsonb,
  	"approvals" jsonb,
  	"approved_content" jsonb,
  	"comments" jsonb,
  	"review_links" jsonb,
  	"urgency" jsonb,
  	"cleared" boolean DEFAULT false,
  	"reminded_at" timestamp(3) with time zone,
  	"overridden" jsonb,
  	"urgent_reason" varchar,
  	"findings" jsonb,
  	"ignored" jsonb,
  	"warnings_seen" jsonb,
  	"checked_with" jsonb,
  	"override_reason" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"deleted_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "social_posts_texts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer NOT NULL,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"text" varchar
  );
  
  CREATE TABLE "social_posts_numbers" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"number" numeric,
  	"order" integer NOT NULL,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL
  );
  
  CREATE TABLE "social_posts_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"social_channels_id" integer,
  	"posts_id" integer,
  	"packages_id" integer,
  	"volunteers_id" integer,
  	"events_id" integer
  );
  
  CREATE TABLE "_social_posts_v_version_media" (
  	"_order" integer NOT NULL,
  	"_parent_id" integer NOT NULL,
  	"id" serial PRIMARY KEY NOT NULL,
  	"image_id" integer NOT NULL,
  	"alt" varchar,
  	"credit" varchar,
  	"_uuid" varchar
  );
  
  CREATE TABLE "_social_posts_v_version_more_media" (
  	"_order" integer NOT NULL,
  	"_parent_id" integer NOT NULL,
  	"id" serial PRIMARY KEY NOT NULL,
  	"image_id" integer NOT NULL,
  	"alt" varchar,
  	"credit" varchar,
  	"_uuid" varchar
  );
  
  CREATE TABLE "_social_posts_v_version_more" (
  	"_order" integer NOT NULL,
  	"_parent_id" integer NOT NULL,
  	"id" serial PRIMARY KEY NOT NULL,
  	"text" varchar,
  	"_uuid" varchar
  );
  
  CREATE TABLE "_social_posts_v_version_variants_media" (
  	"_order" integer NOT NULL,
  	"_parent_id" integer NOT NULL,
  	"id" serial PRIMARY KEY NOT NULL,
  	"image_id" integer NOT NULL,
  	"alt" varchar,
  	"credit" varchar,
  	"_uuid" varchar
  );
  
  CREATE TABLE "_social_posts_v_version_variants" (
  	"_order" integer NOT NULL,
  	"_parent_id" integer NOT NULL,
  	"id" serial PRIMARY KEY NOT NULL,
  	"network" "enum__social_posts_v_version_variants_network",
  	"channel_id" integer,
  	"title" varchar,
  	"text" varchar,
  	"_uuid" varchar
  );
  
  CREATE TABLE "_social_posts_v" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"parent_id" integer,
  	"version_title" varchar NOT NULL,
  	"version_kind" "enum__social_posts_v_version_kind" DEFAULT 'post' NOT NULL,
  	"version_target" varchar,
  	"version_text" varchar,
  	"version_link" varchar,
  	"version_publish_at" timestamp(3) with time zone,
  	"version_publishat_tz" "enum__social_posts_v_version_publishat_tz",
  	"version_queue" boolean DEFAULT false,
  	"version_status" "enum_social_post_status" DEFAULT 'draft' NOT NULL,
  	"version_content_warning" varchar,
  	"version_language" varchar,
  	"version_overflow" "enum__social_posts_v_version_overflow" DEFAULT 'shorten',
  	"version_card_title" varchar,
  	"version_card_description" varchar,
  	"version_card_image_id" integer,
  	"version_code_of_conduct" varchar,
  	"version_ends_at" timestamp(3) with time zone,
  	"version_category" varchar,
  	"version_lifespan" "enum__social_posts_v_version_lifespan" DEFAULT 'ad-hoc',
  	"version_campaign_id" integer,
  	"version_sponsor_id" integer,
  	"version_feed_id" integer,
  	"version_promotion_id" integer,
  	"version_angle" varchar,
  	"version_composed" jsonb,
  	"version_withdrawn_by" varchar,
  	"version_recurrence_frequency" "enum__social_posts_v_version_recurrence_frequency",
  	"version_recurrence_time" varchar,
  	"version_recurrence_timezone" varchar,
  	"version_recurrence_starts_on" varchar,
  	"version_recurrence_interval" numeric,
  	"version_recurrence_day_of_month" numeric,
  	"version_recurrence_nth" numeric,
  	"version_recurrence_weekday" numeric,
  	"version_recurrence_ends_on" varchar,
  	"version_recurrence_count" numeric,
  	"version_repeat_of_id" integer,
  	"version_plan_key" varchar,
  	"version_plan" jsonb,
  	"version_resolved" jsonb,
  	"version_written_by" varchar,
  	"version_writers" jsonb,
  	"version_approvals" jsonb,
  	"version_approved_content" jsonb,
  	"version_comments" jsonb,
  	"version_review_links" jsonb,
  	"version_urgency" jsonb,
  	"version_cleared" boolean DEFAULT false,
  	"version_reminded_at" timestamp(3) with time zone,
  	"version_overridden" jsonb,
  	"version_urgent_reason" varchar,
  	"version_findings" jsonb,
  	"version_ignored" jsonb,
  	"version_warnings_seen" jsonb,
  	"version_checked_with" jsonb,
  	"version_override_reason" varchar,
  	"version_updated_at" timestamp(3) with time zone,
  	"version_created_at" timestamp(3) with time zone,
  	"version_deleted_at" timestamp(3) with time zone,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "_social_posts_v_texts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer NOT NULL,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"text" varchar
  );
  
  CREATE TABLE "_social_posts_v_numbers" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"number" numeric,
  	"order" integer NOT NULL,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL
  );
  
  CREATE TABLE "_social_posts_v_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"social_channels_id" integer,
  	"posts_id" integer,
  	"packages_id" integer,
  	"volunteers_id" integer,
  	"events_id" integer
  );
  
  CREATE TABLE "social_deliveries" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"post_id" integer,
  	"channel_id" integer,
  	"occurrence" varchar DEFAULT 'once' NOT NULL,
  	"due_at" timestamp(3) with time zone NOT NULL,
  	"state" "enum_social_delivery_state" DEFAULT 'scheduled' NOT NULL,
  	"hold_reason" varchar,
  	"url" varchar,
  	"error_code" varchar,
  	"error_message" varchar,
  	"error_advice" varchar,
  	"parts" jsonb,
  	"attempts" jsonb,
  	"moves" jsonb,
  	"content" jsonb,
  	"published_at" timestamp(3) with time zone,
  	"evidence" varchar,
  	"look_at" varchar,
  	"asked_at" timestamp(3) with time zone,
  	"run_at" timestamp(3) with time zone,
  	"attempt" numeric DEFAULT 0,
  	"generation" numeric DEFAULT 0,
  	"tries" numeric DEFAULT 0,
  	"checks" numeric DEFAULT 0,
  	"lease_until" timestamp(3) with time zone,
  	"armed_at" timestamp(3) with time zone,
  	"next_check_at" timestamp(3) with time zone,
  	"worker" varchar,
  	"metrics" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "campaigns_steps" (
  	"_order" integer NOT NULL,
  	"_parent_id" integer NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"offset" varchar DEFAULT 'PT0S',
  	"title" varchar,
  	"text" varchar,
  	"link" varchar,
  	"template_id" integer,
  	"state" "enum_social_step_state",
  	"due_at" timestamp(3) with time zone,
  	"planned_post_id" integer,
  	"writers" jsonb
  );
  
  CREATE TABLE "campaigns_pool_variations" (
  	"_order" integer NOT NULL,
  	"_parent_id" varchar NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"text" varchar,
  	"language" varchar
  );
  
  CREATE TABLE "campaigns_pool" (
  	"_order" integer NOT NULL,
  	"_parent_id" integer NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"title" varchar,
  	"text" varchar,
  	"link" varchar,
  	"language" varchar,
  	"max_uses" numeric,
  	"post_id" integer,
  	"starts_at" timestamp(3) with time zone,
  	"ends_at" timestamp(3) with time zone,
  	"waits" boolean DEFAULT false,
  	"writers" jsonb
  );
  
  CREATE TABLE "campaigns_pool_sources" (
  	"_order" integer NOT NULL,
  	"_parent_id" integer NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"collection" "enum_campaigns_pool_sources_collection",
  	"older_than_days" numeric,
  	"tag" varchar,
  	"category" varchar
  );
  
  CREATE TABLE "campaigns" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"kind" "enum_campaigns_kind" DEFAULT 'launch' NOT NULL,
  	"status" "enum_social_campaign_status" DEFAULT 'planned' NOT NULL,
  	"anchor_at" timestamp(3) with time zone,
  	"anchorat_tz" "enum_campaigns_anchorat_tz",
  	"starts_at" timestamp(3) with time zone,
  	"ends_at" timestamp(3) with time zone,
  	"timezone" varchar,
  	"plan_as" "enum_campaigns_plan_as" DEFAULT 'scheduled',
  	"needs_go" boolean DEFAULT false,
  	"released_at" timestamp(3) with time zone,
  	"approvers" numeric,
  	"plan_message" varchar,
  	"goal" varchar,
  	"owner_id" integer,
  	"utm_preset" varchar,
  	"utm_source" varchar,
  	"utm_medium" varchar,
  	"utm_campaign" varchar,
  	"utm_term" varchar,
  	"utm_content" varchar,
  	"cooldown" varchar,
  	"max_uses" numeric,
  	"weekly" numeric,
  	"weeks_ahead" numeric,
  	"shortages" jsonb,
  	"planned_until" timestamp(3) with time zone,
  	"dropped_keys" jsonb,
  	"trusted" boolean DEFAULT false,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "campaigns_texts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer NOT NULL,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"text" varchar
  );
  
  CREATE TABLE "campaigns_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"social_channels_id" integer,
  	"posts_id" integer,
  	"packages_id" integer,
  	"volunteers_id" integer,
  	"events_id" integer,
  	"sponsors_id" integer
  );
  
  CREATE TABLE "sponsors_renewals" (
  	"_order" integer NOT NULL,
  	"_parent_id" integer NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"at" timestamp(3) with time zone NOT NULL
  );
  
  CREATE TABLE "sponsors_events" (
  	"_order" integer NOT NULL,
  	"_parent_id" integer NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"at" timestamp(3) with time zone NOT NULL
  );
  
  CREATE TABLE "sponsors_thanks" (
  	"_order" integer NOT NULL,
  	"_parent_id" integer NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"key" varchar,
  	"reason" varchar NOT NULL,
  	"due_at" timestamp(3) with time zone NOT NULL,
  	"post_id" integer,
  	"settled_at" timestamp(3) with time zone,
  	"proof_u_r_l" varchar,
  	"waived_reason" varchar
  );
  
  CREATE TABLE "sponsors" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"kind" "enum_sponsors_kind" DEFAULT 'sponsor' NOT NULL,
  	"tier" varchar,
  	"language" varchar,
  	"website" varchar,
  	"logo_id" integer,
  	"handles_id" integer,
  	"starts_at" timestamp(3) with time zone,
  	"ends_at" timestamp(3) with time zone,
  	"cancelled" boolean DEFAULT false,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "social_handles" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"key" varchar NOT NULL,
  	"kind" "enum_social_handles_kind" DEFAULT 'person',
  	"mastodon" varchar,
  	"bluesky" varchar,
  	"linkedin" varchar,
  	"x" varchar,
  	"facebook" varchar,
  	"pinterest" varchar,
  	"do_not_engage" boolean DEFAULT false,
  	"check_note" varchar,
  	"checked" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "social_templates" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"text" varchar NOT NULL,
  	"category" varchar,
  	"angle" varchar,
  	"network" "enum_social_templates_network",
  	"language" varchar,
  	"source" "enum_social_templates_source",
  	"ends_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "social_feeds" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"url" varchar NOT NULL,
  	"category" varchar,
  	"paused" boolean DEFAULT false,
  	"checked_at" timestamp(3) with time zone,
  	"next_poll_at" timestamp(3) with time zone,
  	"message" varchar,
  	"state" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "social_feeds_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"social_channels_id" integer
  );
  
  CREATE TABLE "social_mentions" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"channel_id" integer NOT NULL,
  	"remote_id" varchar NOT NULL,
  	"author" varchar,
  	"author_name" varchar,
  	"text" varchar,
  	"url" varchar,
  	"at" timestamp(3) with time zone,
  	"in_reply_to" varchar,
  	"kind" "enum_social_mention_kind",
  	"state" "enum_social_mentions_state" DEFAULT 'open',
  	"assigned_to_id" integer,
  	"reply_id" integer,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "social_promotions" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"key" varchar NOT NULL,
  	"source" varchar NOT NULL,
  	"article" varchar NOT NULL,
  	"live" boolean DEFAULT false,
  	"quiet" boolean DEFAULT false,
  	"went_live_at" timestamp(3) with time zone,
  	"composed" boolean DEFAULT false,
  	"problems" jsonb,
  	"message" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "social_records" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"what" varchar NOT NULL,
  	"who_id" integer,
  	"by" varchar,
  	"subject" varchar,
  	"before" jsonb,
  	"after" jsonb,
  	"reason" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_kv" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"key" varchar NOT NULL,
  	"data" jsonb NOT NULL
  );
  
  CREATE TABLE "payload_jobs_log" (
  	"_order" integer NOT NULL,
  	"_parent_id" integer NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"executed_at" timestamp(3) with time zone NOT NULL,
  	"completed_at" timestamp(3) with time zone NOT NULL,
  	"task_slug" "enum_payload_jobs_log_task_slug" NOT NULL,
  	"task_i_d" varchar NOT NULL,
  	"input" jsonb,
  	"output" jsonb,
  	"state" "enum_payload_jobs_log_state" NOT NULL,
  	"error" jsonb
  );
  
  CREATE TABLE "payload_jobs" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"input" jsonb,
  	"completed_at" timestamp(3) with time zone,
  	"total_tried" numeric DEFAULT 0,
  	"has_error" boolean DEFAULT false,
  	"error" jsonb,
  	"task_slug" "enum_payload_jobs_task_slug",
  	"queue" varchar DEFAULT 'default',
  	"wait_until" timestamp(3) with time zone,
  	"processing" boolean DEFAULT false,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_locked_documents" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"global_slug" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_locked_documents_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"posts_id" integer,
  	"packages_id" integer,
  	"volunteers_id" integer,
  	"events_id" integer,
  	"categories_id" integer,
  	"media_id" integer,
  	"users_id" integer,
  	"social_channels_id" integer,
  	"social_posts_id" integer,
  	"campaigns_id" integer,
  	"sponsors_id" integer,
  	"social_handles_id" integer,
  	"social_templates_id" integer,
  	"social_feeds_id" integer,
  	"social_mentions_id" integer
  );
  
  CREATE TABLE "payload_preferences" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"key" varchar,
  	"value" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_preferences_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"users_id" integer
  );
  
  CREATE TABLE "payload_migrations" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"name" varchar,
  	"batch" numeric,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "social_settings_silences" (
  	"_order" integer NOT NULL,
  	"_parent_id" integer NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"from" timestamp(3) with time zone NOT NULL,
  	"until" timestamp(3) with time zone NOT NULL,
  	"reason" varchar
  );
  
  CREATE TABLE "social_settings_sources" (
  	"_order" integer NOT NULL,
  	"_parent_id" integer NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"collection" "enum_social_settings_sources_collection" NOT NULL,
  	"promote" "enum_social_settings_sources_promote" DEFAULT 'automatic' NOT NULL
  );
  
  CREATE TABLE "social_settings_checks" (
  	"_order" integer NOT NULL,
  	"_parent_id" integer NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"check" "enum_social_check" NOT NULL,
  	"level" "enum_social_check_level"
  );
  
  CREATE TABLE "social_settings_saved_replies" (
  	"_order" integer NOT NULL,
  	"_parent_id" integer NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"text" varchar NOT NULL
  );
  
  CREATE TABLE "social_settings_thanks_rules" (
  	"_order" integer NOT NULL,
  	"_parent_id" integer NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"tier" varchar,
  	"on" "enum_social_settings_thanks_rules_on" NOT NULL,
  	"within" varchar DEFAULT 'P7D' NOT NULL
  );
  
  CREATE TABLE "social_settings_utm_presets" (
  	"_order" integer NOT NULL,
  	"_parent_id" integer NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"source" varchar,
  	"medium" varchar,
  	"campaign" varchar,
  	"term" varchar,
  	"content" varchar
  );
  
  CREATE TABLE "social_settings_calendar_secrets" (
  	"_order" integer NOT NULL,
  	"_parent_id" integer NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"name" varchar,
  	"campaign" varchar,
  	"hash" varchar,
  	"made_at" timestamp(3) with time zone,
  	"made_by" varchar
  );
  
  CREATE TABLE "social_settings" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"stopped" boolean DEFAULT false,
  	"goal" varchar,
  	"timezone" varchar DEFAULT 'UTC',
  	"help_address" varchar,
  	"organisation_name" varchar,
  	"approval_required" boolean DEFAULT false,
  	"approval_four_eyes" boolean DEFAULT true,
  	"approval_approvers" numeric DEFAULT 1,
  	"digest_weekday" numeric,
  	"digest_time" varchar DEFAULT '09:00',
  	"digest_channel_id" integer,
  	"digest_intro" varchar,
  	"updated_at" timestamp(3) with time zone,
  	"created_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "social_settings_texts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer NOT NULL,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"text" varchar
  );
  
  CREATE TABLE "social_gates" (
  	"channel_id" integer PRIMARY KEY NOT NULL,
  	"tokens" double precision DEFAULT 0 NOT NULL,
  	"refilled_at" timestamp (3) with time zone DEFAULT '-infinity' NOT NULL,
  	"blocked_until" timestamp (3) with time zone,
  	"day" text DEFAULT '' NOT NULL,
  	"day_count" integer DEFAULT 0 NOT NULL
  );
  
  CREATE TABLE "social_vault" (
  	"channel_id" integer PRIMARY KEY NOT NULL,
  	"sealed" text NOT NULL,
  	"version" bigint DEFAULT 1 NOT NULL,
  	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "social_connects" (
  	"key" text PRIMARY KEY NOT NULL,
  	"owner" text NOT NULL,
  	"stage" text NOT NULL,
  	"sealed" text NOT NULL,
  	"expires_at" timestamp (3) with time zone NOT NULL
  );
  
  CREATE TABLE "social_imports" (
  	"id" text PRIMARY KEY NOT NULL,
  	"user_id" text NOT NULL,
  	"state" text DEFAULT 'previewed' NOT NULL,
  	"rows" jsonb,
  	"total" integer NOT NULL,
  	"done" integer DEFAULT 0 NOT NULL,
  	"line" integer,
  	"message" text,
  	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "social_audience" (
  	"channel_id" integer NOT NULL,
  	"day" date NOT NULL,
  	"followers" integer NOT NULL,
  	CONSTRAINT "social_audience_channel_id_day_pk" PRIMARY KEY("channel_id","day")
  );
  
  CREATE TABLE "social_notes" (
  	"id" bigserial PRIMARY KEY NOT NULL,
  	"key" text NOT NULL,
  	"source" text NOT NULL,
  	"article" text NOT NULL,
  	"was_live" boolean NOT NULL,
  	"quiet" boolean NOT NULL,
  	"noted_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
  	"retry_at" timestamp (3) with time zone
  );
  
  ALTER TABLE "posts" ADD CONSTRAINT "posts_hero_image_id_media_id_fk" FOREIGN KEY ("hero_image_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "posts" ADD CONSTRAINT "posts_meta_image_id_media_id_fk" FOREIGN KEY ("meta_image_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "posts_locales" ADD CONSTRAINT "posts_locales_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "posts_texts" ADD CONSTRAINT "posts_texts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "posts_rels" ADD CONSTRAINT "posts_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "posts_rels" ADD CONSTRAINT "posts_rels_categories_fk" FOREIGN KEY ("categories_id") REFERENCES "public"."categories"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "posts_rels" ADD CONSTRAINT "posts_rels_posts_fk" FOREIGN KEY ("posts_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "posts_rels" ADD CONSTRAINT "posts_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "posts_rels" ADD CONSTRAINT "posts_rels_social_channels_fk" FOREIGN KEY ("social_channels_id") REFERENCES "public"."social_channels"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_posts_v" ADD CONSTRAINT "_posts_v_parent_id_posts_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."posts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_posts_v" ADD CONSTRAINT "_posts_v_version_hero_image_id_media_id_fk" FOREIGN KEY ("version_hero_image_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_posts_v" ADD CONSTRAINT "_posts_v_version_meta_image_id_media_id_fk" FOREIGN KEY ("version_meta_image_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_posts_v_locales" ADD CONSTRAINT "_posts_v_locales_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_posts_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_posts_v_texts" ADD CONSTRAINT "_posts_v_texts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."_posts_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_posts_v_rels" ADD CONSTRAINT "_posts_v_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."_posts_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_posts_v_rels" ADD CONSTRAINT "_posts_v_rels_categories_fk" FOREIGN KEY ("categories_id") REFERENCES "public"."categories"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_posts_v_rels" ADD CONSTRAINT "_posts_v_rels_posts_fk" FOREIGN KEY ("posts_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_posts_v_rels" ADD CONSTRAINT "_posts_v_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_posts_v_rels" ADD CONSTRAINT "_posts_v_rels_social_channels_fk" FOREIGN KEY ("social_channels_id") REFERENCES "public"."social_channels"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "packages_highlights" ADD CONSTRAINT "packages_highlights_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."packages"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "packages_highlights_locales" ADD CONSTRAINT "packages_highlights_locales_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."packages_highlights"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "packages" ADD CONSTRAINT "packages_picture_id_media_id_fk" FOREIGN KEY ("picture_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "packages_locales" ADD CONSTRAINT "packages_locales_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."packages"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "packages_texts" ADD CONSTRAINT "packages_texts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."packages"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "packages_rels" ADD CONSTRAINT "packages_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."packages"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "packages_rels" ADD CONSTRAINT "packages_rels_social_channels_fk" FOREIGN KEY ("social_channels_id") REFERENCES "public"."social_channels"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_packages_v_version_highlights" ADD CONSTRAINT "_packages_v_version_highlights_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_packages_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_packages_v_version_highlights_locales" ADD CONSTRAINT "_packages_v_version_highlights_locales_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_packages_v_version_highlights"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_packages_v" ADD CONSTRAINT "_packages_v_parent_id_packages_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."packages"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_packages_v" ADD CONSTRAINT "_packages_v_version_picture_id_media_id_fk" FOREIGN KEY ("version_picture_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_packages_v_locales" ADD CONSTRAINT "_packages_v_locales_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_packages_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_packages_v_texts" ADD CONSTRAINT "_packages_v_texts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."_packages_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_packages_v_rels" ADD CONSTRAINT "_packages_v_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."_packages_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_packages_v_rels" ADD CONSTRAINT "_packages_v_rels_social_channels_fk" FOREIGN KEY ("social_channels_id") REFERENCES "public"."social_channels"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "volunteers" ADD CONSTRAINT "volunteers_portrait_id_media_id_fk" FOREIGN KEY ("portrait_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "volunteers_locales" ADD CONSTRAINT "volunteers_locales_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."volunteers"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "volunteers_rels" ADD CONSTRAINT "volunteers_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."volunteers"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "volunteers_rels" ADD CONSTRAINT "volunteers_rels_social_channels_fk" FOREIGN KEY ("social_channels_id") REFERENCES "public"."social_channels"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_volunteers_v" ADD CONSTRAINT "_volunteers_v_parent_id_volunteers_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."volunteers"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_volunteers_v" ADD CONSTRAINT "_volunteers_v_version_portrait_id_media_id_fk" FOREIGN KEY ("version_portrait_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_volunteers_v_locales" ADD CONSTRAINT "_volunteers_v_locales_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_volunteers_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_volunteers_v_rels" ADD CONSTRAINT "_volunteers_v_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."_volunteers_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_volunteers_v_rels" ADD CONSTRAINT "_volunteers_v_rels_social_channels_fk" FOREIGN KEY ("social_channels_id") REFERENCES "public"."social_channels"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "events" ADD CONSTRAINT "events_picture_id_media_id_fk" FOREIGN KEY ("picture_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "events_locales" ADD CONSTRAINT "events_locales_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "events_rels" ADD CONSTRAINT "events_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "events_rels" ADD CONSTRAINT "events_rels_social_channels_fk" FOREIGN KEY ("social_channels_id") REFERENCES "public"."social_channels"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_events_v" ADD CONSTRAINT "_events_v_parent_id_events_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."events"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_events_v" ADD CONSTRAINT "_events_v_version_picture_id_media_id_fk" FOREIGN KEY ("version_picture_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_events_v_locales" ADD CONSTRAINT "_events_v_locales_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_events_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_events_v_rels" ADD CONSTRAINT "_events_v_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."_events_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_events_v_rels" ADD CONSTRAINT "_events_v_rels_social_channels_fk" FOREIGN KEY ("social_channels_id") REFERENCES "public"."social_channels"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "categories_locales" ADD CONSTRAINT "categories_locales_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."categories"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "media_locales" ADD CONSTRAINT "media_locales_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."media"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "users_roles" ADD CONSTRAINT "users_roles_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "users_sessions" ADD CONSTRAINT "users_sessions_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "social_channels_slots" ADD CONSTRAINT "social_channels_slots_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."social_channels"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "social_posts_media" ADD CONSTRAINT "social_posts_media_image_id_media_id_fk" FOREIGN KEY ("image_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "social_posts_media" ADD CONSTRAINT "social_posts_media_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."social_posts"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "social_posts_more_media" ADD CONSTRAINT "social_posts_more_media_image_id_media_id_fk" FOREIGN KEY ("image_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "social_posts_more_media" ADD CONSTRAINT "social_posts_more_media_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."social_posts_more"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "social_posts_more" ADD CONSTRAINT "social_posts_more_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."social_posts"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "social_posts_variants_media" ADD CONSTRAINT "social_posts_variants_media_image_id_media_id_fk" FOREIGN KEY ("image_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "social_posts_variants_media" ADD CONSTRAINT "social_posts_variants_media_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."social_posts_variants"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "social_posts_variants" ADD CONSTRAINT "social_posts_variants_channel_id_social_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."social_channels"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "social_posts_variants" ADD CONSTRAINT "social_posts_variants_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."social_posts"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "social_posts" ADD CONSTRAINT "social_posts_card_image_id_media_id_fk" FOREIGN KEY ("card_image_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "social_posts" ADD CONSTRAINT "social_posts_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "social_posts" ADD CONSTRAINT "social_posts_sponsor_id_sponsors_id_fk" FOREIGN KEY ("sponsor_id") REFERENCES "public"."sponsors"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "social_posts" ADD CONSTRAINT "social_posts_feed_id_social_feeds_id_fk" FOREIGN KEY ("feed_id") REFERENCES "public"."social_feeds"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "social_posts" ADD CONSTRAINT "social_posts_promotion_id_social_promotions_id_fk" FOREIGN KEY ("promotion_id") REFERENCES "public"."social_promotions"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "social_posts" ADD CONSTRAINT "social_posts_repeat_of_id_social_posts_id_fk" FOREIGN KEY ("repeat_of_id") REFERENCES "public"."social_posts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "social_posts_texts" ADD CONSTRAINT "social_posts_texts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."social_posts"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "social_posts_numbers" ADD CONSTRAINT "social_posts_numbers_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."social_posts"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "social_posts_rels" ADD CONSTRAINT "social_posts_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."social_posts"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "social_posts_rels" ADD CONSTRAINT "social_posts_rels_social_channels_fk" FOREIGN KEY ("social_channels_id") REFERENCES "public"."social_channels"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "social_posts_rels" ADD CONSTRAINT "social_posts_rels_posts_fk" FOREIGN KEY ("posts_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "social_posts_rels" ADD CONSTRAINT "social_posts_rels_packages_fk" FOREIGN KEY ("packages_id") REFERENCES "public"."packages"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "social_posts_rels" ADD CONSTRAINT "social_posts_rels_volunteers_fk" FOREIGN KEY ("volunteers_id") REFERENCES "public"."volunteers"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "social_posts_rels" ADD CONSTRAINT "social_posts_rels_events_fk" FOREIGN KEY ("events_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_social_posts_v_version_media" ADD CONSTRAINT "_social_posts_v_version_media_image_id_media_id_fk" FOREIGN KEY ("image_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_social_posts_v_version_media" ADD CONSTRAINT "_social_posts_v_version_media_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_social_posts_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_social_posts_v_version_more_media" ADD CONSTRAINT "_social_posts_v_version_more_media_image_id_media_id_fk" FOREIGN KEY ("image_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_social_posts_v_version_more_media" ADD CONSTRAINT "_social_posts_v_version_more_media_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_social_posts_v_version_more"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_social_posts_v_version_more" ADD CONSTRAINT "_social_posts_v_version_more_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_social_posts_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_social_posts_v_version_variants_media" ADD CONSTRAINT "_social_posts_v_version_variants_media_image_id_media_id_fk" FOREIGN KEY ("image_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_social_posts_v_version_variants_media" ADD CONSTRAINT "_social_posts_v_version_variants_media_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_social_posts_v_version_variants"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_social_posts_v_version_variants" ADD CONSTRAINT "_social_posts_v_version_variants_channel_id_social_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."social_channels"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_social_posts_v_version_variants" ADD CONSTRAINT "_social_posts_v_version_variants_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_social_posts_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_social_posts_v" ADD CONSTRAINT "_social_posts_v_parent_id_social_posts_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."social_posts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_social_posts_v" ADD CONSTRAINT "_social_posts_v_version_card_image_id_media_id_fk" FOREIGN KEY ("version_card_image_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_social_posts_v" ADD CONSTRAINT "_social_posts_v_version_campaign_id_campaigns_id_fk" FOREIGN KEY ("version_campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_social_posts_v" ADD CONSTRAINT "_social_posts_v_version_sponsor_id_sponsors_id_fk" FOREIGN KEY ("version_sponsor_id") REFERENCES "public"."sponsors"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_social_posts_v" ADD CONSTRAINT "_social_posts_v_version_feed_id_social_feeds_id_fk" FOREIGN KEY ("version_feed_id") REFERENCES "public"."social_feeds"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_social_posts_v" ADD CONSTRAINT "_social_posts_v_version_promotion_id_social_promotions_id_fk" FOREIGN KEY ("version_promotion_id") REFERENCES "public"."social_promotions"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_social_posts_v" ADD CONSTRAINT "_social_posts_v_version_repeat_of_id_social_posts_id_fk" FOREIGN KEY ("version_repeat_of_id") REFERENCES "public"."social_posts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_social_posts_v_texts" ADD CONSTRAINT "_social_posts_v_texts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."_social_posts_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_social_posts_v_numbers" ADD CONSTRAINT "_social_posts_v_numbers_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."_social_posts_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_social_posts_v_rels" ADD CONSTRAINT "_social_posts_v_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."_social_posts_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_social_posts_v_rels" ADD CONSTRAINT "_social_posts_v_rels_social_channels_fk" FOREIGN KEY ("social_channels_id") REFERENCES "public"."social_channels"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_social_posts_v_rels" ADD CONSTRAINT "_social_posts_v_rels_posts_fk" FOREIGN KEY ("posts_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_social_posts_v_rels" ADD CONSTRAINT "_social_posts_v_rels_packages_fk" FOREIGN KEY ("packages_id") REFERENCES "public"."packages"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_social_posts_v_rels" ADD CONSTRAINT "_social_posts_v_rels_volunteers_fk" FOREIGN KEY ("volunteers_id") REFERENCES "public"."volunteers"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_social_posts_v_rels" ADD CONSTRAINT "_social_posts_v_rels_events_fk" FOREIGN KEY ("events_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "social_deliveries" ADD CONSTRAINT "social_deliveries_post_id_social_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."social_posts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "social_deliveries" ADD CONSTRAINT "social_deliveries_channel_id_social_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."social_channels"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "campaigns_steps" ADD CONSTRAINT "campaigns_steps_template_id_social_templates_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."social_templates"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "campaigns_steps" ADD CONSTRAINT "campaigns_steps_planned_post_id_social_posts_id_fk" FOREIGN KEY ("planned_post_id") REFERENCES "public"."social_posts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "campaigns_steps" ADD CONSTRAINT "campaigns_steps_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."campaigns"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "campaigns_pool_variations" ADD CONSTRAINT "campaigns_pool_variations_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."campaigns_pool"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "campaigns_pool" ADD CONSTRAINT "campaigns_pool_post_id_social_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."social_posts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "campaigns_pool" ADD CONSTRAINT "campaigns_pool_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."campaigns"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "campaigns_pool_sources" ADD CONSTRAINT "campaigns_pool_sources_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."campaigns"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "campaigns_texts" ADD CONSTRAINT "campaigns_texts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."campaigns"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "campaigns_rels" ADD CONSTRAINT "campaigns_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."campaigns"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "campaigns_rels" ADD CONSTRAINT "campaigns_rels_social_channels_fk" FOREIGN KEY ("social_channels_id") REFERENCES "public"."social_channels"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "campaigns_rels" ADD CONSTRAINT "campaigns_rels_posts_fk" FOREIGN KEY ("posts_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "campaigns_rels" ADD CONSTRAINT "campaigns_rels_packages_fk" FOREIGN KEY ("packages_id") REFERENCES "public"."packages"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "campaigns_rels" ADD CONSTRAINT "campaigns_rels_volunteers_fk" FOREIGN KEY ("volunteers_id") REFERENCES "public"."volunteers"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "campaigns_rels" ADD CONSTRAINT "campaigns_rels_events_fk" FOREIGN KEY ("events_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "campaigns_rels" ADD CONSTRAINT "campaigns_rels_sponsors_fk" FOREIGN KEY ("sponsors_id") REFERENCES "public"."sponsors"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "sponsors_renewals" ADD CONSTRAINT "sponsors_renewals_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."sponsors"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "sponsors_events" ADD CONSTRAINT "sponsors_events_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."sponsors"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "sponsors_thanks" ADD CONSTRAINT "sponsors_thanks_post_id_social_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."social_posts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "sponsors_thanks" ADD CONSTRAINT "sponsors_thanks_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."sponsors"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "sponsors" ADD CONSTRAINT "sponsors_logo_id_media_id_fk" FOREIGN KEY ("logo_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "sponsors" ADD CONSTRAINT "sponsors_handles_id_social_handles_id_fk" FOREIGN KEY ("handles_id") REFERENCES "public"."social_handles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "social_feeds_rels" ADD CONSTRAINT "social_feeds_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."social_feeds"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "social_feeds_rels" ADD CONSTRAINT "social_feeds_rels_social_channels_fk" FOREIGN KEY ("social_channels_id") REFERENCES "public"."social_channels"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "social_mentions" ADD CONSTRAINT "social_mentions_channel_id_social_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."social_channels"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "social_mentions" ADD CONSTRAINT "social_mentions_assigned_to_id_users_id_fk" FOREIGN KEY ("assigned_to_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "social_mentions" ADD CONSTRAINT "social_mentions_reply_id_social_posts_id_fk" FOREIGN KEY ("reply_id") REFERENCES "public"."social_posts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "social_records" ADD CONSTRAINT "social_records_who_id_users_id_fk" FOREIGN KEY ("who_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "payload_jobs_log" ADD CONSTRAINT "payload_jobs_log_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."payload_jobs"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."payload_locked_documents"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_posts_fk" FOREIGN KEY ("posts_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_packages_fk" FOREIGN KEY ("packages_id") REFERENCES "public"."packages"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_volunteers_fk" FOREIGN KEY ("volunteers_id") REFERENCES "public"."volunteers"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_events_fk" FOREIGN KEY ("events_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_categories_fk" FOREIGN KEY ("categories_id") REFERENCES "public"."categories"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_media_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_social_channels_fk" FOREIGN KEY ("social_channels_id") REFERENCES "public"."social_channels"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_social_posts_fk" FOREIGN KEY ("social_posts_id") REFERENCES "public"."social_posts"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_campaigns_fk" FOREIGN KEY ("campaigns_id") REFERENCES "public"."campaigns"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_sponsors_fk" FOREIGN KEY ("sponsors_id") REFERENCES "public"."sponsors"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_social_handles_fk" FOREIGN KEY ("social_handles_id") REFERENCES "public"."social_handles"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_social_templates_fk" FOREIGN KEY ("social_templates_id") REFERENCES "public"."social_templates"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_social_feeds_fk" FOREIGN KEY ("social_feeds_id") REFERENCES "public"."social_feeds"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_social_mentions_fk" FOREIGN KEY ("social_mentions_id") REFERENCES "public"."social_mentions"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."payload_preferences"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "social_settings_silences" ADD CONSTRAINT "social_settings_silences_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."social_settings"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "social_settings_sources" ADD CONSTRAINT "social_settings_sources_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."social_settings"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "social_settings_checks" ADD CONSTRAINT "social_settings_checks_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."social_settings"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "social_settings_saved_replies" ADD CONSTRAINT "social_settings_saved_replies_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."social_settings"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "social_settings_thanks_rules" ADD CONSTRAINT "social_settings_thanks_rules_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."social_settings"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "social_settings_utm_presets" ADD CONSTRAINT "social_settings_utm_presets_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."social_settings"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "social_settings_calendar_secrets" ADD CONSTRAINT "social_settings_calendar_secrets_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."social_settings"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "social_settings" ADD CONSTRAINT "social_settings_digest_channel_id_social_channels_id_fk" FOREIGN KEY ("digest_channel_id") REFERENCES "public"."social_channels"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "social_settings_texts" ADD CONSTRAINT "social_settings_texts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."social_settings"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "posts_hero_image_idx" ON "posts" USING btree ("hero_image_id");
  CREATE INDEX "posts_meta_meta_image_idx" ON "posts" USING btree ("meta_image_id");
  CREATE INDEX "posts_published_at_idx" ON "posts" USING btree ("published_at");
  CREATE UNIQUE INDEX "posts_slug_idx" ON "posts" USING btree ("slug");
  CREATE INDEX "posts_updated_at_idx" ON "posts" USING btree ("updated_at");
  CREATE INDEX "posts_created_at_idx" ON "posts" USING btree ("created_at");
  CREATE INDEX "posts_deleted_at_idx" ON "posts" USING btree ("deleted_at");
  CREATE INDEX "posts__status_idx" ON "posts" USING btree ("_status");
  CREATE UNIQUE INDEX "posts_locales_locale_parent_id_unique" ON "posts_locales" USING btree ("_locale","_parent_id");
  CREATE INDEX "posts_texts_order_parent" ON "posts_texts" USING btree ("order","parent_id");
  CREATE INDEX "posts_rels_order_idx" ON "posts_rels" USING btree ("order");
  CREATE INDEX "posts_rels_parent_idx" ON "posts_rels" USING btree ("parent_id");
  CREATE INDEX "posts_rels_path_idx" ON "posts_rels" USING btree ("path");
  CREATE INDEX "posts_rels_categories_id_idx" ON "posts_rels" USING btree ("categories_id");
  CREATE INDEX "posts_rels_posts_id_idx" ON "posts_rels" USING btree ("posts_id");
  CREATE INDEX "posts_rels_users_id_idx" ON "posts_rels" USING btree ("users_id");
  CREATE INDEX "posts_rels_social_channels_id_idx" ON "posts_rels" USING btree ("social_channels_id");
  CREATE INDEX "_posts_v_parent_idx" ON "_posts_v" USING btree ("parent_id");
  CREATE INDEX "_posts_v_version_version_hero_image_idx" ON "_posts_v" USING btree ("version_hero_image_id");
  CREATE INDEX "_posts_v_version_meta_version_meta_image_idx" ON "_posts_v" USING btree ("version_meta_image_id");
  CREATE INDEX "_posts_v_version_version_published_at_idx" ON "_posts_v" USING btree ("version_published_at");
  CREATE INDEX "_posts_v_version_version_slug_idx" ON "_posts_v" USING btree ("version_slug");
  CREATE INDEX "_posts_v_version_version_updated_at_idx" ON "_posts_v" USING btree ("version_updated_at");
  CREATE INDEX "_posts_v_version_version_created_at_idx" ON "_posts_v" USING btree ("version_created_at");
  CREATE INDEX "_posts_v_version_version_deleted_at_idx" ON "_posts_v" USING btree ("version_deleted_at");
  CREATE INDEX "_posts_v_version_version__status_idx" ON "_posts_v" USING btree ("version__status");
  CREATE INDEX "_posts_v_created_at_idx" ON "_posts_v" USING btree ("created_at");
  CREATE INDEX "_posts_v_updated_at_idx" ON "_posts_v" USING btree ("updated_at");
  CREATE INDEX "_posts_v_snapshot_idx" ON "_posts_v" USING btree ("snapshot");
  CREATE INDEX "_posts_v_published_locale_idx" ON "_posts_v" USING btree ("published_locale");
  CREATE INDEX "_posts_v_latest_idx" ON "_posts_v" USING btree ("latest");
  CREATE INDEX "_posts_v_autosave_idx" ON "_posts_v" USING btree ("autosave");
  CREATE UNIQUE INDEX "_posts_v_locales_locale_parent_id_unique" ON "_posts_v_locales" USING btree ("_locale","_parent_id");
  CREATE INDEX "_posts_v_texts_order_parent" ON "_posts_v_texts" USING btree ("order","parent_id");
  CREATE INDEX "_posts_v_rels_order_idx" ON "_posts_v_rels" USING btree ("order");
  CREATE INDEX "_posts_v_rels_parent_idx" ON "_posts_v_rels" USING btree ("parent_id");
  CREATE INDEX "_posts_v_rels_path_idx" ON "_posts_v_rels" USING btree ("path");
  CREATE INDEX "_posts_v_rels_categories_id_idx" ON "_posts_v_rels" USING btree ("categories_id");
  CREATE INDEX "_posts_v_rels_posts_id_idx" ON "_posts_v_rels" USING btree ("posts_id");
  CREATE INDEX "_posts_v_rels_users_id_idx" ON "_posts_v_rels" USING btree ("users_id");
  CREATE INDEX "_posts_v_rels_social_channels_id_idx" ON "_posts_v_rels" USING btree ("social_channels_id");
  CREATE INDEX "packages_highlights_order_idx" ON "packages_highlights" USING btree ("_order");
  CREATE INDEX "packages_highlights_parent_id_idx" ON "packages_highlights" USING btree ("_parent_id");
  CREATE UNIQUE INDEX "packages_highlights_locales_locale_parent_id_unique" ON "packages_highlights_locales" USING btree ("_locale","_parent_id");
  CREATE INDEX "packages_picture_idx" ON "packages" USING btree ("picture_id");
  CREATE INDEX "packages_published_at_idx" ON "packages" USING btree ("published_at");
  CREATE UNIQUE INDEX "packages_slug_idx" ON "packages" USING btree ("slug");
  CREATE INDEX "packages_updated_at_idx" ON "packages" USING btree ("updated_at");
  CREATE INDEX "packages_created_at_idx" ON "packages" USING btree ("created_at");
  CREATE INDEX "packages_deleted_at_idx" ON "packages" USING btree ("deleted_at");
  CREATE INDEX "packages__status_idx" ON "packages" USING btree ("_status");
  CREATE UNIQUE INDEX "packages_locales_locale_parent_id_unique" ON "packages_locales" USING btree ("_locale","_parent_id");
  CREATE INDEX "packages_texts_order_parent" ON "packages_texts" USING btree ("order","parent_id");
  CREATE INDEX "packages_rels_order_idx" ON "packages_rels" USING btree ("order");
  CREATE INDEX "packages_rels_parent_idx" ON "packages_rels" USING btree ("parent_id");
  CREATE INDEX "packages_rels_path_idx" ON "packages_rels" USING btree ("path");
  CREATE INDEX "packages_rels_social_channels_id_idx" ON "packages_rels" USING btree ("social_channels_id");
  CREATE INDEX "_packages_v_version_highlights_order_idx" ON "_packages_v_version_highlights" USING btree ("_order");
  CREATE INDEX "_packages_v_version_highlights_parent_id_idx" ON "_packages_v_version_highlights" USING btree ("_parent_id");
  CREATE UNIQUE INDEX "_packages_v_version_highlights_locales_locale_parent_id_uniq" ON "_packages_v_version_highlights_locales" USING btree ("_locale","_parent_id");
  CREATE INDEX "_packages_v_parent_idx" ON "_packages_v" USING btree ("parent_id");
  CREATE INDEX "_packages_v_version_version_picture_idx" ON "_packages_v" USING btree ("version_picture_id");
  CREATE INDEX "_packages_v_version_version_published_at_idx" ON "_packages_v" USING btree ("version_published_at");
  CREATE INDEX "_packages_v_version_version_slug_idx" ON "_packages_v" USING btree ("version_slug");
  CREATE INDEX "_packages_v_version_version_updated_at_idx" ON "_packages_v" USING btree ("version_updated_at");
  CREATE INDEX "_packages_v_version_version_created_at_idx" ON "_packages_v" USING btree ("version_created_at");
  CREATE INDEX "_packages_v_version_version_deleted_at_idx" ON "_packages_v" USING btree ("version_deleted_at");
  CREATE INDEX "_packages_v_version_version__status_idx" ON "_packages_v" USING btree ("version__status");
  CREATE INDEX "_packages_v_created_at_idx" ON "_packages_v" USING btree ("created_at");
  CREATE INDEX "_packages_v_updated_at_idx" ON "_packages_v" USING btree ("updated_at");
  CREATE INDEX "_packages_v_snapshot_idx" ON "_packages_v" USING btree ("snapshot");
  CREATE INDEX "_packages_v_published_locale_idx" ON "_packages_v" USING btree ("published_locale");
  CREATE INDEX "_packages_v_latest_idx" ON "_packages_v" USING btree ("latest");
  CREATE INDEX "_packages_v_autosave_idx" ON "_packages_v" USING btree ("autosave");
  CREATE UNIQUE INDEX "_packages_v_locales_locale_parent_id_unique" ON "_packages_v_locales" USING btree ("_locale","_parent_id");
  CREATE INDEX "_packages_v_texts_order_parent" ON "_packages_v_texts" USING btree ("order","parent_id");
  CREATE INDEX "_packages_v_rels_order_idx" ON "_packages_v_rels" USING btree ("order");
  CREATE INDEX "_packages_v_rels_parent_idx" ON "_packages_v_rels" USING btree ("parent_id");
  CREATE INDEX "_packages_v_rels_path_idx" ON "_packages_v_rels" USING btree ("path");
  CREATE INDEX "_packages_v_rels_social_channels_id_idx" ON "_packages_v_rels" USING btree ("social_channels_id");
  CREATE INDEX "volunteers_portrait_idx" ON "volunteers" USING btree ("portrait_id");
  CREATE INDEX "volunteers_published_at_idx" ON "volunteers" USING btree ("published_at");
  CREATE UNIQUE INDEX "volunteers_slug_idx" ON "volunteers" USING btree ("slug");
  CREATE INDEX "volunteers_updated_at_idx" ON "volunteers" USING btree ("updated_at");
  CREATE INDEX "volunteers_created_at_idx" ON "volunteers" USING btree ("created_at");
  CREATE INDEX "volunteers_deleted_at_idx" ON "volunteers" USING btree ("deleted_at");
  CREATE INDEX "volunteers__status_idx" ON "volunteers" USING btree ("_status");
  CREATE UNIQUE INDEX "volunteers_locales_locale_parent_id_unique" ON "volunteers_locales" USING btree ("_locale","_parent_id");
  CREATE INDEX "volunteers_rels_order_idx" ON "volunteers_rels" USING btree ("order");
  CREATE INDEX "volunteers_rels_parent_idx" ON "volunteers_rels" USING btree ("parent_id");
  CREATE INDEX "volunteers_rels_path_idx" ON "volunteers_rels" USING btree ("path");
  CREATE INDEX "volunteers_rels_social_channels_id_idx" ON "volunteers_rels" USING btree ("social_channels_id");
  CREATE INDEX "_volunteers_v_parent_idx" ON "_volunteers_v" USING btree ("parent_id");
  CREATE INDEX "_volunteers_v_version_version_portrait_idx" ON "_volunteers_v" USING btree ("version_portrait_id");
  CREATE INDEX "_volunteers_v_version_version_published_at_idx" ON "_volunteers_v" USING btree ("version_published_at");
  CREATE INDEX "_volunteers_v_version_version_slug_idx" ON "_volunteers_v" USING btree ("version_slug");
  CREATE INDEX "_volunteers_v_version_version_updated_at_idx" ON "_volunteers_v" USING btree ("version_updated_at");
  CREATE INDEX "_volunteers_v_version_version_created_at_idx" ON "_volunteers_v" USING btree ("version_created_at");
  CREATE INDEX "_volunteers_v_version_version_deleted_at_idx" ON "_volunteers_v" USING btree ("version_deleted_at");
  CREATE INDEX "_volunteers_v_version_version__status_idx" ON "_volunteers_v" USING btree ("version__status");
  CREATE INDEX "_volunteers_v_created_at_idx" ON "_volunteers_v" USING btree ("created_at");
  CREATE INDEX "_volunteers_v_updated_at_idx" ON "_volunteers_v" USING btree ("updated_at");
  CREATE INDEX "_volunteers_v_snapshot_idx" ON "_volunteers_v" USING btree ("snapshot");
  CREATE INDEX "_volunteers_v_published_locale_idx" ON "_volunteers_v" USING btree ("published_locale");
  CREATE INDEX "_volunteers_v_latest_idx" ON "_volunteers_v" USING btree ("latest");
  CREATE INDEX "_volunteers_v_autosave_idx" ON "_volunteers_v" USING btree ("autosave");
  CREATE UNIQUE INDEX "_volunteers_v_locales_locale_parent_id_unique" ON "_volunteers_v_locales" USING btree ("_locale","_parent_id");
  CREATE INDEX "_volunteers_v_rels_order_idx" ON "_volunteers_v_rels" USING btree ("order");
  CREATE INDEX "_volunteers_v_rels_parent_idx" ON "_volunteers_v_rels" USING btree ("parent_id");
  CREATE INDEX "_volunteers_v_rels_path_idx" ON "_volunteers_v_rels" USING btree ("path");
  CREATE INDEX "_volunteers_v_rels_social_channels_id_idx" ON "_volunteers_v_rels" USING btree ("social_channels_id");
  CREATE INDEX "events_picture_idx" ON "events" USING btree ("picture_id");
  CREATE INDEX "events_published_at_idx" ON "events" USING btree ("published_at");
  CREATE UNIQUE INDEX "events_slug_idx" ON "events" USING btree ("slug");
  CREATE INDEX "events_updated_at_idx" ON "events" USING btree ("updated_at");
  CREATE INDEX "events_created_at_idx" ON "events" USING btree ("created_at");
  CREATE INDEX "events_deleted_at_idx" ON "events" USING btree ("deleted_at");
  CREATE INDEX "events__status_idx" ON "events" USING btree ("_status");
  CREATE UNIQUE INDEX "events_locales_locale_parent_id_unique" ON "events_locales" USING btree ("_locale","_parent_id");
  CREATE INDEX "events_rels_order_idx" ON "events_rels" USING btree ("order");
  CREATE INDEX "events_rels_parent_idx" ON "events_rels" USING btree ("parent_id");
  CREATE INDEX "events_rels_path_idx" ON "events_rels" USING btree ("path");
  CREATE INDEX "events_rels_social_channels_id_idx" ON "events_rels" USING btree ("social_channels_id");
  CREATE INDEX "_events_v_parent_idx" ON "_events_v" USING btree ("parent_id");
  CREATE INDEX "_events_v_version_version_picture_idx" ON "_events_v" USING btree ("version_picture_id");
  CREATE INDEX "_events_v_version_version_published_at_idx" ON "_events_v" USING btree ("version_published_at");
  CREATE INDEX "_events_v_version_version_slug_idx" ON "_events_v" USING btree ("version_slug");
  CREATE INDEX "_events_v_version_version_updated_at_idx" ON "_events_v" USING btree ("version_updated_at");
  CREATE INDEX "_events_v_version_version_created_at_idx" ON "_events_v" USING btree ("version_created_at");
  CREATE INDEX "_events_v_version_version_deleted_at_idx" ON "_events_v" USING btree ("version_deleted_at");
  CREATE INDEX "_events_v_version_version__status_idx" ON "_events_v" USING btree ("version__status");
  CREATE INDEX "_events_v_created_at_idx" ON "_events_v" USING btree ("created_at");
  CREATE INDEX "_events_v_updated_at_idx" ON "_events_v" USING btree ("updated_at");
  CREATE INDEX "_events_v_snapshot_idx" ON "_events_v" USING btree ("snapshot");
  CREATE INDEX "_events_v_published_locale_idx" ON "_events_v" USING btree ("published_locale");
  CREATE INDEX "_events_v_latest_idx" ON "_events_v" USING btree ("latest");
  CREATE INDEX "_events_v_autosave_idx" ON "_events_v" USING btree ("autosave");
  CREATE UNIQUE INDEX "_events_v_locales_locale_parent_id_unique" ON "_events_v_locales" USING btree ("_locale","_parent_id");
  CREATE INDEX "_events_v_rels_order_idx" ON "_events_v_rels" USING btree ("order");
  CREATE INDEX "_events_v_rels_parent_idx" ON "_events_v_rels" USING btree ("parent_id");
  CREATE INDEX "_events_v_rels_path_idx" ON "_events_v_rels" USING btree ("path");
  CREATE INDEX "_events_v_rels_social_channels_id_idx" ON "_events_v_rels" USING btree ("social_channels_id");
  CREATE UNIQUE INDEX "categories_slug_idx" ON "categories" USING btree ("slug");
  CREATE INDEX "categories_updated_at_idx" ON "categories" USING btree ("updated_at");
  CREATE INDEX "categories_created_at_idx" ON "categories" USING btree ("created_at");
  CREATE UNIQUE INDEX "categories_locales_locale_parent_id_unique" ON "categories_locales" USING btree ("_locale","_parent_id");
  CREATE INDEX "media_updated_at_idx" ON "media" USING btree ("updated_at");
  CREATE INDEX "media_created_at_idx" ON "media" USING btree ("created_at");
  CREATE UNIQUE INDEX "media_filename_idx" ON "media" USING btree ("filename");
  CREATE INDEX "media_sizes_thumbnail_sizes_thumbnail_filename_idx" ON "media" USING btree ("sizes_thumbnail_filename");
  CREATE UNIQUE INDEX "media_locales_locale_parent_id_unique" ON "media_locales" USING btree ("_locale","_parent_id");
  CREATE INDEX "users_roles_order_idx" ON "users_roles" USING btree ("order");
  CREATE INDEX "users_roles_parent_idx" ON "users_roles" USING btree ("parent_id");
  CREATE INDEX "users_sessions_order_idx" ON "users_sessions" USING btree ("_order");
  CREATE INDEX "users_sessions_parent_id_idx" ON "users_sessions" USING btree ("_parent_id");
  CREATE INDEX "users_updated_at_idx" ON "users" USING btree ("updated_at");
  CREATE INDEX "users_created_at_idx" ON "users" USING btree ("created_at");
  CREATE UNIQUE INDEX "users_email_idx" ON "users" USING btree ("email");
  CREATE INDEX "social_channels_slots_order_idx" ON "social_channels_slots" USING btree ("_order");
  CREATE INDEX "social_channels_slots_parent_id_idx" ON "social_channels_slots" USING btree ("_parent_id");
  CREATE INDEX "social_channels_updated_at_idx" ON "social_channels" USING btree ("updated_at");
  CREATE INDEX "social_channels_created_at_idx" ON "social_channels" USING btree ("created_at");
  CREATE INDEX "social_posts_media_order_idx" ON "social_posts_media" USING btree ("_order");
  CREATE INDEX "social_posts_media_parent_id_idx" ON "social_posts_media" USING btree ("_parent_id");
  CREATE INDEX "social_posts_media_image_idx" ON "social_posts_media" USING btree ("image_id");
  CREATE INDEX "social_posts_more_media_order_idx" ON "social_posts_more_media" USING btree ("_order");
  CREATE INDEX "social_posts_more_media_parent_id_idx" ON "social_posts_more_media" USING btree ("_parent_id");
  CREATE INDEX "social_posts_more_media_image_idx" ON "social_posts_more_media" USING btree ("image_id");
  CREATE INDEX "social_posts_more_order_idx" ON "social_posts_more" USING btree ("_order");
  CREATE INDEX "social_posts_more_parent_id_idx" ON "social_posts_more" USING btree ("_parent_id");
  CREATE INDEX "social_posts_variants_media_order_idx" ON "social_posts_variants_media" USING btree ("_order");
  CREATE INDEX "social_posts_variants_media_parent_id_idx" ON "social_posts_variants_media" USING btree ("_parent_id");
  CREATE INDEX "social_posts_variants_media_image_idx" ON "social_posts_variants_media" USING btree ("image_id");
  CREATE INDEX "social_posts_variants_order_idx" ON "social_posts_variants" USING btree ("_order");
  CREATE INDEX "social_posts_variants_parent_id_idx" ON "social_posts_variants" USING btree ("_parent_id");
  CREATE INDEX "social_posts_variants_channel_idx" ON "social_posts_variants" USING btree ("channel_id");
  CREATE INDEX "social_posts_status_idx" ON "social_posts" USING btree ("status");
  CREATE INDEX "social_posts_card_card_image_idx" ON "social_posts" USING btree ("card_image_id");
  CREATE INDEX "social_posts_category_idx" ON "social_posts" USING btree ("category");
  CREATE INDEX "social_posts_campaign_idx" ON "social_posts" USING btree ("campaign_id");
  CREATE INDEX "social_posts_sponsor_idx" ON "social_posts" USING btree ("sponsor_id");
  CREATE INDEX "social_posts_feed_idx" ON "social_posts" USING btree ("feed_id");
  CREATE INDEX "social_posts_promotion_idx" ON "social_posts" USING btree ("promotion_id");
  CREATE INDEX "social_posts_repeat_of_idx" ON "social_posts" USING btree ("repeat_of_id");
  CREATE UNIQUE INDEX "social_posts_plan_key_idx" ON "social_posts" USING btree ("plan_key");
  CREATE INDEX "social_posts_updated_at_idx" ON "social_posts" USING btree ("updated_at");
  CREATE INDEX "social_posts_created_at_idx" ON "social_posts" USING btree ("created_at");
  CREATE INDEX "social_posts_deleted_at_idx" ON "social_posts" USING btree ("deleted_at");
  CREATE INDEX "social_posts_texts_order_parent" ON "social_posts_texts" USING btree ("order","parent_id");
  CREATE INDEX "social_posts_numbers_order_parent_idx" ON "social_posts_numbers" USING btree ("order","parent_id");
  CREATE INDEX "social_posts_rels_order_idx" ON "social_posts_rels" USING btree ("order");
  CREATE INDEX "social_posts_rels_parent_idx" ON "social_posts_rels" USING btree ("parent_id");
  CREATE INDEX "social_posts_rels_path_idx" ON "social_posts_rels" USING btree ("path");
  CREATE INDEX "social_posts_rels_social_channels_id_idx" ON "social_posts_rels" USING btree ("social_channels_id");
  CREATE INDEX "social_posts_rels_posts_id_idx" ON "social_posts_rels" USING btree ("posts_id");
  CREATE INDEX "social_posts_rels_packages_id_idx" ON "social_posts_rels" USING btree ("packages_id");
  CREATE INDEX "social_posts_rels_volunteers_id_idx" ON "social_posts_rels" USING btree ("volunteers_id");
  CREATE INDEX "social_posts_rels_events_id_idx" ON "social_posts_rels" USING btree ("events_id");
  CREATE INDEX "_social_posts_v_version_media_order_idx" ON "_social_posts_v_version_media" USING btree ("_order");
  CREATE INDEX "_social_posts_v_version_media_parent_id_idx" ON "_social_posts_v_version_media" USING btree ("_parent_id");
  CREATE INDEX "_social_posts_v_version_media_image_idx" ON "_social_posts_v_version_media" USING btree ("image_id");
  CREATE INDEX "_social_posts_v_version_more_media_order_idx" ON "_social_posts_v_version_more_media" USING btree ("_order");
  CREATE INDEX "_social_posts_v_version_more_media_parent_id_idx" ON "_social_posts_v_version_more_media" USING btree ("_parent_id");
  CREATE INDEX "_social_posts_v_version_more_media_image_idx" ON "_social_posts_v_version_more_media" USING btree ("image_id");
  CREATE INDEX "_social_posts_v_version_more_order_idx" ON "_social_posts_v_version_more" USING btree ("_order");
  CREATE INDEX "_social_posts_v_version_more_parent_id_idx" ON "_social_posts_v_version_more" USING btree ("_parent_id");
  CREATE INDEX "_social_posts_v_version_variants_media_order_idx" ON "_social_posts_v_version_variants_media" USING btree ("_order");
  CREATE INDEX "_social_posts_v_version_variants_media_parent_id_idx" ON "_social_posts_v_version_variants_media" USING btree ("_parent_id");
  CREATE INDEX "_social_posts_v_version_variants_media_image_idx" ON "_social_posts_v_version_variants_media" USING btree ("image_id");
  CREATE INDEX "_social_posts_v_version_variants_order_idx" ON "_social_posts_v_version_variants" USING btree ("_order");
  CREATE INDEX "_social_posts_v_version_variants_parent_id_idx" ON "_social_posts_v_version_variants" USING btree ("_parent_id");
  CREATE INDEX "_social_posts_v_version_variants_channel_idx" ON "_social_posts_v_version_variants" USING btree ("channel_id");
  CREATE INDEX "_social_posts_v_parent_idx" ON "_social_posts_v" USING btree ("parent_id");
  CREATE INDEX "_social_posts_v_version_version_status_idx" ON "_social_posts_v" USING btree ("version_status");
  CREATE INDEX "_social_posts_v_version_card_version_card_image_idx" ON "_social_posts_v" USING btree ("version_card_image_id");
  CREATE INDEX "_social_posts_v_version_version_category_idx" ON "_social_posts_v" USING btree ("version_category");
  CREATE INDEX "_social_posts_v_version_version_campaign_idx" ON "_social_posts_v" USING btree ("version_campaign_id");
  CREATE INDEX "_social_posts_v_version_version_sponsor_idx" ON "_social_posts_v" USING btree ("version_sponsor_id");
  CREATE INDEX "_social_posts_v_version_version_feed_idx" ON "_social_posts_v" USING btree ("version_feed_id");
  CREATE INDEX "_social_posts_v_version_version_promotion_idx" ON "_social_posts_v" USING btree ("version_promotion_id");
  CREATE INDEX "_social_posts_v_version_version_repeat_of_idx" ON "_social_posts_v" USING btree ("version_repeat_of_id");
  CREATE INDEX "_social_posts_v_version_version_plan_key_idx" ON "_social_posts_v" USING btree ("version_plan_key");
  CREATE INDEX "_social_posts_v_version_version_updated_at_idx" ON "_social_posts_v" USING btree ("version_updated_at");
  CREATE INDEX "_social_posts_v_version_version_created_at_idx" ON "_social_posts_v" USING btree ("version_created_at");
  CREATE INDEX "_social_posts_v_version_version_deleted_at_idx" ON "_social_posts_v" USING btree ("version_deleted_at");
  CREATE INDEX "_social_posts_v_created_at_idx" ON "_social_posts_v" USING btree ("created_at");
  CREATE INDEX "_social_posts_v_updated_at_idx" ON "_social_posts_v" USING btree ("updated_at");
  CREATE INDEX "_social_posts_v_texts_order_parent" ON "_social_posts_v_texts" USING btree ("order","parent_id");
  CREATE INDEX "_social_posts_v_numbers_order_parent_idx" ON "_social_posts_v_numbers" USING btree ("order","parent_id");
  CREATE INDEX "_social_posts_v_rels_order_idx" ON "_social_posts_v_rels" USING btree ("order");
  CREATE INDEX "_social_posts_v_rels_parent_idx" ON "_social_posts_v_rels" USING btree ("parent_id");
  CREATE INDEX "_social_posts_v_rels_path_idx" ON "_social_posts_v_rels" USING btree ("path");
  CREATE INDEX "_social_posts_v_rels_social_channels_id_idx" ON "_social_posts_v_rels" USING btree ("social_channels_id");
  CREATE INDEX "_social_posts_v_rels_posts_id_idx" ON "_social_posts_v_rels" USING btree ("posts_id");
  CREATE INDEX "_social_posts_v_rels_packages_id_idx" ON "_social_posts_v_rels" USING btree ("packages_id");
  CREATE INDEX "_social_posts_v_rels_volunteers_id_idx" ON "_social_posts_v_rels" USING btree ("volunteers_id");
  CREATE INDEX "_social_posts_v_rels_events_id_idx" ON "_social_posts_v_rels" USING btree ("events_id");
  CREATE INDEX "social_deliveries_post_idx" ON "social_deliveries" USING btree ("post_id");
  CREATE INDEX "social_deliveries_channel_idx" ON "social_deliveries" USING btree ("channel_id");
  CREATE INDEX "social_deliveries_due_at_idx" ON "social_deliveries" USING btree ("due_at");
  CREATE INDEX "social_deliveries_published_at_idx" ON "social_deliveries" USING btree ("published_at");
  CREATE INDEX "social_deliveries_updated_at_idx" ON "social_deliveries" USING btree ("updated_at");
  CREATE INDEX "social_deliveries_created_at_idx" ON "social_deliveries" USING btree ("created_at");
  CREATE UNIQUE INDEX "post_channel_occurrence_idx" ON "social_deliveries" USING btree ("post_id","channel_id","occurrence");
  CREATE INDEX "social_deliveries_ready_idx" ON "social_deliveries" USING btree ("channel_id","run_at","id") WHERE state = 'scheduled';
  CREATE INDEX "social_deliveries_sweep_idx" ON "social_deliveries" USING btree ("run_at","channel_id") WHERE state = 'scheduled';
  CREATE INDEX "social_deliveries_late_idx" ON "social_deliveries" USING btree ("due_at") WHERE state in ('scheduled', 'held');
  CREATE INDEX "social_deliveries_lease_idx" ON "social_deliveries" USING btree ("lease_until") WHERE state = 'publishing';
  CREATE INDEX "social_deliveries_unknown_idx" ON "social_deliveries" USING btree ("next_check_at") WHERE state = 'unknown';
  CREATE INDEX "social_deliveries_held_idx" ON "social_deliveries" USING btree ("channel_id") WHERE state = 'held';
  CREATE INDEX "social_deliveries_ended_idx" ON "social_deliveries" USING btree ("due_at") WHERE state in ('failed', 'missed');
  CREATE INDEX "social_deliveries_calendar_idx" ON "social_deliveries" USING btree ("channel_id","due_at");
  CREATE INDEX "campaigns_steps_order_idx" ON "campaigns_steps" USING btree ("_order");
  CREATE INDEX "campaigns_steps_parent_id_idx" ON "campaigns_steps" USING btree ("_parent_id");
  CREATE INDEX "campaigns_steps_template_idx" ON "campaigns_steps" USING btree ("template_id");
  CREATE INDEX "campaigns_steps_planned_post_idx" ON "campaigns_steps" USING btree ("planned_post_id");
  CREATE INDEX "campaigns_pool_variations_order_idx" ON "campaigns_pool_variations" USING btree ("_order");
  CREATE INDEX "campaigns_pool_variations_parent_id_idx" ON "campaigns_pool_variations" USING btree ("_parent_id");
  CREATE INDEX "campaigns_pool_order_idx" ON "campaigns_pool" USING btree ("_order");
  CREATE INDEX "campaigns_pool_parent_id_idx" ON "campaigns_pool" USING btree ("_parent_id");
  CREATE INDEX "campaigns_pool_post_idx" ON "campaigns_pool" USING btree ("post_id");
  CREATE INDEX "campaigns_pool_sources_order_idx" ON "campaigns_pool_sources" USING btree ("_order");
  CREATE INDEX "campaigns_pool_sources_parent_id_idx" ON "campaigns_pool_sources" USING btree ("_parent_id");
  CREATE INDEX "campaigns_owner_idx" ON "campaigns" USING btree ("owner_id");
  CREATE INDEX "campaigns_updated_at_idx" ON "campaigns" USING btree ("updated_at");
  CREATE INDEX "campaigns_created_at_idx" ON "campaigns" USING btree ("created_at");
  CREATE INDEX "campaigns_texts_order_parent" ON "campaigns_texts" USING btree ("order","parent_id");
  CREATE INDEX "campaigns_rels_order_idx" ON "campaigns_rels" USING btree ("order");
  CREATE INDEX "campaigns_rels_parent_idx" ON "campaigns_rels" USING btree ("parent_id");
  CREATE INDEX "campaigns_rels_path_idx" ON "campaigns_rels" USING btree ("path");
  CREATE INDEX "campaigns_rels_social_channels_id_idx" ON "campaigns_rels" USING btree ("social_channels_id");
  CREATE INDEX "campaigns_rels_posts_id_idx" ON "campaigns_rels" USING btree ("posts_id");
  CREATE INDEX "campaigns_rels_packages_id_idx" ON "campaigns_rels" USING btree ("packages_id");
  CREATE INDEX "campaigns_rels_volunteers_id_idx" ON "campaigns_rels" USING btree ("volunteers_id");
  CREATE INDEX "campaigns_rels_events_id_idx" ON "campaigns_rels" USING btree ("events_id");
  CREATE INDEX "campaigns_rels_sponsors_id_idx" ON "campaigns_rels" USING btree ("sponsors_id");
  CREATE INDEX "sponsors_renewals_order_idx" ON "sponsors_renewals" USING btree ("_order");
  CREATE INDEX "sponsors_renewals_parent_id_idx" ON "sponsors_renewals" USING btree ("_parent_id");
  CREATE INDEX "sponsors_events_order_idx" ON "sponsors_events" USING btree ("_order");
  CREATE INDEX "sponsors_events_parent_id_idx" ON "sponsors_events" USING btree ("_parent_id");
  CREATE INDEX "sponsors_thanks_order_idx" ON "sponsors_thanks" USING btree ("_order");
  CREATE INDEX "sponsors_thanks_parent_id_idx" ON "sponsors_thanks" USING btree ("_parent_id");
  CREATE INDEX "sponsors_thanks_post_idx" ON "sponsors_thanks" USING btree ("post_id");
  CREATE INDEX "sponsors_logo_idx" ON "sponsors" USING btree ("logo_id");
  CREATE INDEX "sponsors_handles_idx" ON "sponsors" USING btree ("handles_id");
  CREATE INDEX "sponsors_updated_at_idx" ON "sponsors" USING btree ("updated_at");
  CREATE INDEX "sponsors_created_at_idx" ON "sponsors" USING btree ("created_at");
  CREATE UNIQUE INDEX "social_handles_key_idx" ON "social_handles" USING btree ("key");
  CREATE INDEX "social_handles_updated_at_idx" ON "social_handles" USING btree ("updated_at");
  CREATE INDEX "social_handles_created_at_idx" ON "social_handles" USING btree ("created_at");
  CREATE INDEX "social_templates_updated_at_idx" ON "social_templates" USING btree ("updated_at");
  CREATE INDEX "social_templates_created_at_idx" ON "social_templates" USING btree ("created_at");
  CREATE INDEX "social_feeds_next_poll_at_idx" ON "social_feeds" USING btree ("next_poll_at");
  CREATE INDEX "social_feeds_updated_at_idx" ON "social_feeds" USING btree ("updated_at");
  CREATE INDEX "social_feeds_created_at_idx" ON "social_feeds" USING btree ("created_at");
  CREATE INDEX "social_feeds_rels_order_idx" ON "social_feeds_rels" USING btree ("order");
  CREATE INDEX "social_feeds_rels_parent_idx" ON "social_feeds_rels" USING btree ("parent_id");
  CREATE INDEX "social_feeds_rels_path_idx" ON "social_feeds_rels" USING btree ("path");
  CREATE INDEX "social_feeds_rels_social_channels_id_idx" ON "social_feeds_rels" USING btree ("social_channels_id");
  CREATE INDEX "social_mentions_channel_idx" ON "social_mentions" USING btree ("channel_id");
  CREATE INDEX "social_mentions_state_idx" ON "social_mentions" USING btree ("state");
  CREATE INDEX "social_mentions_assigned_to_idx" ON "social_mentions" USING btree ("assigned_to_id");
  CREATE INDEX "social_mentions_reply_idx" ON "social_mentions" USING btree ("reply_id");
  CREATE INDEX "social_mentions_updated_at_idx" ON "social_mentions" USING btree ("updated_at");
  CREATE INDEX "social_mentions_created_at_idx" ON "social_mentions" USING btree ("created_at");
  CREATE UNIQUE INDEX "channel_remoteId_idx" ON "social_mentions" USING btree ("channel_id","remote_id");
  CREATE UNIQUE INDEX "social_promotions_key_idx" ON "social_promotions" USING btree ("key");
  CREATE INDEX "social_promotions_live_idx" ON "social_promotions" USING btree ("live");
  CREATE INDEX "social_promotions_updated_at_idx" ON "social_promotions" USING btree ("updated_at");
  CREATE INDEX "social_promotions_created_at_idx" ON "social_promotions" USING btree ("created_at");
  CREATE INDEX "social_records_what_idx" ON "social_records" USING btree ("what");
  CREATE INDEX "social_records_who_idx" ON "social_records" USING btree ("who_id");
  CREATE INDEX "social_records_by_idx" ON "social_records" USING btree ("by");
  CREATE INDEX "social_records_subject_idx" ON "social_records" USING btree ("subject");
  CREATE INDEX "social_records_updated_at_idx" ON "social_records" USING btree ("updated_at");
  CREATE INDEX "social_records_created_at_idx" ON "social_records" USING btree ("created_at");
  CREATE UNIQUE INDEX "payload_kv_key_idx" ON "payload_kv" USING btree ("key");
  CREATE INDEX "payload_jobs_log_order_idx" ON "payload_jobs_log" USING btree ("_order");
  CREATE INDEX "payload_jobs_log_parent_id_idx" ON "payload_jobs_log" USING btree ("_parent_id");
  CREATE INDEX "payload_jobs_completed_at_idx" ON "payload_jobs" USING btree ("completed_at");
  CREATE INDEX "payload_jobs_total_tried_idx" ON "payload_jobs" USING btree ("total_tried");
  CREATE INDEX "payload_jobs_has_error_idx" ON "payload_jobs" USING btree ("has_error");
  CREATE INDEX "payload_jobs_task_slug_idx" ON "payload_jobs" USING btree ("task_slug");
  CREATE INDEX "payload_jobs_queue_idx" ON "payload_jobs" USING btree ("queue");
  CREATE INDEX "payload_jobs_wait_until_idx" ON "payload_jobs" USING btree ("wait_until");
  CREATE INDEX "payload_jobs_processing_idx" ON "payload_jobs" USING btree ("processing");
  CREATE INDEX "payload_jobs_updated_at_idx" ON "payload_jobs" USING btree ("updated_at");
  CREATE INDEX "payload_jobs_created_at_idx" ON "payload_jobs" USING btree ("created_at");
  CREATE INDEX "payload_locked_documents_global_slug_idx" ON "payload_locked_documents" USING btree ("global_slug");
  CREATE INDEX "payload_locked_documents_updated_at_idx" ON "payload_locked_documents" USING btree ("updated_at");
  CREATE INDEX "payload_locked_documents_created_at_idx" ON "payload_locked_documents" USING btree ("created_at");
  CREATE INDEX "payload_locked_documents_rels_order_idx" ON "payload_locked_documents_rels" USING btree ("order");
  CREATE INDEX "payload_locked_documents_rels_parent_idx" ON "payload_locked_documents_rels" USING btree ("parent_id");
  CREATE INDEX "payload_locked_documents_rels_path_idx" ON "payload_locked_documents_rels" USING btree ("path");
  CREATE INDEX "payload_locked_documents_rels_posts_id_idx" ON "payload_locked_documents_rels" USING btree ("posts_id");
  CREATE INDEX "payload_locked_documents_rels_packages_id_idx" ON "payload_locked_documents_rels" USING btree ("packages_id");
  CREATE INDEX "payload_locked_documents_rels_volunteers_id_idx" ON "payload_locked_documents_rels" USING btree ("volunteers_id");
  CREATE INDEX "payload_locked_documents_rels_events_id_idx" ON "payload_locked_documents_rels" USING btree ("events_id");
  CREATE INDEX "payload_locked_documents_rels_categories_id_idx" ON "payload_locked_documents_rels" USING btree ("categories_id");
  CREATE INDEX "payload_locked_documents_rels_media_id_idx" ON "payload_locked_documents_rels" USING btree ("media_id");
  CREATE INDEX "payload_locked_documents_rels_users_id_idx" ON "payload_locked_documents_rels" USING btree ("users_id");
  CREATE INDEX "payload_locked_documents_rels_social_channels_id_idx" ON "payload_locked_documents_rels" USING btree ("social_channels_id");
  CREATE INDEX "payload_locked_documents_rels_social_posts_id_idx" ON "payload_locked_documents_rels" USING btree ("social_posts_id");
  CREATE INDEX "payload_locked_documents_rels_campaigns_id_idx" ON "payload_locked_documents_rels" USING btree ("campaigns_id");
  CREATE INDEX "payload_locked_documents_rels_sponsors_id_idx" ON "payload_locked_documents_rels" USING btree ("sponsors_id");
  CREATE INDEX "payload_locked_documents_rels_social_handles_id_idx" ON "payload_locked_documents_rels" USING btree ("social_handles_id");
  CREATE INDEX "payload_locked_documents_rels_social_templates_id_idx" ON "payload_locked_documents_rels" USING btree ("social_templates_id");
  CREATE INDEX "payload_locked_documents_rels_social_feeds_id_idx" ON "payload_locked_documents_rels" USING btree ("social_feeds_id");
  CREATE INDEX "payload_locked_documents_rels_social_mentions_id_idx" ON "payload_locked_documents_rels" USING btree ("social_mentions_id");
  CREATE INDEX "payload_preferences_key_idx" ON "payload_preferences" USING btree ("key");
  CREATE INDEX "payload_preferences_updated_at_idx" ON "payload_preferences" USING btree ("updated_at");
  CREATE INDEX "payload_preferences_created_at_idx" ON "payload_preferences" USING btree ("created_at");
  CREATE INDEX "payload_preferences_rels_order_idx" ON "payload_preferences_rels" USING btree ("order");
  CREATE INDEX "payload_preferences_rels_parent_idx" ON "payload_preferences_rels" USING btree ("parent_id");
  CREATE INDEX "payload_preferences_rels_path_idx" ON "payload_preferences_rels" USING btree ("path");
  CREATE INDEX "payload_preferences_rels_users_id_idx" ON "payload_preferences_rels" USING btree ("users_id");
  CREATE INDEX "payload_migrations_updated_at_idx" ON "payload_migrations" USING btree ("updated_at");
  CREATE INDEX "payload_migrations_created_at_idx" ON "payload_migrations" USING btree ("created_at");
  CREATE INDEX "social_settings_silences_order_idx" ON "social_settings_silences" USING btree ("_order");
  CREATE INDEX "social_settings_silences_parent_id_idx" ON "social_settings_silences" USING btree ("_parent_id");
  CREATE INDEX "social_settings_sources_order_idx" ON "social_settings_sources" USING btree ("_order");
  CREATE INDEX "social_settings_sources_parent_id_idx" ON "social_settings_sources" USING btree ("_parent_id");
  CREATE INDEX "social_settings_checks_order_idx" ON "social_settings_checks" USING btree ("_order");
  CREATE INDEX "social_settings_checks_parent_id_idx" ON "social_settings_checks" USING btree ("_parent_id");
  CREATE INDEX "social_settings_saved_replies_order_idx" ON "social_settings_saved_replies" USING btree ("_order");
  CREATE INDEX "social_settings_saved_replies_parent_id_idx" ON "social_settings_saved_replies" USING btree ("_parent_id");
  CREATE INDEX "social_settings_thanks_rules_order_idx" ON "social_settings_thanks_rules" USING btree ("_order");
  CREATE INDEX "social_settings_thanks_rules_parent_id_idx" ON "social_settings_thanks_rules" USING btree ("_parent_id");
  CREATE INDEX "social_settings_utm_presets_order_idx" ON "social_settings_utm_presets" USING btree ("_order");
  CREATE INDEX "social_settings_utm_presets_parent_id_idx" ON "social_settings_utm_presets" USING btree ("_parent_id");
  CREATE INDEX "social_settings_calendar_secrets_order_idx" ON "social_settings_calendar_secrets" USING btree ("_order");
  CREATE INDEX "social_settings_calendar_secrets_parent_id_idx" ON "social_settings_calendar_secrets" USING btree ("_parent_id");
  CREATE INDEX "social_settings_digest_digest_channel_idx" ON "social_settings" USING btree ("digest_channel_id");
  CREATE INDEX "social_settings_texts_order_parent" ON "social_settings_texts" USING btree ("order","parent_id");
  CREATE INDEX "social_notes_key_idx" ON "social_notes" USING btree ("key");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "posts" CASCADE;
  DROP TABLE "posts_locales" CASCADE;
  DROP TABLE "posts_texts" CASCADE;
  DROP TABLE "posts_rels" CASCADE;
  DROP TABLE "_posts_v" CASCADE;
  DROP TABLE "_posts_v_locales" CASCADE;
  DROP TABLE "_posts_v_texts" CASCADE;
  DROP TABLE "_posts_v_rels" CASCADE;
  DROP TABLE "packages_highlights" CASCADE;
  DROP TABLE "packages_highlights_locales" CASCADE;
  DROP TABLE "packages" CASCADE;
  DROP TABLE "packages_locales" CASCADE;
  DROP TABLE "packages_texts" CASCADE;
  DROP TABLE "packages_rels" CASCADE;
  DROP TABLE "_packages_v_version_highlights" CASCADE;
  DROP TABLE "_packages_v_version_highlights_locales" CASCADE;
  DROP TABLE "_packages_v" CASCADE;
  DROP TABLE "_packages_v_locales" CASCADE;
  DROP TABLE "_packages_v_texts" CASCADE;
  DROP TABLE "_packages_v_rels" CASCADE;
  DROP TABLE "volunteers" CASCADE;
  DROP TABLE "volunteers_locales" CASCADE;
  DROP TABLE "volunteers_rels" CASCADE;
  DROP TABLE "_volunteers_v" CASCADE;
  DROP TABLE "_volunteers_v_locales" CASCADE;
  DROP TABLE "_volunteers_v_rels" CASCADE;
  DROP TABLE "events" CASCADE;
  DROP TABLE "events_locales" CASCADE;
  DROP TABLE "events_rels" CASCADE;
  DROP TABLE "_events_v" CASCADE;
  DROP TABLE "_events_v_locales" CASCADE;
  DROP TABLE "_events_v_rels" CASCADE;
  DROP TABLE "categories" CASCADE;
  DROP TABLE "categories_locales" CASCADE;
  DROP TABLE "media" CASCADE;
  DROP TABLE "media_locales" CASCADE;
  DROP TABLE "users_roles" CASCADE;
  DROP TABLE "users_sessions" CASCADE;
  DROP TABLE "users" CASCADE;
  DROP TABLE "social_channels_slots" CASCADE;
  DROP TABLE "social_channels" CASCADE;
  DROP TABLE "social_posts_media" CASCADE;
  DROP TABLE "social_posts_more_media" CASCADE;
  DROP TABLE "social_posts_more" CASCADE;
  DROP TABLE "social_posts_variants_media" CASCADE;
  DROP TABLE "social_posts_variants" CASCADE;
  DROP TABLE "social_posts" CASCADE;
  DROP TABLE "social_posts_texts" CASCADE;
  DROP TABLE "social_posts_numbers" CASCADE;
  DROP TABLE "social_posts_rels" CASCADE;
  DROP TABLE "_social_posts_v_version_media" CASCADE;
  DROP TABLE "_social_posts_v_version_more_media" CASCADE;
  DROP TABLE "_social_posts_v_version_more" CASCADE;
  DROP TABLE "_social_posts_v_version_variants_media" CASCADE;
  DROP TABLE "_social_posts_v_version_variants" CASCADE;
  DROP TABLE "_social_posts_v" CASCADE;
  DROP TABLE "_social_posts_v_texts" CASCADE;
  DROP TABLE "_social_posts_v_numbers" CASCADE;
  DROP TABLE "_social_posts_v_rels" CASCADE;
  DROP TABLE "social_deliveries" CASCADE;
  DROP TABLE "campaigns_steps" CASCADE;
  DROP TABLE "campaigns_pool_variations" CASCADE;
  DROP TABLE "campaigns_pool" CASCADE;
  DROP TABLE "campaigns_pool_sources" CASCADE;
  DROP TABLE "campaigns" CASCADE;
  DROP TABLE "campaigns_texts" CASCADE;
  DROP TABLE "campaigns_rels" CASCADE;
  DROP TABLE "sponsors_renewals" CASCADE;
  DROP TABLE "sponsors_events" CASCADE;
  DROP TABLE "sponsors_thanks" CASCADE;
  DROP TABLE "sponsors" CASCADE;
  DROP TABLE "social_handles" CASCADE;
  DROP TABLE "social_templates" CASCADE;
  DROP TABLE "social_feeds" CASCADE;
  DROP TABLE "social_feeds_rels" CASCADE;
  DROP TABLE "social_mentions" CASCADE;
  DROP TABLE "social_promotions" CASCADE;
  DROP TABLE "social_records" CASCADE;
  DROP TABLE "payload_kv" CASCADE;
  DROP TABLE "payload_jobs_log" CASCADE;
  DROP TABLE "payload_jobs" CASCADE;
  DROP TABLE "payload_locked_documents" CASCADE;
  DROP TABLE "payload_locked_documents_rels" CASCADE;
  DROP TABLE "payload_preferences" CASCADE;
  DROP TABLE "payload_preferences_rels" CASCADE;
  DROP TABLE "payload_migrations" CASCADE;
  DROP TABLE "social_settings_silences" CASCADE;
  DROP TABLE "social_settings_sources" CASCADE;
  DROP TABLE "social_settings_checks" CASCADE;
  DROP TABLE "social_settings_saved_replies" CASCADE;
  DROP TABLE "social_settings_thanks_rules" CASCADE;
  DROP TABLE "social_settings_utm_presets" CASCADE;
  DROP TABLE "social_settings_calendar_secrets" CASCADE;
  DROP TABLE "social_settings" CASCADE;
  DROP TABLE "social_settings_texts" CASCADE;
  DROP TABLE "social_gates" CASCADE;
  DROP TABLE "social_vault" CASCADE;
  DROP TABLE "social_connects" CASCADE;
  DROP TABLE "social_imports" CASCADE;
  DROP TABLE "social_audience" CASCADE;
  DROP TABLE "social_notes" CASCADE;
  DROP TYPE "public"."_locales";
  DROP TYPE "public"."enum_posts_organisation";
  DROP TYPE "public"."enum_posts_status";
  DROP TYPE "public"."enum__posts_v_version_organisation";
  DROP TYPE "public"."enum__posts_v_version_status";
  DROP TYPE "public"."enum__posts_v_published_locale";
  DROP TYPE "public"."enum_packages_status";
  DROP TYPE "public"."enum__packages_v_version_status";
  DROP TYPE "public"."enum__packages_v_published_locale";
  DROP TYPE "public"."enum_volunteers_status";
  DROP TYPE "public"."enum__volunteers_v_version_status";
  DROP TYPE "public"."enum__volunteers_v_published_locale";
  DROP TYPE "public"."enum_events_startsat_tz";
  DROP TYPE "public"."enum_events_applicationsuntil_tz";
  DROP TYPE "public"."enum_events_organisation";
  DROP TYPE "public"."enum_events_status";
  DROP TYPE "public"."enum__events_v_version_startsat_tz";
  DROP TYPE "public"."enum__events_v_version_applicationsuntil_tz";
  DROP TYPE "public"."enum__events_v_version_organisation";
  DROP TYPE "public"."enum__events_v_version_status";
  DROP TYPE "public"."enum__events_v_published_locale";
  DROP TYPE "public"."enum_users_roles";
  DROP TYPE "public"."enum_social_channels_network";
  DROP TYPE "public"."enum_social_channels_standing";
  DROP TYPE "public"."enum_social_channels_mastodon_visibility";
  DROP TYPE "public"."enum_social_channels_linkedin_visibility";
  DROP TYPE "public"."enum_social_channels_x_reply_settings";
  DROP TYPE "public"."enum_social_posts_variants_network";
  DROP TYPE "public"."enum_social_posts_kind";
  DROP TYPE "public"."enum_social_posts_publishat_tz";
  DROP TYPE "public"."enum_social_post_status";
  DROP TYPE "public"."enum_social_posts_overflow";
  DROP TYPE "public"."enum_social_posts_lifespan";
  DROP TYPE "public"."enum_social_posts_recurrence_frequency";
  DROP TYPE "public"."enum__social_posts_v_version_variants_network";
  DROP TYPE "public"."enum__social_posts_v_version_kind";
  DROP TYPE "public"."enum__social_posts_v_version_publishat_tz";
  DROP TYPE "public"."enum__social_posts_v_version_overflow";
  DROP TYPE "public"."enum__social_posts_v_version_lifespan";
  DROP TYPE "public"."enum__social_posts_v_version_recurrence_frequency";
  DROP TYPE "public"."enum_social_delivery_state";
  DROP TYPE "public"."enum_social_step_state";
  DROP TYPE "public"."enum_campaigns_pool_sources_collection";
  DROP TYPE "public"."enum_campaigns_kind";
  DROP TYPE "public"."enum_social_campaign_status";
  DROP TYPE "public"."enum_campaigns_anchorat_tz";
  DROP TYPE "public"."enum_campaigns_plan_as";
  DROP TYPE "public"."enum_sponsors_kind";
  DROP TYPE "public"."enum_social_handles_kind";
  DROP TYPE "public"."enum_social_templates_network";
  DROP TYPE "public"."enum_social_templates_source";
  DROP TYPE "public"."enum_social_mention_kind";
  DROP TYPE "public"."enum_social_mentions_state";
  DROP TYPE "public"."enum_payload_jobs_log_task_slug";
  DROP TYPE "public"."enum_payload_jobs_log_state";
  DROP TYPE "public"."enum_payload_jobs_task_slug";
  DROP TYPE "public"."enum_social_settings_sources_collection";
  DROP TYPE "public"."enum_social_settings_sources_promote";
  DROP TYPE "public"."enum_social_check";
  DROP TYPE "public"."enum_social_check_level";
  DROP TYPE "public"."enum_social_settings_thanks_rules_on";`)
}
