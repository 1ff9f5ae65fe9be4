BEGIN IMMEDIATE;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE approvals (
	id INTEGER NOT NULL, 
	session_id INTEGER NOT NULL, 
	gate TEXT NOT NULL, 
	done_on TEXT, 
	by_name TEXT NOT NULL, 
	version_id INTEGER, 
	note TEXT NOT NULL, 
	CONSTRAINT pk_approvals PRIMARY KEY (id), 
	CONSTRAINT fk_approvals_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id) ON DELETE CASCADE, 
	CONSTRAINT fk_approvals_version_id_report_versions FOREIGN KEY(version_id) REFERENCES report_versions (id) ON DELETE SET NULL
);
CREATE TABLE assessment_scores (
	session_id INTEGER NOT NULL, 
	criterion TEXT NOT NULL, 
	points REAL NOT NULL, 
	note TEXT NOT NULL, 
	CONSTRAINT pk_assessment_scores PRIMARY KEY (session_id, criterion), 
	CONSTRAINT fk_assessment_scores_session_id_assessments FOREIGN KEY(session_id) REFERENCES assessments (session_id) ON DELETE CASCADE
);
CREATE TABLE assessments (
	session_id INTEGER NOT NULL, 
	pack TEXT NOT NULL, 
	sheet TEXT NOT NULL, 
	follower_id INTEGER, 
	weak_points TEXT NOT NULL, 
	remedies TEXT NOT NULL, 
	parent_score REAL, 
	parent_level TEXT NOT NULL, 
	parent_on TEXT, 
	CONSTRAINT pk_assessments PRIMARY KEY (session_id), 
	CONSTRAINT fk_assessments_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id) ON DELETE CASCADE, 
	CONSTRAINT fk_assessments_follower_id_members FOREIGN KEY(follower_id) REFERENCES members (id)
);
CREATE TABLE attachment_contents (
	attachment_id INTEGER NOT NULL, 
	content BLOB NOT NULL, 
	CONSTRAINT pk_attachment_contents PRIMARY KEY (attachment_id), 
	CONSTRAINT fk_attachment_contents_attachment_id_attachments FOREIGN KEY(attachment_id) REFERENCES attachments (id) ON DELETE CASCADE
);
CREATE TABLE attachments (
	id INTEGER NOT NULL, 
	session_id INTEGER, 
	topic_id INTEGER, 
	directive_id INTEGER, 
	task_id INTEGER, 
	title TEXT NOT NULL, 
	file_name TEXT NOT NULL, 
	media TEXT NOT NULL, 
	size INTEGER NOT NULL, 
	sha256 TEXT NOT NULL, 
	added_at TEXT NOT NULL, 
	paper_place TEXT NOT NULL, 
	note TEXT NOT NULL, 
	CONSTRAINT pk_attachments PRIMARY KEY (id), 
	CONSTRAINT fk_attachments_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id) ON DELETE SET NULL, 
	CONSTRAINT fk_attachments_topic_id_plan_topics FOREIGN KEY(topic_id) REFERENCES plan_topics (id) ON DELETE SET NULL, 
	CONSTRAINT fk_attachments_directive_id_directives FOREIGN KEY(directive_id) REFERENCES directives (id) ON DELETE SET NULL, 
	CONSTRAINT fk_attachments_task_id_tasks FOREIGN KEY(task_id) REFERENCES tasks (id) ON DELETE SET NULL
);
CREATE TABLE below_cells (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	superior TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	members INTEGER NOT NULL, 
	CONSTRAINT pk_below_cells PRIMARY KEY (id), 
	CONSTRAINT uq_below_cells_name_superior UNIQUE (name, superior)
);
CREATE TABLE below_sessions (
	id INTEGER NOT NULL, 
	cell_id INTEGER NOT NULL, 
	uid TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	year INTEGER NOT NULL, 
	quarter INTEGER, 
	topic TEXT NOT NULL, 
	planned_at TEXT, 
	started_at TEXT, 
	ended_at TEXT, 
	official INTEGER NOT NULL, 
	expected INTEGER NOT NULL, 
	present INTEGER NOT NULL, 
	excused INTEGER NOT NULL, 
	unexcused INTEGER NOT NULL, 
	speakers INTEGER NOT NULL, 
	contributions INTEGER NOT NULL, 
	votes INTEGER NOT NULL, 
	tasks_given INTEGER NOT NULL, 
	tasks_done INTEGER NOT NULL, 
	tasks_in_time INTEGER NOT NULL, 
	tasks_late INTEGER NOT NULL, 
	seal_number INTEGER, 
	sealed_at TEXT, 
	reported_on TEXT, 
	CONSTRAINT pk_below_sessions PRIMARY KEY (id), 
	CONSTRAINT fk_below_sessions_cell_id_below_cells FOREIGN KEY(cell_id) REFERENCES below_cells (id) ON DELETE CASCADE, 
	CONSTRAINT uq_below_sessions_cell_id_uid UNIQUE (cell_id, uid)
);
CREATE TABLE below_speaking (
	id INTEGER NOT NULL, 
	cell_id INTEGER NOT NULL, 
	year INTEGER NOT NULL, 
	times INTEGER NOT NULL, 
	members INTEGER NOT NULL, 
	CONSTRAINT pk_below_speaking PRIMARY KEY (id), 
	CONSTRAINT fk_below_speaking_cell_id_below_cells FOREIGN KEY(cell_id) REFERENCES below_cells (id) ON DELETE CASCADE, 
	CONSTRAINT uq_below_speaking_cell_id_year_times UNIQUE (cell_id, year, times)
);
CREATE TABLE bin (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	session_id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	deleted_at TEXT NOT NULL, 
	text TEXT NOT NULL, 
	data TEXT NOT NULL, 
	CONSTRAINT fk_bin_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id) ON DELETE CASCADE
);
CREATE TABLE book_settings (
	"key" TEXT NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_book_settings PRIMARY KEY ("key")
);
CREATE TABLE briefs (
	session_id INTEGER NOT NULL, 
	purpose TEXT NOT NULL, 
	requirements TEXT NOT NULL, 
	content TEXT NOT NULL, 
	method TEXT NOT NULL, 
	talked_on TEXT, 
	outline TEXT NOT NULL, 
	supervisor TEXT NOT NULL, 
	supervisor_came BOOLEAN, 
	supervisor_remarks TEXT NOT NULL, 
	CONSTRAINT pk_briefs PRIMARY KEY (session_id), 
	CONSTRAINT fk_briefs_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id) ON DELETE CASCADE
);
CREATE TABLE campaigns (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	directive_id INTEGER, 
	agenda TEXT NOT NULL, 
	banner TEXT NOT NULL, 
	starts_on TEXT, 
	ends_on TEXT, 
	note TEXT NOT NULL, 
	CONSTRAINT pk_campaigns PRIMARY KEY (id), 
	CONSTRAINT fk_campaigns_directive_id_directives FOREIGN KEY(directive_id) REFERENCES directives (id) ON DELETE SET NULL
);
CREATE TABLE cell (
	id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	agenda TEXT NOT NULL, 
	rules TEXT NOT NULL, 
	profile TEXT NOT NULL, combine TEXT, 
	CONSTRAINT pk_cell PRIMARY KEY (id), 
	CONSTRAINT ck_cell_single CHECK (id = 1)
);
CREATE TABLE cell_names (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	superior TEXT NOT NULL, 
	place TEXT NOT NULL, 
	valid_until TEXT, 
	CONSTRAINT pk_cell_names PRIMARY KEY (id)
);
CREATE TABLE content_sum (
	id INTEGER NOT NULL, 
	sha256 TEXT NOT NULL, 
	clean BOOLEAN NOT NULL, desk BLOB, 
	CONSTRAINT pk_content_sum PRIMARY KEY (id)
);
CREATE TABLE contributions (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	session_id INTEGER NOT NULL, 
	place INTEGER NOT NULL, 
	member_id INTEGER, 
	speaker_name TEXT NOT NULL, 
	speaker_title TEXT NOT NULL, 
	at TEXT, 
	label TEXT, 
	text TEXT NOT NULL, 
	disposition TEXT, 
	response TEXT NOT NULL, prompt_id INTEGER CONSTRAINT fk_contributions_prompt_id_prompts REFERENCES prompts (id), answers_id INTEGER CONSTRAINT fk_contributions_answers_id_contributions REFERENCES contributions (id), by_hand BOOLEAN DEFAULT '0' NOT NULL, 
	CONSTRAINT fk_contributions_member_id_members FOREIGN KEY(member_id) REFERENCES members (id), 
	CONSTRAINT fk_contributions_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id) ON DELETE CASCADE
);
CREATE TABLE directive_uses (
	id INTEGER NOT NULL, 
	directive_id INTEGER NOT NULL, 
	topic_id INTEGER, 
	session_id INTEGER, 
	CONSTRAINT pk_directive_uses PRIMARY KEY (id), 
	CONSTRAINT fk_directive_uses_directive_id_directives FOREIGN KEY(directive_id) REFERENCES directives (id) ON DELETE CASCADE, 
	CONSTRAINT fk_directive_uses_topic_id_plan_topics FOREIGN KEY(topic_id) REFERENCES plan_topics (id) ON DELETE CASCADE, 
	CONSTRAINT fk_directive_uses_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id) ON DELETE CASCADE
);
CREATE TABLE directives (
	id INTEGER NOT NULL, 
	number TEXT NOT NULL, 
	issued_on TEXT, 
	issuer TEXT NOT NULL, 
	title TEXT NOT NULL, 
	note TEXT NOT NULL, 
	valid_until TEXT, 
	superseded_by_id INTEGER, 
	is_basis BOOLEAN NOT NULL, 
	CONSTRAINT pk_directives PRIMARY KEY (id), 
	CONSTRAINT fk_directives_superseded_by_id_directives FOREIGN KEY(superseded_by_id) REFERENCES directives (id) ON DELETE SET NULL
);
CREATE TABLE dispatches (
	id INTEGER NOT NULL, 
	session_id INTEGER NOT NULL, 
	document TEXT NOT NULL, 
	member_id INTEGER, 
	group_name TEXT NOT NULL, 
	recipient TEXT NOT NULL, 
	sent_on TEXT, 
	means TEXT NOT NULL, 
	note TEXT NOT NULL, 
	CONSTRAINT pk_dispatches PRIMARY KEY (id), 
	CONSTRAINT fk_dispatches_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id) ON DELETE CASCADE, 
	CONSTRAINT fk_dispatches_member_id_members FOREIGN KEY(member_id) REFERENCES members (id)
);
CREATE TABLE drafts (
	id INTEGER NOT NULL, 
	session_id INTEGER NOT NULL, 
	place TEXT NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_drafts PRIMARY KEY (id), 
	CONSTRAINT fk_drafts_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id) ON DELETE CASCADE, 
	CONSTRAINT uq_drafts_session_id_place UNIQUE (session_id, place)
);
CREATE TABLE follow_ups (
	session_id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	done_on TEXT NOT NULL, 
	CONSTRAINT pk_follow_ups PRIMARY KEY (session_id, kind), 
	CONSTRAINT fk_follow_ups_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id) ON DELETE CASCADE
);
CREATE TABLE groups (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	CONSTRAINT pk_groups PRIMARY KEY (id), 
	CONSTRAINT uq_groups_name UNIQUE (name)
);
CREATE TABLE guests (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	session_id INTEGER NOT NULL, 
	full_name TEXT NOT NULL, 
	title TEXT NOT NULL, 
	CONSTRAINT fk_guests_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id) ON DELETE CASCADE
);
CREATE TABLE inspections (
	id INTEGER NOT NULL, 
	held_on TEXT, 
	period_from TEXT, 
	period_until TEXT, 
	inspector TEXT NOT NULL, 
	findings TEXT NOT NULL, 
	follow_up TEXT NOT NULL, 
	due_on TEXT, 
	done_on TEXT, 
	CONSTRAINT pk_inspections PRIMARY KEY (id)
);
CREATE TABLE issued_documents (
	id INTEGER NOT NULL, 
	term_id INTEGER, 
	document TEXT NOT NULL, 
	code TEXT NOT NULL, 
	number INTEGER, 
	issued_on TEXT, 
	subject TEXT NOT NULL, 
	session_id INTEGER, 
	year INTEGER, 
	recipients TEXT NOT NULL, 
	signer TEXT NOT NULL, 
	note TEXT NOT NULL, 
	CONSTRAINT pk_issued_documents PRIMARY KEY (id), 
	CONSTRAINT fk_issued_documents_term_id_terms FOREIGN KEY(term_id) REFERENCES terms (id), 
	CONSTRAINT fk_issued_documents_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id) ON DELETE SET NULL
);
CREATE TABLE library_topics (
	id INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	category TEXT NOT NULL, 
	cell_kind TEXT, 
	source TEXT NOT NULL, 
	source_date TEXT NOT NULL, 
	quarter INTEGER, 
	CONSTRAINT pk_library_topics PRIMARY KEY (id)
);
CREATE TABLE member_standings (
	id INTEGER NOT NULL, 
	member_id INTEGER NOT NULL, 
	standing TEXT NOT NULL, 
	since TEXT, 
	CONSTRAINT pk_member_standings PRIMARY KEY (id), 
	CONSTRAINT fk_member_standings_member_id_members FOREIGN KEY(member_id) REFERENCES members (id) ON DELETE CASCADE
);
CREATE TABLE members (
	id INTEGER NOT NULL, 
	uid TEXT NOT NULL, 
	full_name TEXT NOT NULL, 
	standing TEXT NOT NULL, 
	position TEXT NOT NULL, 
	group_id INTEGER, 
	joined_on TEXT, 
	official_on TEXT, 
	left_on TEXT, 
	CONSTRAINT pk_members PRIMARY KEY (id), 
	CONSTRAINT fk_members_group_id_groups FOREIGN KEY(group_id) REFERENCES groups (id), 
	CONSTRAINT uq_members_uid UNIQUE (uid)
);
CREATE TABLE milestones (
	id INTEGER NOT NULL, 
	campaign_id INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	due_on TEXT, 
	done_on TEXT, 
	recipient TEXT NOT NULL, 
	CONSTRAINT pk_milestones PRIMARY KEY (id), 
	CONSTRAINT fk_milestones_campaign_id_campaigns FOREIGN KEY(campaign_id) REFERENCES campaigns (id) ON DELETE CASCADE
);
CREATE TABLE obligations (
	id INTEGER NOT NULL, 
	"key" TEXT, 
	year INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	due_on TEXT, 
	recipient TEXT NOT NULL, 
	via TEXT NOT NULL, 
	how TEXT NOT NULL, 
	document TEXT NOT NULL, 
	done_on TEXT, 
	issued_id INTEGER, 
	note TEXT NOT NULL, 
	dropped BOOLEAN NOT NULL, 
	repeat TEXT NOT NULL, 
	CONSTRAINT pk_obligations PRIMARY KEY (id), 
	CONSTRAINT uq_obligations_key UNIQUE ("key"), 
	CONSTRAINT fk_obligations_issued_id_issued_documents FOREIGN KEY(issued_id) REFERENCES issued_documents (id) ON DELETE SET NULL
);
CREATE TABLE open_questions (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	session_id INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	closed_in_id INTEGER, 
	CONSTRAINT fk_open_questions_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id) ON DELETE CASCADE, 
	CONSTRAINT fk_open_questions_closed_in_id_sessions FOREIGN KEY(closed_in_id) REFERENCES sessions (id) ON DELETE SET NULL
);
CREATE TABLE parent_hints (
	id INTEGER NOT NULL, 
	session_id INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	answer TEXT NOT NULL, 
	contribution_id INTEGER, 
	CONSTRAINT pk_parent_hints PRIMARY KEY (id), 
	CONSTRAINT fk_parent_hints_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id) ON DELETE CASCADE, 
	CONSTRAINT fk_parent_hints_contribution_id_contributions FOREIGN KEY(contribution_id) REFERENCES contributions (id) ON DELETE SET NULL
);
CREATE TABLE phrases (
	id INTEGER NOT NULL, 
	place INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_phrases PRIMARY KEY (id)
);
CREATE TABLE plan_preparers (
	topic_id INTEGER NOT NULL, 
	member_id INTEGER NOT NULL, 
	place INTEGER NOT NULL, 
	CONSTRAINT pk_plan_preparers PRIMARY KEY (topic_id, member_id), 
	CONSTRAINT fk_plan_preparers_member_id_members FOREIGN KEY(member_id) REFERENCES members (id), 
	CONSTRAINT fk_plan_preparers_topic_id_plan_topics FOREIGN KEY(topic_id) REFERENCES plan_topics (id) ON DELETE CASCADE
);
CREATE TABLE plan_steps (
	id INTEGER NOT NULL, 
	topic_id INTEGER NOT NULL, 
	state TEXT NOT NULL, 
	on_day TEXT, 
	note TEXT NOT NULL, 
	CONSTRAINT pk_plan_steps PRIMARY KEY (id), 
	CONSTRAINT fk_plan_steps_topic_id_plan_topics FOREIGN KEY(topic_id) REFERENCES plan_topics (id) ON DELETE CASCADE
);
CREATE TABLE plan_topics (
	id INTEGER NOT NULL, 
	year INTEGER NOT NULL, 
	quarter INTEGER, 
	topic TEXT NOT NULL, 
	note TEXT NOT NULL, 
	session_id INTEGER, month INTEGER, category TEXT DEFAULT '' NOT NULL, origin TEXT DEFAULT 'own' NOT NULL, replaces_id INTEGER CONSTRAINT fk_plan_topics_replaces_id_plan_topics REFERENCES plan_topics (id), reason TEXT DEFAULT '' NOT NULL, why TEXT DEFAULT '' NOT NULL, state TEXT DEFAULT 'planned' NOT NULL, self_check TEXT DEFAULT '' NOT NULL, presenter_id INTEGER CONSTRAINT fk_plan_topics_presenter_id_members REFERENCES members (id), adopted_in_id INTEGER CONSTRAINT fk_plan_topics_adopted_in_id_sessions REFERENCES sessions (id), confidential BOOLEAN DEFAULT '0' NOT NULL, campaign_id INTEGER CONSTRAINT fk_plan_topics_campaign_id_campaigns REFERENCES campaigns (id), 
	CONSTRAINT pk_plan_topics PRIMARY KEY (id), 
	CONSTRAINT fk_plan_topics_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id) ON DELETE SET NULL
);
CREATE TABLE prepared_speeches (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	session_id INTEGER NOT NULL, 
	place INTEGER NOT NULL, 
	member_id INTEGER, 
	speaker_name TEXT NOT NULL, 
	speaker_title TEXT NOT NULL, 
	group_name TEXT NOT NULL, 
	topic TEXT NOT NULL, 
	text TEXT NOT NULL, 
	contribution_id INTEGER, 
	CONSTRAINT fk_prepared_speeches_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id) ON DELETE CASCADE, 
	CONSTRAINT fk_prepared_speeches_member_id_members FOREIGN KEY(member_id) REFERENCES members (id), 
	CONSTRAINT fk_prepared_speeches_contribution_id_contributions FOREIGN KEY(contribution_id) REFERENCES contributions (id) ON DELETE SET NULL
);
CREATE TABLE presenters (
	session_id INTEGER NOT NULL, 
	member_id INTEGER NOT NULL, 
	place INTEGER NOT NULL, 
	CONSTRAINT pk_presenters PRIMARY KEY (session_id, member_id), 
	CONSTRAINT fk_presenters_member_id_members FOREIGN KEY(member_id) REFERENCES members (id), 
	CONSTRAINT fk_presenters_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id) ON DELETE CASCADE
);
CREATE TABLE prompts (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	session_id INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT fk_prompts_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id) ON DELETE CASCADE
);
CREATE TABLE proposal_supporters (
	id INTEGER NOT NULL, 
	proposal_id INTEGER NOT NULL, 
	member_id INTEGER NOT NULL, 
	CONSTRAINT pk_proposal_supporters PRIMARY KEY (id), 
	CONSTRAINT fk_proposal_supporters_proposal_id_topic_proposals FOREIGN KEY(proposal_id) REFERENCES topic_proposals (id) ON DELETE CASCADE, 
	CONSTRAINT fk_proposal_supporters_member_id_members FOREIGN KEY(member_id) REFERENCES members (id)
);
CREATE TABLE received_files (
	id INTEGER NOT NULL, 
	cell_id INTEGER NOT NULL, 
	received_at TEXT NOT NULL, 
	file_name TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	told_until TEXT, 
	sessions INTEGER NOT NULL, 
	CONSTRAINT pk_received_files PRIMARY KEY (id), 
	CONSTRAINT fk_received_files_cell_id_below_cells FOREIGN KEY(cell_id) REFERENCES below_cells (id) ON DELETE CASCADE
);
CREATE TABLE report_versions (
	id INTEGER NOT NULL, 
	session_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	made_at TEXT NOT NULL, 
	text TEXT NOT NULL, 
	note TEXT NOT NULL, 
	CONSTRAINT pk_report_versions PRIMARY KEY (id), 
	CONSTRAINT fk_report_versions_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id) ON DELETE CASCADE
);
CREATE TABLE roll (
	id INTEGER NOT NULL, 
	session_id INTEGER NOT NULL, 
	member_id INTEGER NOT NULL, 
	full_name TEXT NOT NULL, 
	standing TEXT NOT NULL, 
	position TEXT NOT NULL, 
	group_name TEXT NOT NULL, 
	convened BOOLEAN NOT NULL, 
	status TEXT, 
	reason_kind TEXT, 
	reason TEXT NOT NULL, 
	arrived_at TEXT, 
	left_at TEXT, 
	CONSTRAINT pk_roll PRIMARY KEY (id), 
	CONSTRAINT fk_roll_member_id_members FOREIGN KEY(member_id) REFERENCES members (id), 
	CONSTRAINT fk_roll_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id) ON DELETE CASCADE
);
CREATE TABLE rule_packs (
	id INTEGER NOT NULL, 
	code TEXT NOT NULL, 
	data TEXT NOT NULL, 
	changed_at TEXT NOT NULL, 
	CONSTRAINT pk_rule_packs PRIMARY KEY (id), 
	CONSTRAINT uq_rule_packs_code UNIQUE (code)
);
CREATE TABLE rule_periods (
	since TEXT NOT NULL, 
	code TEXT NOT NULL, 
	CONSTRAINT pk_rule_periods PRIMARY KEY (since)
);
CREATE TABLE sealed_documents (
	session_id INTEGER NOT NULL, 
	docx BLOB NOT NULL, 
	CONSTRAINT pk_sealed_documents PRIMARY KEY (session_id), 
	CONSTRAINT fk_sealed_documents_session_id_seals FOREIGN KEY(session_id) REFERENCES seals (session_id)
);
CREATE TABLE seals (
	session_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	sealed_at TEXT NOT NULL, 
	content TEXT NOT NULL, 
	document TEXT NOT NULL, 
	previous TEXT NOT NULL, 
	hash TEXT NOT NULL, 
	CONSTRAINT pk_seals PRIMARY KEY (session_id), 
	CONSTRAINT fk_seals_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id)
);
CREATE TABLE self_reviews (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	session_id INTEGER NOT NULL, 
	author_id INTEGER, 
	subject TEXT NOT NULL, 
	about_id INTEGER, 
	shortcoming TEXT NOT NULL, 
	measure TEXT NOT NULL, 
	due_on TEXT, 
	CONSTRAINT fk_self_reviews_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id) ON DELETE CASCADE, 
	CONSTRAINT fk_self_reviews_author_id_members FOREIGN KEY(author_id) REFERENCES members (id), 
	CONSTRAINT fk_self_reviews_about_id_members FOREIGN KEY(about_id) REFERENCES members (id)
);
CREATE TABLE session_notes (
	session_id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_session_notes PRIMARY KEY (session_id, kind), 
	CONSTRAINT fk_session_notes_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id) ON DELETE CASCADE
);
CREATE TABLE session_steps (
	session_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	title TEXT NOT NULL, 
	short_title TEXT NOT NULL, 
	lead TEXT NOT NULL, 
	text TEXT NOT NULL, 
	started_at TEXT, chair_id INTEGER CONSTRAINT fk_session_steps_chair_id_members REFERENCES members (id), planned_minutes INTEGER, corrected BOOLEAN DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_session_steps PRIMARY KEY (session_id, number), 
	CONSTRAINT fk_session_steps_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id) ON DELETE CASCADE
);
CREATE TABLE sessions (
	id INTEGER NOT NULL, 
	uid TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	agenda TEXT NOT NULL, 
	year INTEGER NOT NULL, 
	quarter INTEGER, 
	topic TEXT NOT NULL, 
	place TEXT NOT NULL, 
	planned_at TEXT, 
	started_at TEXT, 
	ended_at TEXT, 
	chair_id INTEGER, 
	minutes_taker_id INTEGER, 
	cell_name TEXT NOT NULL, 
	superior TEXT NOT NULL, 
	cell_place TEXT NOT NULL, 
	cell_kind TEXT NOT NULL, 
	opening_report TEXT NOT NULL, 
	conclusion TEXT NOT NULL, read_back_at TEXT, objections TEXT DEFAULT '' NOT NULL, output TEXT, is_pilot BOOLEAN DEFAULT '0' NOT NULL, follows_id INTEGER CONSTRAINT fk_sessions_follows_id_sessions REFERENCES sessions (id), speech_minutes INTEGER, finisher_id INTEGER CONSTRAINT fk_sessions_finisher_id_members REFERENCES members (id), start_corrected BOOLEAN DEFAULT '0' NOT NULL, end_corrected BOOLEAN DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_sessions PRIMARY KEY (id), 
	CONSTRAINT fk_sessions_chair_id_members FOREIGN KEY(chair_id) REFERENCES members (id), 
	CONSTRAINT fk_sessions_minutes_taker_id_members FOREIGN KEY(minutes_taker_id) REFERENCES members (id), 
	CONSTRAINT uq_sessions_uid UNIQUE (uid)
);
CREATE TABLE speaker_queue (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	session_id INTEGER NOT NULL, 
	place INTEGER NOT NULL, 
	member_id INTEGER, 
	speaker_name TEXT NOT NULL, 
	speaker_title TEXT NOT NULL, 
	CONSTRAINT fk_speaker_queue_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id) ON DELETE CASCADE, 
	CONSTRAINT fk_speaker_queue_member_id_members FOREIGN KEY(member_id) REFERENCES members (id)
);
CREATE TABLE supplements (
	id INTEGER NOT NULL, 
	session_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	made_at TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_supplements PRIMARY KEY (id), 
	CONSTRAINT fk_supplements_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id), 
	CONSTRAINT uq_supplements_session_id_number UNIQUE (session_id, number)
);
CREATE TABLE task_assignees (
	task_id INTEGER NOT NULL, 
	member_id INTEGER NOT NULL, 
	place INTEGER NOT NULL, 
	CONSTRAINT pk_task_assignees PRIMARY KEY (task_id, member_id), 
	CONSTRAINT fk_task_assignees_member_id_members FOREIGN KEY(member_id) REFERENCES members (id), 
	CONSTRAINT fk_task_assignees_task_id_tasks FOREIGN KEY(task_id) REFERENCES tasks (id) ON DELETE CASCADE
);
CREATE TABLE task_reviews (
	id INTEGER NOT NULL, 
	session_id INTEGER NOT NULL, 
	task_id INTEGER, 
	content TEXT NOT NULL, 
	doers TEXT NOT NULL, 
	due_on TEXT, 
	status TEXT NOT NULL, 
	result TEXT NOT NULL, 
	cause TEXT NOT NULL, 
	CONSTRAINT pk_task_reviews PRIMARY KEY (id), 
	CONSTRAINT fk_task_reviews_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id) ON DELETE CASCADE, 
	CONSTRAINT fk_task_reviews_task_id_tasks FOREIGN KEY(task_id) REFERENCES tasks (id) ON DELETE SET NULL
);
CREATE TABLE tasks (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	session_id INTEGER NOT NULL, 
	content TEXT NOT NULL, 
	requirement TEXT NOT NULL, 
	measure TEXT NOT NULL, 
	due_on TEXT, 
	inspector_id INTEGER, 
	status TEXT NOT NULL, 
	result TEXT NOT NULL, cause TEXT DEFAULT '' NOT NULL, done_on TEXT, evidence TEXT DEFAULT '' NOT NULL, checked_on TEXT, check_note TEXT DEFAULT '' NOT NULL, resolution_id INTEGER CONSTRAINT fk_tasks_resolution_id_issued_documents REFERENCES issued_documents (id), 
	CONSTRAINT fk_tasks_inspector_id_members FOREIGN KEY(inspector_id) REFERENCES members (id), 
	CONSTRAINT fk_tasks_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id) ON DELETE CASCADE
);
CREATE TABLE terms (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	since TEXT NOT NULL, 
	until TEXT, 
	CONSTRAINT pk_terms PRIMARY KEY (id)
);
CREATE TABLE topic_proposals (
	id INTEGER NOT NULL, 
	year INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	proposer_id INTEGER, 
	made_on TEXT, 
	topic_id INTEGER, 
	status TEXT NOT NULL, 
	note TEXT NOT NULL, 
	CONSTRAINT pk_topic_proposals PRIMARY KEY (id), 
	CONSTRAINT fk_topic_proposals_proposer_id_members FOREIGN KEY(proposer_id) REFERENCES members (id), 
	CONSTRAINT fk_topic_proposals_topic_id_plan_topics FOREIGN KEY(topic_id) REFERENCES plan_topics (id) ON DELETE SET NULL
);
CREATE TABLE trail (
	id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	session_id INTEGER NOT NULL, 
	subject TEXT NOT NULL, 
	label TEXT NOT NULL, 
	field TEXT NOT NULL, 
	"before" TEXT, 
	"after" TEXT, 
	CONSTRAINT pk_trail PRIMARY KEY (id), 
	CONSTRAINT fk_trail_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id) ON DELETE CASCADE
);
CREATE TABLE vote_dissents (
	vote_id INTEGER NOT NULL, 
	member_id INTEGER NOT NULL, 
	place INTEGER NOT NULL, 
	stance TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	CONSTRAINT pk_vote_dissents PRIMARY KEY (vote_id, member_id), 
	CONSTRAINT fk_vote_dissents_vote_id_votes FOREIGN KEY(vote_id) REFERENCES votes (id) ON DELETE CASCADE, 
	CONSTRAINT fk_vote_dissents_member_id_members FOREIGN KEY(member_id) REFERENCES members (id)
);
CREATE TABLE votes (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	session_id INTEGER NOT NULL, 
	question TEXT NOT NULL, 
	in_favour INTEGER, 
	against INTEGER NOT NULL, 
	other INTEGER NOT NULL, 
	method TEXT NOT NULL, 
	base INTEGER, 
	CONSTRAINT fk_votes_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id) ON DELETE CASCADE
);
CREATE TABLE wordings (
	"key" TEXT NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_wordings PRIMARY KEY ("key")
);
CREATE TABLE year_notes (
	year INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_year_notes PRIMARY KEY (year, kind)
);
CREATE TABLE year_plans (
	year INTEGER NOT NULL, 
	purpose TEXT NOT NULL, 
	organisation TEXT NOT NULL, 
	adopted_in_id INTEGER, 
	vote_id INTEGER, 
	note TEXT NOT NULL, 
	CONSTRAINT pk_year_plans PRIMARY KEY (year), 
	CONSTRAINT fk_year_plans_adopted_in_id_sessions FOREIGN KEY(adopted_in_id) REFERENCES sessions (id) ON DELETE SET NULL, 
	CONSTRAINT fk_year_plans_vote_id_votes FOREIGN KEY(vote_id) REFERENCES votes (id) ON DELETE SET NULL
);
CREATE VIRTUAL TABLE search USING fts5(words, content='', detail=none, tokenize='unicode61 remove_diacritics 2');
CREATE INDEX ix_approvals_session_id ON approvals (session_id);
CREATE INDEX ix_approvals_version_id ON approvals (version_id);
CREATE INDEX ix_assessments_follower_id ON assessments (follower_id);
CREATE INDEX ix_attachments_directive_id ON attachments (directive_id);
CREATE INDEX ix_attachments_session_id ON attachments (session_id);
CREATE INDEX ix_attachments_task_id ON attachments (task_id);
CREATE INDEX ix_attachments_topic_id ON attachments (topic_id);
CREATE INDEX ix_below_sessions_cell_id_started_at ON below_sessions (cell_id, started_at);
CREATE INDEX ix_below_sessions_year ON below_sessions (year);
CREATE INDEX ix_bin_session_id ON bin (session_id);
CREATE INDEX ix_campaigns_directive_id ON campaigns (directive_id);
CREATE INDEX ix_contributions_answers_id ON contributions (answers_id) WHERE answers_id IS NOT NULL;
CREATE INDEX ix_contributions_member_id_session_id ON contributions (member_id, session_id);
CREATE INDEX ix_contributions_prompt_id ON contributions (prompt_id) WHERE prompt_id IS NOT NULL;
CREATE INDEX ix_contributions_session_id_place ON contributions (session_id, place);
CREATE INDEX ix_directive_uses_directive_id ON directive_uses (directive_id);
CREATE INDEX ix_directive_uses_session_id ON directive_uses (session_id);
CREATE INDEX ix_directive_uses_topic_id ON directive_uses (topic_id);
CREATE INDEX ix_directives_superseded_by_id ON directives (superseded_by_id);
CREATE INDEX ix_dispatches_member_id ON dispatches (member_id);
CREATE INDEX ix_dispatches_session_id ON dispatches (session_id);
CREATE INDEX ix_guests_session_id ON guests (session_id);
CREATE INDEX ix_issued_documents_code_number ON issued_documents (code, number);
CREATE INDEX ix_issued_documents_issued_on ON issued_documents (issued_on);
CREATE INDEX ix_issued_documents_session_id ON issued_documents (session_id);
CREATE INDEX ix_issued_documents_term_id ON issued_documents (term_id);
CREATE INDEX ix_issued_documents_year ON issued_documents (year);
CREATE INDEX ix_member_standings_member_id ON member_standings (member_id);
CREATE INDEX ix_members_group_id ON members (group_id);
CREATE INDEX ix_milestones_campaign_id ON milestones (campaign_id);
CREATE INDEX ix_milestones_due_on ON milestones (due_on);
CREATE INDEX ix_obligations_issued_id ON obligations (issued_id);
CREATE INDEX ix_obligations_year ON obligations (year);
CREATE INDEX ix_open_questions_closed_in_id ON open_questions (closed_in_id);
CREATE INDEX ix_open_questions_session_id ON open_questions (session_id);
CREATE INDEX ix_parent_hints_contribution_id ON parent_hints (contribution_id);
CREATE INDEX ix_parent_hints_session_id ON parent_hints (session_id);
CREATE INDEX ix_plan_preparers_member_id ON plan_preparers (member_id);
CREATE INDEX ix_plan_steps_topic_id ON plan_steps (topic_id);
CREATE INDEX ix_plan_topics_adopted_in_id ON plan_topics (adopted_in_id);
CREATE INDEX ix_plan_topics_campaign_id ON plan_topics (campaign_id);
CREATE INDEX ix_plan_topics_presenter_id ON plan_topics (presenter_id);
CREATE INDEX ix_plan_topics_replaces_id ON plan_topics (replaces_id);
CREATE INDEX ix_plan_topics_session_id ON plan_topics (session_id);
CREATE INDEX ix_plan_topics_year_quarter ON plan_topics (year, quarter);
CREATE INDEX ix_prepared_speeches_contribution_id ON prepared_speeches (contribution_id);
CREATE INDEX ix_prepared_speeches_member_id ON prepared_speeches (member_id);
CREATE INDEX ix_prepared_speeches_session_id ON prepared_speeches (session_id);
CREATE INDEX ix_presenters_member_id ON presenters (member_id);
CREATE INDEX ix_prompts_session_id ON prompts (session_id);
CREATE INDEX ix_proposal_supporters_member_id ON proposal_supporters (member_id);
CREATE INDEX ix_proposal_supporters_proposal_id ON proposal_supporters (proposal_id);
CREATE INDEX ix_received_files_cell_id ON received_files (cell_id);
CREATE INDEX ix_report_versions_session_id ON report_versions (session_id);
CREATE INDEX ix_roll_member_id ON roll (member_id);
CREATE INDEX ix_self_reviews_about_id ON self_reviews (about_id);
CREATE INDEX ix_self_reviews_author_id ON self_reviews (author_id);
CREATE INDEX ix_self_reviews_session_id ON self_reviews (session_id);
CREATE INDEX ix_sessions_ended_at_planned_at ON sessions (ended_at, planned_at);
CREATE INDEX ix_sessions_follows_id ON sessions (follows_id);
CREATE INDEX ix_sessions_started_at ON sessions (started_at);
CREATE INDEX ix_sessions_year_quarter ON sessions (year, quarter);
CREATE INDEX ix_speaker_queue_member_id ON speaker_queue (member_id);
CREATE INDEX ix_speaker_queue_session_id ON speaker_queue (session_id);
CREATE INDEX ix_task_assignees_member_id ON task_assignees (member_id);
CREATE INDEX ix_task_reviews_task_id ON task_reviews (task_id);
CREATE INDEX ix_tasks_done_on ON tasks (done_on);
CREATE INDEX ix_tasks_due_on ON tasks (due_on);
CREATE INDEX ix_tasks_resolution_id ON tasks (resolution_id);
CREATE INDEX ix_tasks_session_id ON tasks (session_id);
CREATE INDEX ix_tasks_status_due_on ON tasks (status, due_on);
CREATE INDEX ix_topic_proposals_proposer_id ON topic_proposals (proposer_id);
CREATE INDEX ix_topic_proposals_topic_id ON topic_proposals (topic_id);
CREATE INDEX ix_topic_proposals_year ON topic_proposals (year);
CREATE INDEX ix_trail_session_id ON trail (session_id);
CREATE INDEX ix_vote_dissents_member_id ON vote_dissents (member_id);
CREATE INDEX ix_votes_session_id ON votes (session_id);
CREATE INDEX ix_year_plans_adopted_in_id ON year_plans (adopted_in_id);
CREATE INDEX ix_year_plans_vote_id ON year_plans (vote_id);
CREATE UNIQUE INDEX uq_roll_session_id_member_id ON roll (session_id, member_id);
CREATE UNIQUE INDEX uq_task_reviews_session_id_task_id ON task_reviews (session_id, task_id);
CREATE TRIGGER sealed_contributions_delete BEFORE DELETE ON contributions WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = OLD.session_id) BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_contributions_insert BEFORE INSERT ON contributions WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = NEW.session_id) BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_contributions_update BEFORE UPDATE  ON contributions WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = OLD.session_id) OR EXISTS (SELECT 1 FROM seals WHERE seals.session_id = NEW.session_id) BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_documents_delete BEFORE DELETE ON sealed_documents BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_documents_update BEFORE UPDATE ON sealed_documents BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_guests_delete BEFORE DELETE ON guests WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = OLD.session_id) BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_guests_insert BEFORE INSERT ON guests WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = NEW.session_id) BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_guests_update BEFORE UPDATE  ON guests WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = OLD.session_id) OR EXISTS (SELECT 1 FROM seals WHERE seals.session_id = NEW.session_id) BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_open_questions_delete BEFORE DELETE ON open_questions WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = OLD.session_id) BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_open_questions_insert BEFORE INSERT ON open_questions WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = NEW.session_id) BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_open_questions_update BEFORE UPDATE OF session_id, text ON open_questions WHEN (EXISTS (SELECT 1 FROM seals WHERE seals.session_id = OLD.session_id)) OR (EXISTS (SELECT 1 FROM seals WHERE seals.session_id = NEW.session_id)) BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_presenters_delete BEFORE DELETE ON presenters WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = OLD.session_id) BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_presenters_insert BEFORE INSERT ON presenters WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = NEW.session_id) BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_presenters_update BEFORE UPDATE  ON presenters WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = OLD.session_id) OR EXISTS (SELECT 1 FROM seals WHERE seals.session_id = NEW.session_id) BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_prompts_delete BEFORE DELETE ON prompts WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = OLD.session_id) BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_prompts_insert BEFORE INSERT ON prompts WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = NEW.session_id) BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_prompts_update BEFORE UPDATE  ON prompts WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = OLD.session_id) OR EXISTS (SELECT 1 FROM seals WHERE seals.session_id = NEW.session_id) BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_roll_delete BEFORE DELETE ON roll WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = OLD.session_id) BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_roll_insert BEFORE INSERT ON roll WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = NEW.session_id) BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_roll_update BEFORE UPDATE  ON roll WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = OLD.session_id) OR EXISTS (SELECT 1 FROM seals WHERE seals.session_id = NEW.session_id) BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_seals_delete BEFORE DELETE ON seals BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_seals_update BEFORE UPDATE ON seals BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_self_reviews_delete BEFORE DELETE ON self_reviews WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = OLD.session_id) BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_self_reviews_insert BEFORE INSERT ON self_reviews WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = NEW.session_id) BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_self_reviews_update BEFORE UPDATE  ON self_reviews WHEN (EXISTS (SELECT 1 FROM seals WHERE seals.session_id = OLD.session_id)) OR (EXISTS (SELECT 1 FROM seals WHERE seals.session_id = NEW.session_id)) BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_session_notes_delete BEFORE DELETE ON session_notes WHEN OLD.kind IN ('agenda_approval', 'preparation', 'quality', 'meaning', 'scoring_remarks') AND EXISTS (SELECT 1 FROM seals WHERE seals.session_id = OLD.session_id) BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_session_notes_insert BEFORE INSERT ON session_notes WHEN NEW.kind IN ('agenda_approval', 'preparation', 'quality', 'meaning', 'scoring_remarks') AND EXISTS (SELECT 1 FROM seals WHERE seals.session_id = NEW.session_id) BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_session_notes_update BEFORE UPDATE ON session_notes WHEN (OLD.kind IN ('agenda_approval', 'preparation', 'quality', 'meaning', 'scoring_remarks') AND EXISTS (SELECT 1 FROM seals WHERE seals.session_id = OLD.session_id)) OR (NEW.kind IN ('agenda_approval', 'preparation', 'quality', 'meaning', 'scoring_remarks') AND EXISTS (SELECT 1 FROM seals WHERE seals.session_id = NEW.session_id)) BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_session_steps_delete BEFORE DELETE ON session_steps WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = OLD.session_id) BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_session_steps_insert BEFORE INSERT ON session_steps WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = NEW.session_id) BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_session_steps_update BEFORE UPDATE  ON session_steps WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = OLD.session_id) OR EXISTS (SELECT 1 FROM seals WHERE seals.session_id = NEW.session_id) BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_sessions_delete BEFORE DELETE ON sessions WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = OLD.id) BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_sessions_update BEFORE UPDATE ON sessions WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = OLD.id) BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_supplements_delete BEFORE DELETE ON supplements BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_supplements_update BEFORE UPDATE ON supplements BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_task_assignees_delete BEFORE DELETE ON task_assignees WHEN EXISTS (SELECT 1 FROM tasks JOIN seals ON seals.session_id = tasks.session_id WHERE tasks.id = OLD.task_id) BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_task_assignees_insert BEFORE INSERT ON task_assignees WHEN EXISTS (SELECT 1 FROM tasks JOIN seals ON seals.session_id = tasks.session_id WHERE tasks.id = NEW.task_id) BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_task_assignees_update BEFORE UPDATE  ON task_assignees WHEN EXISTS (SELECT 1 FROM tasks JOIN seals ON seals.session_id = tasks.session_id WHERE tasks.id = OLD.task_id) OR EXISTS (SELECT 1 FROM tasks JOIN seals ON seals.session_id = tasks.session_id WHERE tasks.id = NEW.task_id) BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_task_reviews_delete BEFORE DELETE ON task_reviews WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = OLD.session_id) BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_task_reviews_insert BEFORE INSERT ON task_reviews WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = NEW.session_id) BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_task_reviews_update BEFORE UPDATE OF session_id, content, doers, due_on, status, result, cause ON task_reviews WHEN (EXISTS (SELECT 1 FROM seals WHERE seals.session_id = OLD.session_id)) OR (EXISTS (SELECT 1 FROM seals WHERE seals.session_id = NEW.session_id)) BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_tasks_delete BEFORE DELETE ON tasks WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = OLD.session_id) BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_tasks_insert BEFORE INSERT ON tasks WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = NEW.session_id) BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_tasks_update BEFORE UPDATE OF session_id, content, requirement, measure, due_on, inspector_id ON tasks WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = OLD.session_id) OR EXISTS (SELECT 1 FROM seals WHERE seals.session_id = NEW.session_id) BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_vote_dissents_delete BEFORE DELETE ON vote_dissents WHEN EXISTS (SELECT 1 FROM votes JOIN seals ON seals.session_id = votes.session_id WHERE votes.id = OLD.vote_id) BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_vote_dissents_insert BEFORE INSERT ON vote_dissents WHEN EXISTS (SELECT 1 FROM votes JOIN seals ON seals.session_id = votes.session_id WHERE votes.id = NEW.vote_id) BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_vote_dissents_update BEFORE UPDATE  ON vote_dissents WHEN (EXISTS (SELECT 1 FROM votes JOIN seals ON seals.session_id = votes.session_id WHERE votes.id = OLD.vote_id)) OR (EXISTS (SELECT 1 FROM votes JOIN seals ON seals.session_id = votes.session_id WHERE votes.id = NEW.vote_id)) BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_votes_delete BEFORE DELETE ON votes WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = OLD.session_id) BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_votes_insert BEFORE INSERT ON votes WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = NEW.session_id) BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER sealed_votes_update BEFORE UPDATE  ON votes WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = OLD.session_id) OR EXISTS (SELECT 1 FROM seals WHERE seals.session_id = NEW.session_id) BEGIN SELECT RAISE(ABORT, 'minutes are sealed'); END;
CREATE TRIGGER search_attachments_delete AFTER DELETE ON attachments BEGIN INSERT INTO search(search, rowid, words) VALUES ('delete', (12 << 28) | OLD.id, replace(replace(coalesce(OLD.title, '') || char(10) || coalesce(OLD.file_name, '') || char(10) || coalesce(OLD.note, ''), 'đ', 'd'), 'Đ', 'D')); END;
CREATE TRIGGER search_attachments_insert AFTER INSERT ON attachments BEGIN INSERT INTO search(rowid, words) VALUES ((12 << 28) | NEW.id, replace(replace(coalesce(NEW.title, '') || char(10) || coalesce(NEW.file_name, '') || char(10) || coalesce(NEW.note, ''), 'đ', 'd'), 'Đ', 'D')); END;
CREATE TRIGGER search_attachments_update AFTER UPDATE OF title, file_name, note ON attachments BEGIN INSERT INTO search(search, rowid, words) VALUES ('delete', (12 << 28) | OLD.id, replace(replace(coalesce(OLD.title, '') || char(10) || coalesce(OLD.file_name, '') || char(10) || coalesce(OLD.note, ''), 'đ', 'd'), 'Đ', 'D')); INSERT INTO search(rowid, words) VALUES ((12 << 28) | NEW.id, replace(replace(coalesce(NEW.title, '') || char(10) || coalesce(NEW.file_name, '') || char(10) || coalesce(NEW.note, ''), 'đ', 'd'), 'Đ', 'D')); END;
CREATE TRIGGER search_contributions_delete AFTER DELETE ON contributions BEGIN INSERT INTO search(search, rowid, words) VALUES ('delete', ((OLD.session_id << 32) | (3 << 28) | OLD.id), replace(replace(OLD.text || char(10) || OLD.response || char(10) || OLD.speaker_name, 'đ', 'd'), 'Đ', 'D')); END;
CREATE TRIGGER search_contributions_insert AFTER INSERT ON contributions BEGIN INSERT INTO search(rowid, words) VALUES (((NEW.session_id << 32) | (3 << 28) | NEW.id), replace(replace(NEW.text || char(10) || NEW.response || char(10) || NEW.speaker_name, 'đ', 'd'), 'Đ', 'D')); END;
CREATE TRIGGER search_contributions_update AFTER UPDATE OF text, response, speaker_name ON contributions BEGIN INSERT INTO search(search, rowid, words) VALUES ('delete', ((OLD.session_id << 32) | (3 << 28) | OLD.id), replace(replace(OLD.text || char(10) || OLD.response || char(10) || OLD.speaker_name, 'đ', 'd'), 'Đ', 'D')); INSERT INTO search(rowid, words) VALUES (((NEW.session_id << 32) | (3 << 28) | NEW.id), replace(replace(NEW.text || char(10) || NEW.response || char(10) || NEW.speaker_name, 'đ', 'd'), 'Đ', 'D')); END;
CREATE TRIGGER search_directives_delete AFTER DELETE ON directives BEGIN INSERT INTO search(search, rowid, words) VALUES ('delete', (11 << 28) | OLD.id, replace(replace(coalesce(OLD.number, '') || char(10) || coalesce(OLD.title, '') || char(10) || coalesce(OLD.issuer, '') || char(10) || coalesce(OLD.note, ''), 'đ', 'd'), 'Đ', 'D')); END;
CREATE TRIGGER search_directives_insert AFTER INSERT ON directives BEGIN INSERT INTO search(rowid, words) VALUES ((11 << 28) | NEW.id, replace(replace(coalesce(NEW.number, '') || char(10) || coalesce(NEW.title, '') || char(10) || coalesce(NEW.issuer, '') || char(10) || coalesce(NEW.note, ''), 'đ', 'd'), 'Đ', 'D')); END;
CREATE TRIGGER search_directives_update AFTER UPDATE OF number, title, issuer, note ON directives BEGIN INSERT INTO search(search, rowid, words) VALUES ('delete', (11 << 28) | OLD.id, replace(replace(coalesce(OLD.number, '') || char(10) || coalesce(OLD.title, '') || char(10) || coalesce(OLD.issuer, '') || char(10) || coalesce(OLD.note, ''), 'đ', 'd'), 'Đ', 'D')); INSERT INTO search(rowid, words) VALUES ((11 << 28) | NEW.id, replace(replace(coalesce(NEW.number, '') || char(10) || coalesce(NEW.title, '') || char(10) || coalesce(NEW.issuer, '') || char(10) || coalesce(NEW.note, ''), 'đ', 'd'), 'Đ', 'D')); END;
CREATE TRIGGER search_guests_delete AFTER DELETE ON guests BEGIN INSERT INTO search(search, rowid, words) VALUES ('delete', ((OLD.session_id << 32) | (8 << 28) | OLD.id), replace(replace(OLD.full_name || char(10) || OLD.title, 'đ', 'd'), 'Đ', 'D')); END;
CREATE TRIGGER search_guests_insert AFTER INSERT ON guests BEGIN INSERT INTO search(rowid, words) VALUES (((NEW.session_id << 32) | (8 << 28) | NEW.id), replace(replace(NEW.full_name || char(10) || NEW.title, 'đ', 'd'), 'Đ', 'D')); END;
CREATE TRIGGER search_guests_update AFTER UPDATE OF full_name, title ON guests BEGIN INSERT INTO search(search, rowid, words) VALUES ('delete', ((OLD.session_id << 32) | (8 << 28) | OLD.id), replace(replace(OLD.full_name || char(10) || OLD.title, 'đ', 'd'), 'Đ', 'D')); INSERT INTO search(rowid, words) VALUES (((NEW.session_id << 32) | (8 << 28) | NEW.id), replace(replace(NEW.full_name || char(10) || NEW.title, 'đ', 'd'), 'Đ', 'D')); END;
CREATE TRIGGER search_issued_documents_delete AFTER DELETE ON issued_documents BEGIN INSERT INTO search(search, rowid, words) VALUES ('delete', (10 << 28) | OLD.id, replace(replace(coalesce(OLD.subject, '') || char(10) || coalesce(OLD.recipients, '') || char(10) || coalesce(OLD.note, ''), 'đ', 'd'), 'Đ', 'D')); END;
CREATE TRIGGER search_issued_documents_insert AFTER INSERT ON issued_documents BEGIN INSERT INTO search(rowid, words) VALUES ((10 << 28) | NEW.id, replace(replace(coalesce(NEW.subject, '') || char(10) || coalesce(NEW.recipients, '') || char(10) || coalesce(NEW.note, ''), 'đ', 'd'), 'Đ', 'D')); END;
CREATE TRIGGER search_issued_documents_update AFTER UPDATE OF subject, recipients, note ON issued_documents BEGIN INSERT INTO search(search, rowid, words) VALUES ('delete', (10 << 28) | OLD.id, replace(replace(coalesce(OLD.subject, '') || char(10) || coalesce(OLD.recipients, '') || char(10) || coalesce(OLD.note, ''), 'đ', 'd'), 'Đ', 'D')); INSERT INTO search(rowid, words) VALUES ((10 << 28) | NEW.id, replace(replace(coalesce(NEW.subject, '') || char(10) || coalesce(NEW.recipients, '') || char(10) || coalesce(NEW.note, ''), 'đ', 'd'), 'Đ', 'D')); END;
CREATE TRIGGER search_members_delete AFTER DELETE ON members BEGIN INSERT INTO search(search, rowid, words) VALUES ('delete', (13 << 28) | OLD.id, replace(replace(coalesce(OLD.full_name, ''), 'đ', 'd'), 'Đ', 'D')); END;
CREATE TRIGGER search_members_insert AFTER INSERT ON members BEGIN INSERT INTO search(rowid, words) VALUES ((13 << 28) | NEW.id, replace(replace(coalesce(NEW.full_name, ''), 'đ', 'd'), 'Đ', 'D')); END;
CREATE TRIGGER search_members_update AFTER UPDATE OF full_name ON members BEGIN INSERT INTO search(search, rowid, words) VALUES ('delete', (13 << 28) | OLD.id, replace(replace(coalesce(OLD.full_name, ''), 'đ', 'd'), 'Đ', 'D')); INSERT INTO search(rowid, words) VALUES ((13 << 28) | NEW.id, replace(replace(coalesce(NEW.full_name, ''), 'đ', 'd'), 'Đ', 'D')); END;
CREATE TRIGGER search_open_questions_delete AFTER DELETE ON open_questions BEGIN INSERT INTO search(search, rowid, words) VALUES ('delete', ((OLD.session_id << 32) | (7 << 28) | OLD.id), replace(replace(OLD.text, 'đ', 'd'), 'Đ', 'D')); END;
CREATE TRIGGER search_open_questions_insert AFTER INSERT ON open_questions BEGIN INSERT INTO search(rowid, words) VALUES (((NEW.session_id << 32) | (7 << 28) | NEW.id), replace(replace(NEW.text, 'đ', 'd'), 'Đ', 'D')); END;
CREATE TRIGGER search_open_questions_update AFTER UPDATE OF text ON open_questions BEGIN INSERT INTO search(search, rowid, words) VALUES ('delete', ((OLD.session_id << 32) | (7 << 28) | OLD.id), replace(replace(OLD.text, 'đ', 'd'), 'Đ', 'D')); INSERT INTO search(rowid, words) VALUES (((NEW.session_id << 32) | (7 << 28) | NEW.id), replace(replace(NEW.text, 'đ', 'd'), 'Đ', 'D')); END;
CREATE TRIGGER search_plan_topics_delete AFTER DELETE ON plan_topics BEGIN INSERT INTO search(search, rowid, words) VALUES ('delete', (9 << 28) | OLD.id, replace(replace(coalesce(OLD.topic, '') || char(10) || coalesce(OLD.note, '') || char(10) || coalesce(OLD.reason, ''), 'đ', 'd'), 'Đ', 'D')); END;
CREATE TRIGGER search_plan_topics_insert AFTER INSERT ON plan_topics BEGIN INSERT INTO search(rowid, words) VALUES ((9 << 28) | NEW.id, replace(replace(coalesce(NEW.topic, '') || char(10) || coalesce(NEW.note, '') || char(10) || coalesce(NEW.reason, ''), 'đ', 'd'), 'Đ', 'D')); END;
CREATE TRIGGER search_plan_topics_update AFTER UPDATE OF topic, note, reason ON plan_topics BEGIN INSERT INTO search(search, rowid, words) VALUES ('delete', (9 << 28) | OLD.id, replace(replace(coalesce(OLD.topic, '') || char(10) || coalesce(OLD.note, '') || char(10) || coalesce(OLD.reason, ''), 'đ', 'd'), 'Đ', 'D')); INSERT INTO search(rowid, words) VALUES ((9 << 28) | NEW.id, replace(replace(coalesce(NEW.topic, '') || char(10) || coalesce(NEW.note, '') || char(10) || coalesce(NEW.reason, ''), 'đ', 'd'), 'Đ', 'D')); END;
CREATE TRIGGER search_prompts_delete AFTER DELETE ON prompts BEGIN INSERT INTO search(search, rowid, words) VALUES ('delete', ((OLD.session_id << 32) | (2 << 28) | OLD.id), replace(replace(OLD.text, 'đ', 'd'), 'Đ', 'D')); END;
CREATE TRIGGER search_prompts_insert AFTER INSERT ON prompts BEGIN INSERT INTO search(rowid, words) VALUES (((NEW.session_id << 32) | (2 << 28) | NEW.id), replace(replace(NEW.text, 'đ', 'd'), 'Đ', 'D')); END;
CREATE TRIGGER search_prompts_update AFTER UPDATE OF text ON prompts BEGIN INSERT INTO search(search, rowid, words) VALUES ('delete', ((OLD.session_id << 32) | (2 << 28) | OLD.id), replace(replace(OLD.text, 'đ', 'd'), 'Đ', 'D')); INSERT INTO search(rowid, words) VALUES (((NEW.session_id << 32) | (2 << 28) | NEW.id), replace(replace(NEW.text, 'đ', 'd'), 'Đ', 'D')); END;
CREATE TRIGGER search_session_steps_delete AFTER DELETE ON session_steps BEGIN INSERT INTO search(search, rowid, words) VALUES ('delete', ((OLD.session_id << 32) | (1 << 28) | OLD.number), replace(replace(OLD.text, 'đ', 'd'), 'Đ', 'D')); END;
CREATE TRIGGER search_session_steps_insert AFTER INSERT ON session_steps BEGIN INSERT INTO search(rowid, words) VALUES (((NEW.session_id << 32) | (1 << 28) | NEW.number), replace(replace(NEW.text, 'đ', 'd'), 'Đ', 'D')); END;
CREATE TRIGGER search_session_steps_update AFTER UPDATE OF text ON session_steps BEGIN INSERT INTO search(search, rowid, words) VALUES ('delete', ((OLD.session_id << 32) | (1 << 28) | OLD.number), replace(replace(OLD.text, 'đ', 'd'), 'Đ', 'D')); INSERT INTO search(rowid, words) VALUES (((NEW.session_id << 32) | (1 << 28) | NEW.number), replace(replace(NEW.text, 'đ', 'd'), 'Đ', 'D')); END;
CREATE TRIGGER search_sessions_delete AFTER DELETE ON sessions BEGIN INSERT INTO search(search, rowid, words) VALUES ('delete', ((OLD.id << 32) | (0 << 28) | 0), replace(replace(OLD.topic || char(10) || OLD.conclusion || char(10) || OLD.opening_report, 'đ', 'd'), 'Đ', 'D')); END;
CREATE TRIGGER search_sessions_insert AFTER INSERT ON sessions BEGIN INSERT INTO search(rowid, words) VALUES (((NEW.id << 32) | (0 << 28) | 0), replace(replace(NEW.topic || char(10) || NEW.conclusion || char(10) || NEW.opening_report, 'đ', 'd'), 'Đ', 'D')); END;
CREATE TRIGGER search_sessions_update AFTER UPDATE OF topic, conclusion, opening_report ON sessions BEGIN INSERT INTO search(search, rowid, words) VALUES ('delete', ((OLD.id << 32) | (0 << 28) | 0), replace(replace(OLD.topic || char(10) || OLD.conclusion || char(10) || OLD.opening_report, 'đ', 'd'), 'Đ', 'D')); INSERT INTO search(rowid, words) VALUES (((NEW.id << 32) | (0 << 28) | 0), replace(replace(NEW.topic || char(10) || NEW.conclusion || char(10) || NEW.opening_report, 'đ', 'd'), 'Đ', 'D')); END;
CREATE TRIGGER search_supplements_delete AFTER DELETE ON supplements BEGIN INSERT INTO search(search, rowid, words) VALUES ('delete', ((OLD.session_id << 32) | (6 << 28) | OLD.id), replace(replace(OLD.reason || char(10) || OLD.text, 'đ', 'd'), 'Đ', 'D')); END;
CREATE TRIGGER search_supplements_insert AFTER INSERT ON supplements BEGIN INSERT INTO search(rowid, words) VALUES (((NEW.session_id << 32) | (6 << 28) | NEW.id), replace(replace(NEW.reason || char(10) || NEW.text, 'đ', 'd'), 'Đ', 'D')); END;
CREATE TRIGGER search_supplements_update AFTER UPDATE OF reason, text ON supplements BEGIN INSERT INTO search(search, rowid, words) VALUES ('delete', ((OLD.session_id << 32) | (6 << 28) | OLD.id), replace(replace(OLD.reason || char(10) || OLD.text, 'đ', 'd'), 'Đ', 'D')); INSERT INTO search(rowid, words) VALUES (((NEW.session_id << 32) | (6 << 28) | NEW.id), replace(replace(NEW.reason || char(10) || NEW.text, 'đ', 'd'), 'Đ', 'D')); END;
CREATE TRIGGER search_tasks_delete AFTER DELETE ON tasks BEGIN INSERT INTO search(search, rowid, words) VALUES ('delete', ((OLD.session_id << 32) | (5 << 28) | OLD.id), replace(replace(OLD.content || char(10) || OLD.requirement || char(10) || OLD.measure || char(10) || OLD.result || char(10) || OLD.cause, 'đ', 'd'), 'Đ', 'D')); END;
CREATE TRIGGER search_tasks_insert AFTER INSERT ON tasks BEGIN INSERT INTO search(rowid, words) VALUES (((NEW.session_id << 32) | (5 << 28) | NEW.id), replace(replace(NEW.content || char(10) || NEW.requirement || char(10) || NEW.measure || char(10) || NEW.result || char(10) || NEW.cause, 'đ', 'd'), 'Đ', 'D')); END;
CREATE TRIGGER search_tasks_update AFTER UPDATE OF content, requirement, measure, result, cause ON tasks BEGIN INSERT INTO search(search, rowid, words) VALUES ('delete', ((OLD.session_id << 32) | (5 << 28) | OLD.id), replace(replace(OLD.content || char(10) || OLD.requirement || char(10) || OLD.measure || char(10) || OLD.result || char(10) || OLD.cause, 'đ', 'd'), 'Đ', 'D')); INSERT INTO search(rowid, words) VALUES (((NEW.session_id << 32) | (5 << 28) | NEW.id), replace(replace(NEW.content || char(10) || NEW.requirement || char(10) || NEW.measure || char(10) || NEW.result || char(10) || NEW.cause, 'đ', 'd'), 'Đ', 'D')); END;
CREATE TRIGGER search_topic_proposals_delete AFTER DELETE ON topic_proposals BEGIN INSERT INTO search(search, rowid, words) VALUES ('delete', (14 << 28) | OLD.id, replace(replace(coalesce(OLD.text, ''), 'đ', 'd'), 'Đ', 'D')); END;
CREATE TRIGGER search_topic_proposals_insert AFTER INSERT ON topic_proposals BEGIN INSERT INTO search(rowid, words) VALUES ((14 << 28) | NEW.id, replace(replace(coalesce(NEW.text, ''), 'đ', 'd'), 'Đ', 'D')); END;
CREATE TRIGGER search_topic_proposals_update AFTER UPDATE OF text ON topic_proposals BEGIN INSERT INTO search(search, rowid, words) VALUES ('delete', (14 << 28) | OLD.id, replace(replace(coalesce(OLD.text, ''), 'đ', 'd'), 'Đ', 'D')); INSERT INTO search(rowid, words) VALUES ((14 << 28) | NEW.id, replace(replace(coalesce(NEW.text, ''), 'đ', 'd'), 'Đ', 'D')); END;
CREATE TRIGGER search_votes_delete AFTER DELETE ON votes BEGIN INSERT INTO search(search, rowid, words) VALUES ('delete', ((OLD.session_id << 32) | (4 << 28) | OLD.id), replace(replace(OLD.question, 'đ', 'd'), 'Đ', 'D')); END;
CREATE TRIGGER search_votes_insert AFTER INSERT ON votes BEGIN INSERT INTO search(rowid, words) VALUES (((NEW.session_id << 32) | (4 << 28) | NEW.id), replace(replace(NEW.question, 'đ', 'd'), 'Đ', 'D')); END;
CREATE TRIGGER search_votes_update AFTER UPDATE OF question ON votes BEGIN INSERT INTO search(search, rowid, words) VALUES ('delete', ((OLD.session_id << 32) | (4 << 28) | OLD.id), replace(replace(OLD.question, 'đ', 'd'), 'Đ', 'D')); INSERT INTO search(rowid, words) VALUES (((NEW.session_id << 32) | (4 << 28) | NEW.id), replace(replace(NEW.question, 'đ', 'd'), 'Đ', 'D')); END;
CREATE TRIGGER trail_approvals_delete AFTER DELETE ON approvals WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = OLD.session_id) BEGIN INSERT INTO trail(at, session_id, subject, label, field, before, after) VALUES (strftime('%Y-%m-%dT%H:%M:%S', 'now', 'localtime'), OLD.session_id, 'approvals', OLD.gate, '', coalesce(OLD.done_on, ''), NULL); END;
CREATE TRIGGER trail_approvals_insert AFTER INSERT ON approvals WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = NEW.session_id) BEGIN INSERT INTO trail(at, session_id, subject, label, field, before, after) VALUES (strftime('%Y-%m-%dT%H:%M:%S', 'now', 'localtime'), NEW.session_id, 'approvals', NEW.gate, '', NULL, coalesce(NEW.done_on, '')); END;
CREATE TRIGGER trail_approvals_update AFTER UPDATE OF done_on, by_name, note ON approvals WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = NEW.session_id) BEGIN INSERT INTO trail(at, session_id, subject, label, field, before, after) SELECT strftime('%Y-%m-%dT%H:%M:%S', 'now', 'localtime'), NEW.session_id, 'approvals', NEW.gate, 'done_on', OLD.done_on, NEW.done_on WHERE OLD.done_on IS NOT NEW.done_on UNION ALL SELECT strftime('%Y-%m-%dT%H:%M:%S', 'now', 'localtime'), NEW.session_id, 'approvals', NEW.gate, 'by_name', OLD.by_name, NEW.by_name WHERE OLD.by_name IS NOT NEW.by_name UNION ALL SELECT strftime('%Y-%m-%dT%H:%M:%S', 'now', 'localtime'), NEW.session_id, 'approvals', NEW.gate, 'note', OLD.note, NEW.note WHERE OLD.note IS NOT NEW.note; END;
CREATE TRIGGER trail_assessment_scores_delete AFTER DELETE ON assessment_scores WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = OLD.session_id) BEGIN INSERT INTO trail(at, session_id, subject, label, field, before, after) VALUES (strftime('%Y-%m-%dT%H:%M:%S', 'now', 'localtime'), OLD.session_id, 'assessment_scores', OLD.criterion, '', coalesce(OLD.points, ''), NULL); END;
CREATE TRIGGER trail_assessment_scores_insert AFTER INSERT ON assessment_scores WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = NEW.session_id) BEGIN INSERT INTO trail(at, session_id, subject, label, field, before, after) VALUES (strftime('%Y-%m-%dT%H:%M:%S', 'now', 'localtime'), NEW.session_id, 'assessment_scores', NEW.criterion, '', NULL, coalesce(NEW.points, '')); END;
CREATE TRIGGER trail_assessment_scores_update AFTER UPDATE OF points, note ON assessment_scores WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = NEW.session_id) BEGIN INSERT INTO trail(at, session_id, subject, label, field, before, after) SELECT strftime('%Y-%m-%dT%H:%M:%S', 'now', 'localtime'), NEW.session_id, 'assessment_scores', NEW.criterion, 'points', OLD.points, NEW.points WHERE OLD.points IS NOT NEW.points UNION ALL SELECT strftime('%Y-%m-%dT%H:%M:%S', 'now', 'localtime'), NEW.session_id, 'assessment_scores', NEW.criterion, 'note', OLD.note, NEW.note WHERE OLD.note IS NOT NEW.note; END;
CREATE TRIGGER trail_attachments_delete AFTER DELETE ON attachments WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = OLD.session_id) BEGIN INSERT INTO trail(at, session_id, subject, label, field, before, after) VALUES (strftime('%Y-%m-%dT%H:%M:%S', 'now', 'localtime'), OLD.session_id, 'attachments', OLD.title, '', coalesce(OLD.file_name, ''), NULL); END;
CREATE TRIGGER trail_attachments_insert AFTER INSERT ON attachments WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = NEW.session_id) BEGIN INSERT INTO trail(at, session_id, subject, label, field, before, after) VALUES (strftime('%Y-%m-%dT%H:%M:%S', 'now', 'localtime'), NEW.session_id, 'attachments', NEW.title, '', NULL, coalesce(NEW.file_name, '')); END;
CREATE TRIGGER trail_attachments_update AFTER UPDATE OF title, paper_place, note ON attachments WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = NEW.session_id) BEGIN INSERT INTO trail(at, session_id, subject, label, field, before, after) SELECT strftime('%Y-%m-%dT%H:%M:%S', 'now', 'localtime'), NEW.session_id, 'attachments', NEW.title, 'title', OLD.title, NEW.title WHERE OLD.title IS NOT NEW.title UNION ALL SELECT strftime('%Y-%m-%dT%H:%M:%S', 'now', 'localtime'), NEW.session_id, 'attachments', NEW.title, 'paper_place', OLD.paper_place, NEW.paper_place WHERE OLD.paper_place IS NOT NEW.paper_place UNION ALL SELECT strftime('%Y-%m-%dT%H:%M:%S', 'now', 'localtime'), NEW.session_id, 'attachments', NEW.title, 'note', OLD.note, NEW.note WHERE OLD.note IS NOT NEW.note; END;
CREATE TRIGGER trail_dispatches_delete AFTER DELETE ON dispatches WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = OLD.session_id) BEGIN INSERT INTO trail(at, session_id, subject, label, field, before, after) VALUES (strftime('%Y-%m-%dT%H:%M:%S', 'now', 'localtime'), OLD.session_id, 'dispatches', OLD.document, '', coalesce(OLD.sent_on, ''), NULL); END;
CREATE TRIGGER trail_dispatches_insert AFTER INSERT ON dispatches WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = NEW.session_id) BEGIN INSERT INTO trail(at, session_id, subject, label, field, before, after) VALUES (strftime('%Y-%m-%dT%H:%M:%S', 'now', 'localtime'), NEW.session_id, 'dispatches', NEW.document, '', NULL, coalesce(NEW.sent_on, '')); END;
CREATE TRIGGER trail_dispatches_update AFTER UPDATE OF sent_on, means, recipient, group_name, note ON dispatches WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = NEW.session_id) BEGIN INSERT INTO trail(at, session_id, subject, label, field, before, after) SELECT strftime('%Y-%m-%dT%H:%M:%S', 'now', 'localtime'), NEW.session_id, 'dispatches', NEW.document, 'sent_on', OLD.sent_on, NEW.sent_on WHERE OLD.sent_on IS NOT NEW.sent_on UNION ALL SELECT strftime('%Y-%m-%dT%H:%M:%S', 'now', 'localtime'), NEW.session_id, 'dispatches', NEW.document, 'means', OLD.means, NEW.means WHERE OLD.means IS NOT NEW.means UNION ALL SELECT strftime('%Y-%m-%dT%H:%M:%S', 'now', 'localtime'), NEW.session_id, 'dispatches', NEW.document, 'recipient', OLD.recipient, NEW.recipient WHERE OLD.recipient IS NOT NEW.recipient UNION ALL SELECT strftime('%Y-%m-%dT%H:%M:%S', 'now', 'localtime'), NEW.session_id, 'dispatches', NEW.document, 'group_name', OLD.group_name, NEW.group_name WHERE OLD.group_name IS NOT NEW.group_name UNION ALL SELECT strftime('%Y-%m-%dT%H:%M:%S', 'now', 'localtime'), NEW.session_id, 'dispatches', NEW.document, 'note', OLD.note, NEW.note WHERE OLD.note IS NOT NEW.note; END;
CREATE TRIGGER trail_follow_ups_delete AFTER DELETE ON follow_ups WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = OLD.session_id) BEGIN INSERT INTO trail(at, session_id, subject, label, field, before, after) VALUES (strftime('%Y-%m-%dT%H:%M:%S', 'now', 'localtime'), OLD.session_id, 'follow_ups', OLD.kind, '', coalesce(OLD.done_on, ''), NULL); END;
CREATE TRIGGER trail_follow_ups_insert AFTER INSERT ON follow_ups WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = NEW.session_id) BEGIN INSERT INTO trail(at, session_id, subject, label, field, before, after) VALUES (strftime('%Y-%m-%dT%H:%M:%S', 'now', 'localtime'), NEW.session_id, 'follow_ups', NEW.kind, '', NULL, coalesce(NEW.done_on, '')); END;
CREATE TRIGGER trail_follow_ups_update AFTER UPDATE OF done_on ON follow_ups WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = NEW.session_id) BEGIN INSERT INTO trail(at, session_id, subject, label, field, before, after) SELECT strftime('%Y-%m-%dT%H:%M:%S', 'now', 'localtime'), NEW.session_id, 'follow_ups', NEW.kind, 'done_on', OLD.done_on, NEW.done_on WHERE OLD.done_on IS NOT NEW.done_on; END;
CREATE TRIGGER trail_parent_hints_delete AFTER DELETE ON parent_hints WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = OLD.session_id) BEGIN INSERT INTO trail(at, session_id, subject, label, field, before, after) VALUES (strftime('%Y-%m-%dT%H:%M:%S', 'now', 'localtime'), OLD.session_id, 'parent_hints', OLD.text, '', coalesce(OLD.answer, ''), NULL); END;
CREATE TRIGGER trail_parent_hints_insert AFTER INSERT ON parent_hints WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = NEW.session_id) BEGIN INSERT INTO trail(at, session_id, subject, label, field, before, after) VALUES (strftime('%Y-%m-%dT%H:%M:%S', 'now', 'localtime'), NEW.session_id, 'parent_hints', NEW.text, '', NULL, coalesce(NEW.answer, '')); END;
CREATE TRIGGER trail_parent_hints_update AFTER UPDATE OF answer ON parent_hints WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = NEW.session_id) BEGIN INSERT INTO trail(at, session_id, subject, label, field, before, after) SELECT strftime('%Y-%m-%dT%H:%M:%S', 'now', 'localtime'), NEW.session_id, 'parent_hints', NEW.text, 'answer', OLD.answer, NEW.answer WHERE OLD.answer IS NOT NEW.answer; END;
CREATE TRIGGER trail_tasks_update AFTER UPDATE OF status, result, cause, done_on, evidence, checked_on, check_note ON tasks WHEN EXISTS (SELECT 1 FROM seals WHERE seals.session_id = NEW.session_id) BEGIN INSERT INTO trail(at, session_id, subject, label, field, before, after) SELECT strftime('%Y-%m-%dT%H:%M:%S', 'now', 'localtime'), NEW.session_id, 'tasks', NEW.content, 'status', OLD.status, NEW.status WHERE OLD.status IS NOT NEW.status UNION ALL SELECT strftime('%Y-%m-%dT%H:%M:%S', 'now', 'localtime'), NEW.session_id, 'tasks', NEW.content, 'result', OLD.result, NEW.result WHERE OLD.result IS NOT NEW.result UNION ALL SELECT strftime('%Y-%m-%dT%H:%M:%S', 'now', 'localtime'), NEW.session_id, 'tasks', NEW.content, 'cause', OLD.cause, NEW.cause WHERE OLD.cause IS NOT NEW.cause UNION ALL SELECT strftime('%Y-%m-%dT%H:%M:%S', 'now', 'localtime'), NEW.session_id, 'tasks', NEW.content, 'done_on', OLD.done_on, NEW.done_on WHERE OLD.done_on IS NOT NEW.done_on UNION ALL SELECT strftime('%Y-%m-%dT%H:%M:%S', 'now', 'localtime'), NEW.session_id, 'tasks', NEW.content, 'evidence', OLD.evidence, NEW.evidence WHERE OLD.evidence IS NOT NEW.evidence UNION ALL SELECT strftime('%Y-%m-%dT%H:%M:%S', 'now', 'localtime'), NEW.session_id, 'tasks', NEW.content, 'checked_on', OLD.checked_on, NEW.checked_on WHERE OLD.checked_on IS NOT NEW.checked_on UNION ALL SELECT strftime('%Y-%m-%dT%H:%M:%S', 'now', 'localtime'), NEW.session_id, 'tasks', NEW.content, 'check_note', OLD.check_note, NEW.check_note WHERE OLD.check_note IS NOT NEW.check_note; END;
INSERT INTO search(search, rank) VALUES ('secure-delete', 1);
INSERT INTO alembic_version VALUES ('0009');
INSERT INTO content_sum VALUES (1, '', 0, NULL);
PRAGMA user_version=9;
COMMIT;
