## or with in of an empty set
SELECT id FROM users WHERE active OR manager_id IN (SELECT id FROM users WHERE 1 = 0)
## or with in of what turns out empty
SELECT id FROM users WHERE active OR manager_id IN (SELECT id FROM users WHERE id = 'none')
## and with not in of an empty set
SELECT id FROM users WHERE NOT active AND manager_id NOT IN (SELECT id FROM users WHERE id = 'none')
## not in of an empty set keeps nulls
SELECT id, manager_id FROM users WHERE manager_id NOT IN (SELECT id FROM users WHERE 1 = 0)
## case with in of an empty set
SELECT id, CASE WHEN manager_id IN (SELECT id FROM users WHERE 1 = 0) THEN 'a' WHEN manager_id IS NULL THEN 'b' ELSE 'c' END FROM users
## in of a set with nulls, unknown
SELECT id, manager_id IN (SELECT manager_id FROM users WHERE title = 'SDR') AS x FROM users
## not in of a set with nulls, unknown
SELECT id, manager_id NOT IN (SELECT manager_id FROM users WHERE first_name LIKE 'M%') AS x FROM users
## in is null
SELECT id FROM users WHERE (manager_id IN (SELECT manager_id FROM users)) IS NULL
## not in is null
SELECT id FROM users WHERE (id NOT IN (SELECT manager_id FROM users)) IS NULL
## in list with null
SELECT id FROM users WHERE (extension IN ('101', NULL)) IS NOT TRUE
## pair in a subquery
SELECT question_id FROM scorecard_questions WHERE (scorecard_id, question_id) IN (SELECT scorecard_id, question_id FROM answered_scorecard_answers WHERE score >= 4)
## pair not in a subquery
SELECT question_id FROM scorecard_questions WHERE (scorecard_id, question_id) NOT IN (SELECT scorecard_id, question_id FROM answered_scorecard_answers)
## scalar of nothing is null
SELECT id, (SELECT MAX(duration) FROM calls c WHERE c.primary_user_id = u.id AND c.started > '2030-01-01') FROM users u
## scalar compared, nothing
SELECT id FROM users u WHERE created > (SELECT MAX(started) FROM calls WHERE started > '2030-01-01')
## scalar with more than one row
SELECT (SELECT id FROM users) FROM scorecards
## scalar with limit
SELECT s.scorecard_id, (SELECT a.call_id FROM answered_scorecards a WHERE a.scorecard_id = s.scorecard_id ORDER BY a.review_time DESC, a.answered_scorecard_id LIMIT 1) FROM scorecards s
## scalar count is zero
SELECT s.scorecard_id FROM scorecards s WHERE (SELECT COUNT(*) FROM answered_scorecards a WHERE a.scorecard_id = s.scorecard_id AND a.review_time > '2030-01-01') = 0
## scalar in order by ordered
SELECT u.id FROM users u ORDER BY (SELECT COUNT(*) FROM calls c WHERE c.primary_user_id = u.id) DESC, u.id
## scalar in group by
SELECT x, COUNT(*) FROM (SELECT (SELECT m.title FROM users m WHERE m.id = u.manager_id) AS x FROM users u) t GROUP BY x
## scalar in case
SELECT id, CASE WHEN duration > (SELECT AVG(duration) FROM calls) THEN 'long' ELSE 'short' END FROM calls WHERE started >= '2026-11-01'
## scalar arithmetic of two
SELECT (SELECT COUNT(*) FROM calls) - (SELECT COUNT(*) FROM calls WHERE direction = 'Inbound') AS x FROM scorecards
## exists uncorrelated, true
SELECT id FROM users WHERE EXISTS (SELECT 1 FROM calls WHERE duration > 3000)
## exists uncorrelated, false
SELECT id FROM users WHERE EXISTS (SELECT 1 FROM calls WHERE duration > 300000)
## exists of an aggregate is always true
SELECT id FROM users u WHERE EXISTS (SELECT COUNT(*) FROM calls c WHERE c.primary_user_id = u.id AND 1 = 0)
## exists of limit 0
SELECT id FROM users u WHERE EXISTS (SELECT 1 FROM calls LIMIT 0)
## exists with offset
SELECT u.id FROM users u WHERE EXISTS (SELECT 1 FROM calls c WHERE c.primary_user_id = u.id ORDER BY c.id OFFSET 20)
## exists or exists
SELECT u.id FROM users u WHERE EXISTS (SELECT 1 FROM answered_scorecards a WHERE a.reviewer_user_id = u.id) OR EXISTS (SELECT 1 FROM answered_scorecards a WHERE a.editor_user_id = u.id)
## exists and not exists
SELECT u.id FROM users u WHERE EXISTS (SELECT 1 FROM calls c WHERE c.primary_user_id = u.id) AND NOT EXISTS (SELECT 1 FROM answered_scorecards a WHERE a.reviewed_user_id = u.id)
## exists two levels down
SELECT u.id FROM users u WHERE EXISTS (SELECT 1 FROM calls c WHERE c.primary_user_id = u.id AND EXISTS (SELECT 1 FROM answered_scorecards a WHERE a.call_id = c.id AND a.reviewer_user_id <> u.id))
## not exists with or inside
SELECT c.id FROM calls c WHERE c.started >= '2026-10-15' AND NOT EXISTS (SELECT 1 FROM call_parties p WHERE p.call_id = c.id AND (p.affiliation = 'External' OR p.name IS NULL))
## some and all
SELECT id FROM calls WHERE duration >= ALL (SELECT duration FROM calls WHERE direction = 'Conference') OR duration = SOME (SELECT duration FROM calls WHERE direction = 'Inbound')
## any over nothing, all over nothing
SELECT COUNT(*) FROM users WHERE id > ALL (SELECT id FROM users WHERE 1 = 0) AND NOT (id = ANY (SELECT id FROM users WHERE 1 = 0))
## all with nulls
SELECT id, manager_id > ALL (SELECT manager_id FROM users WHERE first_name < 'C') FROM users
## not equal any
SELECT id FROM users WHERE id <> ANY (SELECT manager_id FROM users)
## in a derived table and outside
SELECT id FROM (SELECT id FROM calls WHERE id IN (SELECT call_id FROM answered_scorecards)) t WHERE id IN (SELECT call_id FROM call_parties WHERE affiliation = 'External')
## in lists inside and outside
SELECT id FROM (SELECT id FROM users WHERE first_name IN ('Ava', 'Liam', 'Sofia', 'Noah', 'Maya', 'Emma', 'Theo')) t WHERE id IN (SELECT id FROM users WHERE first_name IN ('Ava', 'Liam', 'Sofia', 'Noah', 'Maya', 'Emma', 'Zoe'))
## in of a union
SELECT id FROM users WHERE id IN (SELECT reviewer_user_id FROM answered_scorecards UNION SELECT manager_id FROM users)
## in of an except
SELECT id FROM users WHERE id IN (SELECT id FROM users EXCEPT SELECT manager_id FROM users)
## in of grouped having
SELECT id FROM users WHERE id IN (SELECT primary_user_id FROM calls GROUP BY primary_user_id HAVING COUNT(*) BETWEEN 10 AND 20)
## in of a rollup
SELECT id FROM users WHERE id IN (SELECT primary_user_id FROM calls GROUP BY ROLLUP(primary_user_id))
## not in of a rollup
SELECT id FROM users WHERE id NOT IN (SELECT primary_user_id FROM calls GROUP BY ROLLUP(primary_user_id))
## correlated having
SELECT u.id FROM users u WHERE 3 < (SELECT COUNT(*) FROM calls c WHERE c.primary_user_id = u.id GROUP BY c.primary_user_id HAVING MAX(c.duration) > 1000)
## correlated to two levels
SELECT u.id, (SELECT MAX(c.duration) FROM calls c WHERE c.primary_user_id = u.id AND c.duration < (SELECT AVG(d.duration) FROM calls d WHERE d.primary_user_id = u.id)) AS x FROM users u
## correlated in the select list twice
SELECT u.id, (SELECT MIN(started) FROM calls c WHERE c.primary_user_id = u.id) AS a, (SELECT MAX(started) FROM calls c WHERE c.primary_user_id = u.id) AS b FROM users u WHERE u.active
## correlated by inequality
SELECT c.id, (SELECT COUNT(*) FROM calls d WHERE d.duration > c.duration) AS longer FROM calls c WHERE c.started >= '2026-11-10'
## with used three times
WITH c AS (SELECT primary_user_id AS u, COUNT(*) AS n FROM calls GROUP BY primary_user_id) SELECT u, n, n - (SELECT MIN(n) FROM c) AS over_least FROM c WHERE n > (SELECT AVG(n) FROM c)
## with that shadows a table
WITH users AS (SELECT 1 AS id) SELECT id FROM users
## with columns renamed
WITH t(a, b) AS (SELECT direction, COUNT(*) FROM calls GROUP BY direction) SELECT a, b FROM t WHERE b > 1
## null semantics of comparison
SELECT id, manager_id = manager_id, manager_id <> id, NOT (manager_id = id), manager_id = NULL FROM users
## three valued and, or
SELECT id, (extension IS NULL) AND (extension > '3'), (extension IS NULL) OR (extension > '3'), NOT (extension > '3') FROM users
## is distinct from
SELECT id FROM users WHERE manager_id IS DISTINCT FROM (SELECT MIN(manager_id) FROM users)
## nested correlation: two levels, each with a condition of its own
SELECT u.id FROM users u WHERE EXISTS (SELECT 1 FROM calls c WHERE c.primary_user_id = u.id AND c.duration > 1000 AND NOT EXISTS (SELECT 1 FROM calls d WHERE d.primary_user_id = u.id AND d.duration > c.duration AND d.direction = c.direction))
## nested correlation: a count over nothing, compared
SELECT u.id, (SELECT COUNT(*) FROM calls c WHERE c.primary_user_id = u.id AND c.duration > (SELECT AVG(d.duration) FROM calls d WHERE d.direction = c.direction)) FROM users u
## nested correlation: beside an outer join
SELECT u.id, m.id, (SELECT MAX(c.duration) FROM calls c WHERE c.primary_user_id = m.id) FROM users u LEFT JOIN users m ON m.id = u.manager_id AND m.active WHERE NOT EXISTS (SELECT 1 FROM calls c WHERE c.primary_user_id = m.id AND c.duration > 3000)
## nested correlation: an outer join inside
SELECT u.id FROM users u WHERE EXISTS (SELECT 1 FROM users m LEFT JOIN calls c ON c.primary_user_id = m.id AND c.duration > 3000 WHERE m.id = u.manager_id AND c.id IS NULL)
## nested correlation: an inequality below an aggregate
SELECT u.id, (SELECT SUM(c.duration) FROM calls c WHERE c.primary_user_id = u.id AND c.started > u.created AND c.duration < 2000) FROM users u WHERE (SELECT COUNT(*) FROM calls c WHERE c.primary_user_id = u.id AND c.started > u.created) > 3
## nested correlation: a lateral aggregate
SELECT u.id, t.n, t.m FROM users u LEFT JOIN LATERAL (SELECT COUNT(*) AS n, MAX(c.duration) AS m FROM calls c WHERE c.primary_user_id = u.id AND c.duration > 2000) t ON t.n > 1
## nested correlation: three levels, the outermost in the innermost
SELECT u.id FROM users u WHERE EXISTS (SELECT 1 FROM calls c WHERE c.primary_user_id = u.id AND EXISTS (SELECT 1 FROM call_parties p WHERE p.call_id = c.id AND EXISTS (SELECT 1 FROM users v WHERE v.id = p.user_id AND v.id <> u.id AND v.active <> u.active)))
## nested correlation: a scalar of a scalar
SELECT u.id, (SELECT MAX(c.duration) FROM calls c WHERE c.primary_user_id = u.id AND c.duration < (SELECT AVG(d.duration) FROM calls d WHERE d.primary_user_id = u.id AND d.direction = c.direction)) FROM users u
## nested correlation: not exists under or
SELECT u.id FROM users u WHERE u.extension IS NULL OR NOT EXISTS (SELECT 1 FROM calls c WHERE c.primary_user_id = u.id AND (c.duration > 3000 OR EXISTS (SELECT 1 FROM calls d WHERE d.primary_user_id = u.id AND d.started > c.started AND d.duration > 2500)))
## nested correlation: counted in the select list
SELECT u.id, (SELECT COUNT(*) FROM calls c WHERE c.primary_user_id = u.id AND NOT EXISTS (SELECT 1 FROM calls d WHERE d.primary_user_id = u.id AND d.duration > c.duration)) FROM users u
## nested correlation: not in
SELECT u.id FROM users u WHERE u.id NOT IN (SELECT c.primary_user_id FROM calls c WHERE c.duration > (SELECT AVG(d.duration) FROM calls d WHERE d.primary_user_id = u.id))
## nested correlation: in a derived table beside the table
SELECT u.id, t.n FROM users u CROSS JOIN LATERAL (SELECT COUNT(*) n FROM calls c WHERE c.primary_user_id = u.id AND EXISTS (SELECT 1 FROM calls d WHERE d.primary_user_id = u.id AND d.duration > c.duration)) t
## Distinct rows of an ordered subquery over a cube that a scalar subquery filters
SELECT DISTINCT t7.c1 AS c1
FROM (SELECT COALESCE(LEFT(t3.c1, 1), CAST(t3.c3 AS VARCHAR)) AS c1
FROM (SELECT t2.c1 AS c1, MIN((t2.c2 - INTERVAL '1' YEAR)) FILTER (WHERE ((t2.c1 IS NULL)) IS NOT UNKNOWN) AS c2, COUNT((t2.c1 || t2.c1)) AS c3
FROM (SELECT DISTINCT t1.primary_user_id AS c1, t1.started AS c2 FROM calls t1 WHERE ((t1.is_private BETWEEN FALSE AND TRUE) AND (t1.is_private BETWEEN TRUE AND FALSE))) t2 GROUP BY CUBE(t2.c1)) t3 WHERE (t3.c2 NOT IN (TIMESTAMP '2021-02-28 12:00:00', CAST(DATE '2022-02-28' AS TIMESTAMP))) AND ((t3.c2 + INTERVAL '2' MONTH) > (SELECT MIN(CAST(DATE '2022-02-28' AS TIMESTAMP)) FROM extensive_calls t6 WHERE ((t6.brief >= t6.id) AND (t6.primary_user_id <> t6.scope)))) ORDER BY 1) t7 WHERE NOT ((t7.c1 IN ('External', 'Conference'))) ORDER BY 1 DESC NULLS FIRST
## Grouping sets with a constant key over rows that EXISTS filters
SELECT c1, c2, COUNT(*) FROM (SELECT 7 AS c1, direction AS c2 FROM calls c WHERE NOT EXISTS (SELECT 1 FROM users u WHERE u.id = c.primary_user_id AND u.active)) t GROUP BY CUBE(c1, c2)
## One constant key in ROLLUP over rows that EXISTS filters
SELECT c1, COUNT(*) FROM (SELECT 7 AS c1 FROM calls c WHERE EXISTS (SELECT 1 FROM users u WHERE u.id = c.primary_user_id AND u.active)) t GROUP BY ROLLUP(c1)
## Grouping sets with a constant key in a correlated subquery
SELECT u.id, (SELECT MAX(n) FROM (SELECT 7 AS c1, direction, COUNT(*) AS n FROM calls c WHERE c.primary_user_id = u.id GROUP BY ROLLUP(c1, direction)) t) FROM users u
## Constant keys of grouping sets in a correlated subquery, counted
SELECT u.id, (SELECT COUNT(c1) FROM (SELECT 7 AS c1, direction, COUNT(*) AS n FROM calls c WHERE c.primary_user_id = u.id GROUP BY ROLLUP(c1, direction)) t) AS n FROM users u
## Grand total of grouping sets over nothing in a correlated subquery
SELECT u.id, (SELECT COUNT(*) FROM (SELECT direction, COUNT(*) AS n FROM calls c WHERE c.primary_user_id = u.id AND c.duration < 0 GROUP BY GROUPING SETS ((direction), ())) t) AS n FROM users u
## Correlated subqueries side by side in a union, of which one has grouping sets
SELECT title, id FROM users u WHERE active OR EXISTS (SELECT 1 FROM calls c WHERE c.primary_user_id = u.id) GROUP BY GROUPING SETS ((title), (id)) UNION SELECT a.call_id, 'a' FROM answered_scorecard_answers a WHERE a.score IS NULL OR EXISTS (SELECT 1 FROM users m WHERE a.call_id = m.manager_id)
## Correlated subqueries side by side in a union, of which one refers past the query around it
SELECT u.id FROM users u WHERE EXISTS (SELECT 1 FROM calls c WHERE c.primary_user_id = u.id AND c.duration > 1000 AND NOT EXISTS (SELECT 1 FROM calls d WHERE d.primary_user_id = u.id AND d.duration > c.duration AND d.direction = c.direction)) UNION ALL SELECT u.id FROM users u WHERE EXISTS (SELECT 1 FROM calls c WHERE c.primary_user_id = u.id AND c.duration > 1000)
## Correlated subqueries side by side in a join, of which one refers past the query around it
SELECT a.id, b.id FROM (SELECT u.id, u.title FROM users u WHERE EXISTS (SELECT 1 FROM calls c WHERE c.primary_user_id = u.id AND NOT EXISTS (SELECT 1 FROM calls d WHERE d.primary_user_id = u.id AND d.duration > c.duration AND d.direction = c.direction))) a LEFT JOIN (SELECT u.id, u.title, (SELECT MAX(c.duration) FROM calls c WHERE c.primary_user_id = u.id) AS m FROM users u) b ON a.title = b.title AND b.m > 600
## A correlated subquery over a union of correlated subqueries, with grouping sets
SELECT t.id, (SELECT COUNT(*) FROM calls c WHERE c.primary_user_id = t.id) FROM (SELECT u.id FROM users u WHERE EXISTS (SELECT 1 FROM calls c WHERE c.primary_user_id = u.id) UNION ALL SELECT u.manager_id FROM users u WHERE NOT EXISTS (SELECT 1 FROM calls c WHERE c.primary_user_id = u.manager_id) GROUP BY ROLLUP(u.manager_id)) t
## A union of correlated subqueries in a correlated subquery, with grouping sets
SELECT u.id, (SELECT COUNT(*) FROM (SELECT c.id FROM calls c WHERE c.primary_user_id = u.id AND EXISTS (SELECT 1 FROM answered_scorecards a WHERE a.call_id = c.id) UNION ALL SELECT c.direction FROM calls c WHERE c.primary_user_id = u.id AND NOT EXISTS (SELECT 1 FROM answered_scorecards a WHERE a.call_id = c.id) GROUP BY ROLLUP(c.direction)) t) FROM users u
## A correlated subquery under grouping sets in a correlated subquery
SELECT u.id, (SELECT COUNT(*) FROM (SELECT c.direction FROM calls c WHERE c.primary_user_id = u.id AND NOT EXISTS (SELECT 1 FROM answered_scorecards a WHERE a.call_id = c.id) GROUP BY ROLLUP(c.direction)) t) FROM users u
## A union in a correlated subquery, of correlated subqueries of which one refers past the query around it
SELECT u.id, (SELECT COUNT(*) FROM (SELECT c.id FROM calls c WHERE c.primary_user_id = u.id AND EXISTS (SELECT 1 FROM answered_scorecards a WHERE a.call_id = c.id AND a.reviewer_user_id = u.id) UNION ALL SELECT c.direction FROM calls c WHERE c.primary_user_id = u.id AND NOT EXISTS (SELECT 1 FROM answered_scorecards a WHERE a.call_id = c.id)) t) FROM users u
## groups over conditions beside a correlated exists
SELECT c1, BOOL_OR(COALESCE(c3, c3)) FILTER (WHERE (COALESCE(c1, c3) NOT IN (TRUE))), COUNT(c3 >= TRUE), BOOL_OR(c1) FROM (SELECT id = 'Conference' OR is_private IS NOT DISTINCT FROM is_private AS c1, is_private < FALSE AND purpose IS NULL AS c3 FROM calls t1 WHERE EXISTS (SELECT 1 FROM answered_scorecards t3 WHERE t1.id = t3.call_id AND (t3.reviewed_user_id IS NULL OR t3.review_time IS NULL))) t GROUP BY c1
## count beside each row of a cross join
SELECT s.scorecard_id, t.n FROM scorecards s JOIN (SELECT COUNT(*) AS n FROM calls WHERE started >= TIMESTAMP '2026-11-01 00:00:00') t ON s.scorecard_id > CAST(t.n AS VARCHAR) OR s.enabled
## one constant of rows that there are not, beside a correlated exists
SELECT DISTINCT 5 AS five FROM users u WHERE EXISTS (SELECT 1 FROM calls c WHERE c.primary_user_id = u.id AND c.title = 'none')
## group of a constant that no row is in, beside a correlated exists
SELECT 5 AS five, COUNT(*) AS n FROM users u WHERE EXISTS (SELECT 1 FROM calls c WHERE c.primary_user_id = u.id AND c.title = 'none') GROUP BY 1
## group of what becomes a constant, beside a correlated exists
SELECT DISTINCT CASE WHEN (c.started > TIMESTAMP '2026-10-25 02:30:00') IS UNKNOWN THEN c.started END AS c1 FROM calls c WHERE c.title = 'none' AND EXISTS (SELECT 1 FROM users u WHERE u.id = c.primary_user_id)
## constant of no rows in a correlated subquery
SELECT u.id, (SELECT DISTINCT 5 FROM calls c WHERE c.primary_user_id = u.id AND c.title = 'none') AS five FROM users u
## range of booleans that may be null, beside a correlated exists
SELECT c.id FROM calls c JOIN answered_scorecards a ON a.call_id = c.id WHERE NULLIF(c.is_private, TRUE) BETWEEN FALSE AND TRUE AND NOT EXISTS (SELECT 1 FROM users u WHERE u.id = a.reviewer_user_id AND u.created <> u.created)
