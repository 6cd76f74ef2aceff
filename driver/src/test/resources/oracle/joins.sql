## inner, left, inner
SELECT c.id, p.id, u.last_name FROM calls c JOIN call_parties p ON p.call_id = c.id LEFT JOIN users u ON u.id = p.user_id JOIN extensive_calls e ON e.id = p.call_id WHERE c.started >= '2026-11-01'
## left, then inner on the nullable key
SELECT COUNT(*) FROM extensive_calls a LEFT JOIN answered_scorecards b ON b.call_id = a.id JOIN calls c ON c.id = b.call_id
## left, left, where not null
SELECT u.id, c.id, s.answered_scorecard_id FROM users u LEFT JOIN calls c ON c.primary_user_id = u.id AND c.started >= '2026-10-01' LEFT JOIN answered_scorecards s ON s.call_id = c.id WHERE s.answered_scorecard_id IS NOT NULL
## right, then inner on the nullable key
SELECT COUNT(*) FROM answered_scorecards b RIGHT JOIN extensive_calls a ON b.call_id = a.id JOIN calls c ON c.id = b.call_id
## full, then inner on either key
SELECT COUNT(*) FROM calls a FULL JOIN answered_scorecards b ON b.call_id = a.id JOIN extensive_calls c ON c.id = COALESCE(a.id, b.call_id)
## full, then left
SELECT u.id, s.call_id, p.name FROM users u FULL JOIN answered_scorecards s ON s.reviewer_user_id = u.id LEFT JOIN call_parties p ON p.call_id = s.call_id AND p.affiliation = 'Internal'
## four tables, keys all the way
SELECT a.answered_scorecard_id, q.question_text, x.score, u.email_address FROM answered_scorecards a JOIN answered_scorecard_answers x ON x.answered_scorecard_id = a.answered_scorecard_id JOIN scorecard_questions q ON q.scorecard_id = x.scorecard_id AND q.question_id = x.question_id JOIN users u ON u.id = a.reviewed_user_id
## five tables with left in the middle
SELECT c.id, u.first_name, m.first_name, s.scorecard_name, x.score FROM calls c JOIN users u ON u.id = c.primary_user_id LEFT JOIN users m ON m.id = u.manager_id LEFT JOIN answered_scorecards s ON s.call_id = c.id LEFT JOIN answered_scorecard_answers x ON x.answered_scorecard_id = s.answered_scorecard_id AND x.is_overall WHERE c.started >= '2026-09-15'
## managers of managers
SELECT a.id, b.id, c.id FROM users a LEFT JOIN users b ON b.id = a.manager_id LEFT JOIN users c ON c.id = b.manager_id
## managers of managers, inner at the end
SELECT a.id, c.last_name FROM users a LEFT JOIN users b ON b.id = a.manager_id JOIN users c ON c.id = b.manager_id
## managers of managers, filtered to none
SELECT a.id FROM users a LEFT JOIN users b ON b.id = a.manager_id LEFT JOIN users c ON c.id = b.manager_id WHERE c.id IS NULL AND b.id IS NOT NULL
## join to a join in brackets
SELECT u.id, c.id, p.id FROM users u LEFT JOIN (calls c JOIN call_parties p ON p.call_id = c.id AND p.affiliation = 'External') ON c.primary_user_id = u.id AND c.started >= '2026-11-10'
## left join to a left join in brackets
SELECT s.scorecard_id, a.call_id, x.question_id FROM scorecards s LEFT JOIN (answered_scorecards a LEFT JOIN answered_scorecard_answers x ON x.answered_scorecard_id = a.answered_scorecard_id AND x.score > 3) ON a.scorecard_id = s.scorecard_id
## using in a chain
SELECT scorecard_id, q.question_id, a.answered_scorecard_id FROM scorecards JOIN scorecard_questions q USING (scorecard_id) LEFT JOIN answered_scorecards a USING (scorecard_id)
## using two columns
SELECT COUNT(*), COUNT(score) FROM scorecard_questions JOIN answered_scorecard_answers USING (scorecard_id, question_id)
## natural join of derived tables in a chain
SELECT COUNT(*) FROM (SELECT id AS call_id, primary_user_id FROM calls) a NATURAL JOIN (SELECT call_id, user_id FROM call_parties) b NATURAL LEFT JOIN (SELECT call_id, scorecard_id FROM answered_scorecards) c
## comma and join mixed
SELECT c.id, s.scorecard_name FROM scorecards s, calls c JOIN users u ON u.id = c.primary_user_id WHERE s.enabled AND c.started > '2026-11-15' AND u.active
## comma joins with equalities in where
SELECT c.id, p.id, u.id FROM calls c, call_parties p, users u WHERE p.call_id = c.id AND u.id = p.user_id AND c.started BETWEEN '2026-10-10' AND '2026-10-20'
## anti join by left join in a chain
SELECT c.id FROM calls c LEFT JOIN answered_scorecards s ON s.call_id = c.id LEFT JOIN call_parties p ON p.call_id = c.id AND p.affiliation = 'Unknown' WHERE s.call_id IS NULL AND p.id IS NULL AND c.started >= '2026-10-01'
## semi join by exists on a left joined table
SELECT u.id FROM users u LEFT JOIN users m ON m.id = u.manager_id WHERE EXISTS (SELECT 1 FROM calls c WHERE c.primary_user_id = m.id)
## in on the nullable side of a left join
SELECT c.id, s.scorecard_id FROM calls c LEFT JOIN answered_scorecards s ON s.call_id = c.id WHERE s.scorecard_id IN (SELECT scorecard_id FROM scorecards WHERE enabled) AND c.started >= '2026-08-01'
## join of aggregates on both sides
SELECT a.primary_user_id, a.n, b.n FROM (SELECT primary_user_id, COUNT(*) n FROM calls GROUP BY primary_user_id) a FULL JOIN (SELECT reviewed_user_id, COUNT(*) n FROM answered_scorecards GROUP BY reviewed_user_id) b ON b.reviewed_user_id = a.primary_user_id
## aggregate of three, one side empty
SELECT u.title, COUNT(c.id), COUNT(s.call_id), COUNT(*) FROM users u LEFT JOIN calls c ON c.primary_user_id = u.id AND c.started >= '2030-01-01' LEFT JOIN answered_scorecards s ON s.call_id = c.id GROUP BY u.title
## join on an inequality and an equality
SELECT a.id, COUNT(b.id) FROM calls a LEFT JOIN calls b ON b.primary_user_id = a.primary_user_id AND b.started < a.started WHERE a.started >= '2026-11-01' GROUP BY a.id
## join on a range of time
SELECT a.id, b.id FROM calls a JOIN calls b ON b.started BETWEEN a.started - INTERVAL '30' MINUTE AND a.started AND b.id <> a.id WHERE a.started >= '2026-10-01'
## join on or
SELECT u.id, s.answered_scorecard_id FROM users u JOIN answered_scorecards s ON s.reviewed_user_id = u.id OR s.reviewer_user_id = u.id
## left join on or
SELECT u.id, COUNT(s.call_id) FROM users u LEFT JOIN answered_scorecards s ON s.reviewed_user_id = u.id OR s.editor_user_id = u.id GROUP BY u.id
## join on constant true and false
SELECT u.id, s.scorecard_id FROM users u LEFT JOIN scorecards s ON 1 = 0
## full join on false
SELECT u.id, s.scorecard_id FROM (SELECT id FROM users WHERE active) u FULL JOIN scorecards s ON s.scorecard_id = u.id
## cross join of empty
SELECT COUNT(*) FROM users CROSS JOIN (SELECT 1 AS x FROM calls WHERE started > '2030-01-01') t
## cross join with an aggregate over nothing
SELECT u.id, t.n FROM users u CROSS JOIN (SELECT COUNT(*) AS n FROM calls WHERE 1 = 0) t
## left join, condition on the left in on
SELECT c.id, p.id FROM calls c LEFT JOIN call_parties p ON p.call_id = c.id AND c.media = 'Audio' AND p.speaker_id IS NOT NULL WHERE c.started >= '2026-11-12'
## right join, condition on the right in on
SELECT c.id, u.id FROM calls c RIGHT JOIN users u ON u.id = c.primary_user_id AND u.active AND c.started >= '2026-11-10'
## left join, coalesce in where
SELECT u.id, COALESCE(m.last_name, '-') FROM users u LEFT JOIN users m ON m.id = u.manager_id WHERE COALESCE(m.last_name, 'Z') > 'M'
## left join, not in where
SELECT c.id FROM calls c LEFT JOIN answered_scorecards s ON s.call_id = c.id WHERE NOT (s.review_method = 'MANUAL') AND c.started >= '2026-08-01'
## left join, is not true
SELECT c.id FROM calls c LEFT JOIN answered_scorecards s ON s.call_id = c.id WHERE (s.review_method = 'MANUAL') IS NOT TRUE AND c.started >= '2026-10-15'
## left join of a union
SELECT u.id, x.n FROM users u LEFT JOIN (SELECT primary_user_id AS k, COUNT(*) AS n FROM calls GROUP BY primary_user_id UNION ALL SELECT reviewer_user_id, COUNT(*) FROM answered_scorecards GROUP BY reviewer_user_id) x ON x.k = u.id
## left join with a window inside
SELECT u.id, x.id, x.rn FROM users u LEFT JOIN (SELECT id, primary_user_id, ROW_NUMBER() OVER (PARTITION BY primary_user_id ORDER BY started DESC, id) AS rn FROM calls) x ON x.primary_user_id = u.id AND x.rn <= 2
## three way self join of times
SELECT COUNT(*) FROM calls a JOIN calls b ON b.primary_user_id = a.primary_user_id AND b.started > a.started JOIN calls c ON c.primary_user_id = b.primary_user_id AND c.started > b.started WHERE a.started >= '2026-10-20'
## join on a cast
SELECT a.id, b.id FROM extensive_calls a JOIN extensive_calls b ON CAST(a.questions_company_count AS VARCHAR) = CAST(b.questions_non_company_count AS VARCHAR) AND a.id < b.id WHERE a.started >= '2026-11-01' AND b.started >= '2026-11-01'
## join on a date
SELECT CAST(c.started AS DATE), COUNT(*), COUNT(DISTINCT s.answered_scorecard_id) FROM calls c JOIN answered_scorecards s ON CAST(s.review_time AS DATE) = CAST(c.started AS DATE) GROUP BY CAST(c.started AS DATE)
## join on truncated months
SELECT DATE_TRUNC('month', c.started) AS m, COUNT(*) FROM calls c JOIN answered_scorecards s ON DATE_TRUNC('month', s.review_time) = DATE_TRUNC('month', c.started) GROUP BY DATE_TRUNC('month', c.started)
## join on is not distinct from in a chain
SELECT a.answered_scorecard_id, u.id FROM answered_scorecards a LEFT JOIN users u ON u.id IS NOT DISTINCT FROM a.editor_user_id LEFT JOIN users m ON m.id IS NOT DISTINCT FROM u.manager_id
## lateral with an aggregate
SELECT s.scorecard_id, x.n, x.latest FROM scorecards s CROSS JOIN LATERAL (SELECT COUNT(*) AS n, MAX(review_time) AS latest FROM answered_scorecards a WHERE a.scorecard_id = s.scorecard_id) x
## left lateral with limit
SELECT u.id, x.id FROM users u LEFT JOIN LATERAL (SELECT c.id FROM calls c WHERE c.primary_user_id = u.id AND c.duration > 1500 ORDER BY c.started DESC, c.id LIMIT 1) x ON TRUE
## lateral in a chain
SELECT c.id, p.name, x.n FROM calls c JOIN call_parties p ON p.call_id = c.id, LATERAL (SELECT COUNT(*) AS n FROM call_parties q WHERE q.call_id = c.id AND q.affiliation = p.affiliation) x WHERE c.started >= '2026-11-15'
## outer join then group having
SELECT u.id, COUNT(c.id) AS n FROM users u LEFT JOIN calls c ON c.primary_user_id = u.id GROUP BY u.id HAVING COUNT(c.id) = 0 OR COUNT(c.id) > 20
## outer join then order by the nullable side ordered
SELECT u.id, m.last_name FROM users u LEFT JOIN users m ON m.id = u.manager_id ORDER BY m.last_name, u.id
## outer join then order descending with limit ordered
SELECT u.id, m.last_name FROM users u LEFT JOIN users m ON m.id = u.manager_id ORDER BY m.last_name DESC, u.id LIMIT 9
## outer join then distinct
SELECT DISTINCT m.id, m.active FROM users u LEFT JOIN users m ON m.id = u.manager_id
## using, three tables, all rows of the last
SELECT scorecard_id, COUNT(*) FROM scorecards JOIN scorecard_questions q USING (scorecard_id) RIGHT JOIN answered_scorecards a USING (scorecard_id) GROUP BY scorecard_id
## using, three tables, all rows of all
SELECT id, a.title, b.active, c.first_name FROM (SELECT id, title FROM users WHERE active) a FULL JOIN (SELECT id, active FROM users WHERE NOT active) b USING (id) FULL JOIN users c USING (id) WHERE id > '2'
## using, three tables, under a condition and grouped
SELECT id, COUNT(*), MAX(c.first_name) FROM (SELECT id, title FROM users) a JOIN (SELECT id, active FROM users) b USING (id) LEFT JOIN users c USING (id) WHERE id > '2' GROUP BY id HAVING id < '9'
## COALESCE of both sides of a FULL JOIN, NOT LIKE
SELECT COUNT(*), COUNT(c.id), COUNT(a.call_id) FROM answered_scorecards a FULL JOIN calls c ON a.reviewer_user_id = c.primary_user_id WHERE COALESCE(a.review_method, c.purpose) NOT LIKE '%e%'
## COALESCE of the optional side of a LEFT JOIN, in conditions that NULL does not meet
SELECT c.id FROM calls c LEFT JOIN answered_scorecards a ON a.call_id = c.id WHERE NOT (COALESCE(a.review_method, c.purpose) LIKE '%e%') OR COALESCE(a.review_method, c.purpose) NOT BETWEEN 'N' AND 'Z' OR NOT (COALESCE(a.call_id, c.meeting_url) IN ('1', '2'))
## COALESCE of numbers of the optional side, and of a default
SELECT COUNT(*) FROM calls c LEFT JOIN answered_scorecard_answers a ON a.call_id = c.id WHERE COALESCE(a.score, c.duration) <> 3 OR COALESCE(a.is_overall, FALSE)
## outer join on a time that is never null
SELECT u.id, c.id FROM calls c RIGHT JOIN users u ON c.primary_user_id = u.id AND (c.started - INTERVAL '1' YEAR) IS NULL
## outer join on the beginning of a time that is never null
SELECT u.id, c.id FROM users u LEFT JOIN calls c ON c.primary_user_id = u.id AND DATE_TRUNC('month', c.started) IS NOT NULL
## chain of four with conditions on both sides
SELECT COUNT(*), COUNT(t4.scorecard_name) FROM scorecards t1 JOIN answered_scorecards t2 ON t1.scorecard_id = t2.scorecard_id AND REVERSE(t1.scorecard_id) IN (t1.scorecard_name, t2.call_id, REVERSE(t2.scorecard_id)) JOIN scorecards t3 ON t1.scorecard_id = t3.scorecard_id JOIN scorecards t4 ON t2.scorecard_id = t4.scorecard_id AND t3.created < TIMESTAMP '2026-10-25 02:30:00' WHERE t4.scorecard_name <= 'é🎉' OR t1.scorecard_id LIKE '%nd'
