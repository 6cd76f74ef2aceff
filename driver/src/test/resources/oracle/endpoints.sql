## transcripts with their calls
SELECT t.call_id, c.direction, CHAR_LENGTH(t.text) n FROM transcripts t JOIN calls c ON c.id = t.call_id WHERE t.started >= '2026-11-01'
## transcripts by a word and their hosts
SELECT u.last_name, COUNT(*) n FROM transcripts t JOIN calls c ON c.id = t.call_id JOIN users u ON u.id = c.primary_user_id WHERE t.text LIKE '%price%' AND c.started >= '2026-10-15' GROUP BY u.last_name
## calls without a transcript
SELECT c.id FROM calls c LEFT JOIN transcripts t ON t.call_id = c.id WHERE t.call_id IS NULL
## transcripts a month
SELECT DATE_TRUNC('month', started) m, COUNT(*) n, MIN(CHAR_LENGTH(text)) least, MAX(started) latest FROM transcripts GROUP BY DATE_TRUNC('month', started)
## transcripts newest ordered
SELECT call_id, started FROM transcripts WHERE started >= '2026-11-01' ORDER BY started DESC, call_id LIMIT 12
## sentences of speakers
SELECT s.call_id, p.affiliation, COUNT(*) n, SUM(s."end" - s.start) spoken FROM transcript_sentences s JOIN call_parties p ON p.call_id = s.call_id AND p.speaker_id = s.speaker_id WHERE s.started >= '2026-11-15' AND p.started >= '2026-11-15' GROUP BY s.call_id, p.affiliation
## longest sentence of each call
SELECT call_id, monologue_position, position, n FROM (SELECT call_id, monologue_position, position, "end" - start n, ROW_NUMBER() OVER (PARTITION BY call_id ORDER BY "end" - start DESC, monologue_position, position) r FROM transcript_sentences WHERE started >= '2026-11-12') x WHERE r = 1
## pauses between sentences
SELECT call_id, MAX(pause) p FROM (SELECT call_id, start - LAG("end") OVER (PARTITION BY call_id ORDER BY start, monologue_position, position) pause FROM transcript_sentences WHERE started >= '2026-11-14') x GROUP BY call_id
## sentences by topic
SELECT topic, COUNT(DISTINCT call_id) calls, COUNT(*) n FROM transcript_sentences WHERE started >= '2026-11-01' AND started < '2026-11-10' GROUP BY topic HAVING COUNT(*) > 3
## sentences of calls by id
SELECT s.call_id, s.monologue_position, s.position, s.text FROM transcript_sentences s WHERE s.call_id IN (SELECT id FROM calls WHERE started >= '2026-11-18' AND direction = 'Inbound')
## first sentences and their calls
SELECT c.title, s.text FROM calls c JOIN transcript_sentences s ON s.call_id = c.id AND s.monologue_position = 0 AND s.position = 0 WHERE c.started >= '2026-11-13'
## activity of users
SELECT u.last_name, a.calls_as_host, a.calls_attended FROM user_activity a JOIN users u ON u.id = a.user_id WHERE a.calls_attended > 0
## activity of users without any
SELECT u.id, COALESCE(a.calls_as_host, 0) n FROM users u LEFT JOIN user_activity a ON a.user_id = u.id
## activity and the manager
SELECT u.manager_id, SUM(a.calls_as_host) hosted, AVG(CAST(a.calls_attended AS DOUBLE PRECISION)) attended FROM user_activity a JOIN users u ON u.id = a.user_id GROUP BY u.manager_id
## activity by month
SELECT from_date, SUM(calls_as_host) n, COUNT(*) users FROM user_activity_by_period GROUP BY from_date
## activity month over month
SELECT user_id, from_date, calls_attended - LAG(calls_attended) OVER (PARTITION BY user_id ORDER BY from_date) more FROM user_activity_by_period
## activity of periods with the whole
SELECT p.user_id, SUM(p.calls_as_host) parts FROM user_activity_by_period p JOIN user_activity a ON a.user_id = p.user_id GROUP BY p.user_id
## days with activity
SELECT date, SUM(calls_attended) n FROM user_daily_activity WHERE date >= '2026-11-01' AND date < '2026-11-10' GROUP BY date
## days of two weeks
SELECT user_id, COUNT(*) n FROM user_daily_activity WHERE date BETWEEN '2026-10-05' AND '2026-10-09' OR date BETWEEN '2026-10-19' AND '2026-10-23' GROUP BY user_id
## day of the week
SELECT EXTRACT(ISODOW FROM date) d, SUM(calls_as_host) n FROM user_daily_activity WHERE date >= '2026-10-01' GROUP BY EXTRACT(ISODOW FROM date)
## running sum of days
SELECT user_id, date, SUM(calls_attended) OVER (PARTITION BY user_id ORDER BY date) n FROM user_daily_activity WHERE date >= '2026-11-10'
## calls of daily activity
SELECT d.activity, COUNT(*) n, COUNT(DISTINCT d.call_id) calls FROM user_daily_activity_calls d WHERE d.date >= '2026-11-01' GROUP BY d.activity
## calls that were attended and what they were
SELECT d.user_id, c.id, c.duration FROM user_daily_activity_calls d JOIN calls c ON c.id = d.call_id WHERE d.date >= '2026-11-15' AND d.activity = 'calls_attended'
## interaction by name
SELECT name, COUNT(*) n, MIN(value) least, MAX(value) most FROM user_interaction_stats GROUP BY name
## interaction above the mean
SELECT s.user_id, s.name FROM user_interaction_stats s WHERE s.value > (SELECT AVG(o.value) FROM user_interaction_stats o WHERE o.name = s.name)
## interaction as columns
SELECT user_id, MAX(CASE WHEN name = 'Talk Ratio' THEN value END) talk, MAX(CASE WHEN name = 'Patience' THEN value END) patience FROM user_interaction_stats GROUP BY user_id
## interaction and activity
SELECT a.user_id, a.calls_attended, s.name FROM user_activity a JOIN user_interaction_stats s ON s.user_id = a.user_id AND s.from_date = a.from_date AND s.to_date = a.to_date
## coaching by metric
SELECT metric, COUNT(*) n, COUNT(DISTINCT report_id) reports FROM coaching_metrics GROUP BY metric
## coaching by manager
SELECT m.last_name, COUNT(DISTINCT c.report_id) n FROM coaching_metrics c JOIN users m ON m.id = c.manager_id GROUP BY m.last_name
## managers without coaching
SELECT u.id FROM users u WHERE EXISTS (SELECT 1 FROM users r WHERE r.manager_id = u.id) AND NOT EXISTS (SELECT 1 FROM coaching_metrics c WHERE c.manager_id = u.id)
## tasks by status and type
SELECT status, type, COUNT(*) n, COUNT(flow_id) flows FROM tasks GROUP BY status, type
## open tasks of users
SELECT u.last_name, COUNT(*) n FROM tasks t JOIN users u ON u.id = t.user_id WHERE t.status = 'OPEN' GROUP BY u.last_name
## tasks in order of weight ordered
SELECT id, priority_weight, due_date FROM tasks WHERE status IN ('OPEN', 'DONE') ORDER BY priority_weight DESC NULLS LAST, id LIMIT 20
## tasks of flows with their steps
SELECT DISTINCT t.flow_id, s.step_order, s.action FROM tasks t JOIN flow_steps s ON s.flow_id = t.flow_id AND s.id = t.flow_step_id
## flows by visibility
SELECT visibility, COUNT(*) n, COUNT(DISTINCT id) flows FROM flows GROUP BY visibility
## flows of one owner
SELECT f.id, f.name FROM flows f WHERE f.owner_email = (SELECT MIN(email_address) FROM users)
## flows with steps
SELECT f.name, s.steps FROM (SELECT DISTINCT id, name FROM flows) f JOIN (SELECT flow_id, COUNT(*) steps FROM flow_steps GROUP BY flow_id) s ON s.flow_id = f.id
## folders with flows
SELECT d.name, COUNT(f.id) n FROM flow_folders d LEFT JOIN flows f ON f.folder_id = d.id AND f.owner_email = d.owner_email GROUP BY d.name
## logs by type and month
SELECT log_type, DATE_TRUNC('month', event_time) m, COUNT(*) n FROM logs WHERE event_time >= '2026-10-01' GROUP BY log_type, DATE_TRUNC('month', event_time)
## logs of users
SELECT u.last_name, COUNT(*) n, MAX(l.event_time) latest FROM logs l JOIN users u ON u.id = l.user_id WHERE l.log_type = 'UserActivityLog' AND l.event_time >= '2026-11-01' GROUP BY u.last_name
## days without a sign-in
SELECT COUNT(*) n FROM users u WHERE NOT EXISTS (SELECT 1 FROM logs l WHERE l.user_id = u.id AND l.log_type = 'AccessLog' AND l.event_time >= '2026-11-13')
## targets of workspaces
SELECT w.name, t.type, t.unit, COUNT(*) n FROM targets t JOIN workspaces w ON w.id = t.workspace_id GROUP BY w.name, t.type, t.unit
## fields of crm objects
SELECT object_type, type, COUNT(*) n, MAX(last_modified) latest FROM crm_schema_fields GROUP BY object_type, type
## fields that are in two objects
SELECT a.label FROM crm_schema_fields a JOIN crm_schema_fields b ON b.unique_name = a.unique_name AND b.object_type = 'DEAL' WHERE a.object_type = 'ACCOUNT'
## fields of an integration
SELECT i.name, f.object_type, COUNT(*) n FROM crm_integrations i LEFT JOIN crm_schema_fields f ON f.integration_id = i.integration_id AND NOT f.is_deleted GROUP BY i.name, f.object_type
## library of the users
SELECT u.last_name, f.name, COUNT(*) n FROM library_folder_calls c JOIN library_folders f ON f.id = c.folder_id JOIN users u ON u.id = c.added_by GROUP BY u.last_name, f.name
## library calls that there are
SELECT l.folder_name, l.position, c.duration FROM library_folder_calls l JOIN calls c ON c.id = l.id
## folders and their parents
SELECT f.name, p.name parent FROM library_folders f LEFT JOIN library_folders p ON p.id = f.parent_folder_id AND p.workspace_id = f.workspace_id
## profiles and what they may see
SELECT p.name, a.area, a.permission_level FROM permission_profiles p JOIN permission_profile_access a ON a.profile_id = p.id WHERE a.permission_level IS NOT NULL
## profiles of users
SELECT u.last_name, COUNT(DISTINCT p.profile_id) n FROM users u JOIN permission_profile_users p ON p.id = u.id GROUP BY u.last_name
## users without a profile
SELECT id FROM users EXCEPT SELECT id FROM permission_profile_users
## settings that were changed last
SELECT user_id, setting, value, time FROM (SELECT h.*, ROW_NUMBER() OVER (PARTITION BY user_id, setting ORDER BY time DESC, position) r FROM user_settings_history h) x WHERE r = 1
## settings of active users
SELECT h.setting, COUNT(*) n, SUM(CASE WHEN h.value THEN 1 ELSE 0 END) turned FROM user_settings_history h JOIN users u ON u.id = h.user_id WHERE u.active GROUP BY h.setting
## calls with access
SELECT c.id, COUNT(a.user_id) n FROM calls c LEFT JOIN call_user_access a ON a.call_id = c.id WHERE c.started >= '2026-11-10' GROUP BY c.id
## users by everything they did
SELECT u.id, (SELECT COUNT(*) FROM tasks t WHERE t.user_id = u.id) tasks, (SELECT COUNT(*) FROM flows f WHERE f.owner_email = u.email_address) flows, (SELECT COUNT(*) FROM user_settings_history h WHERE h.user_id = u.id) changes FROM users u
## addresses of owners in lists
SELECT 'flow' kind, owner_email address FROM flows UNION SELECT 'crm', owner_email FROM crm_integrations UNION SELECT 'alias', email_alias FROM user_email_aliases
