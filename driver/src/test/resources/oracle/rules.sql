## both sides of a join under exists are correlated (CALCITE-7661) ordered
SELECT u.id FROM users u WHERE EXISTS (SELECT 1 FROM (SELECT * FROM calls c WHERE c.primary_user_id = u.id) l JOIN (SELECT * FROM users m WHERE m.id = u.manager_id) r ON TRUE) ORDER BY u.id
## both sides of a join under exists are correlated by one column (CALCITE-7661) ordered
SELECT u.id FROM users u WHERE EXISTS (SELECT 1 FROM (SELECT * FROM calls c WHERE c.primary_user_id = u.id) l JOIN (SELECT * FROM users m WHERE m.manager_id = u.id) r ON TRUE) ORDER BY u.id
## both sides of a join in a scalar subquery are correlated (CALCITE-7661)
SELECT u.id, (SELECT COUNT(*) FROM (SELECT * FROM calls c WHERE c.primary_user_id = u.id) l CROSS JOIN (SELECT * FROM users m WHERE m.manager_id = u.id) r) n FROM users u
## lateral with a window over a correlated value (CALCITE-7584)
SELECT u.id, c.id, c.m FROM users u JOIN LATERAL (SELECT c.id, MAX(c.duration) OVER (PARTITION BY u.manager_id) AS m FROM calls c WHERE c.primary_user_id = u.id) c ON TRUE
## lateral with a window over the rows of one outer row (CALCITE-7584)
SELECT u.id, c.id, c.n FROM users u JOIN LATERAL (SELECT c.id, ROW_NUMBER() OVER (ORDER BY c.started, c.id) AS n FROM calls c WHERE c.primary_user_id = u.id) c ON TRUE
## lateral with a window partitioned by the outer row alone (CALCITE-7584)
SELECT u.id, c.id, c.n FROM users u CROSS JOIN LATERAL (SELECT c.id, COUNT(*) OVER (PARTITION BY u.active) AS n FROM calls c WHERE c.primary_user_id = u.id) c
## scalar subquery with a row number (CALCITE-7587)
SELECT u.id, (SELECT ROW_NUMBER() OVER (PARTITION BY u.manager_id ORDER BY u.id, m.id) FROM users m WHERE m.id = u.manager_id) n FROM users u
## scalar subquery with a window ordered by an outer column (CALCITE-7596)
SELECT u.id, (SELECT ROW_NUMBER() OVER (PARTITION BY m.active ORDER BY u.last_name) FROM users m WHERE m.id = u.manager_id) n FROM users u
## is false of a nullable condition (CALCITE-7619)
SELECT id FROM users WHERE (manager_id = (SELECT MIN(id) FROM users)) IS FALSE
## is false of conditions that may be null (CALCITE-7619)
SELECT id, ((manager_id > '5') IS FALSE) IS FALSE, (manager_id > '5' AND active) IS FALSE, (NOT (manager_id > '5')) IS NOT FALSE, (manager_id > '5') IS NOT TRUE FROM users
## search arguments that differ in nulls alone (CALCITE-7555)
SELECT id, manager_id IN ('1', '2') OR manager_id IS NULL, manager_id IN ('1', '2') AND manager_id IS NOT NULL, manager_id IN ('1', '2') FROM users
## comparisons in another order mean the same (CALCITE-7635)
SELECT id FROM calls WHERE duration > 100 AND duration <> 300 AND duration < 4000 AND duration >= 100 AND NOT duration = 1200
## nothing lies between nulls (CALCITE-7598)
SELECT direction, COUNT(*) FROM calls GROUP BY direction HAVING COUNT(*) BETWEEN CAST(NULL AS INTEGER) AND CAST(NULL AS INTEGER)
## least of what passes a filter over a union (CALCITE-7645)
SELECT MIN(v) FILTER (WHERE p), MAX(v) FILTER (WHERE p), COUNT(*) FILTER (WHERE p), SUM(v) FILTER (WHERE NOT p) FROM (SELECT duration v, is_private p FROM calls UNION ALL SELECT duration, NOT is_private FROM calls WHERE duration > 1000) t
## least and greatest of what passes a filter (CALCITE-7643)
SELECT MIN(v) FILTER (WHERE p), MAX(v) FILTER (WHERE p) FROM (VALUES (10, FALSE), (100, TRUE), (200, TRUE), (300, FALSE), (CAST(NULL AS INTEGER), TRUE)) AS t(v, p)
## difference whose right side is unknown for nulls (CALCITE-7638)
SELECT id FROM users WHERE active EXCEPT SELECT id FROM users WHERE manager_id > '5'
## three differences and intersections in a row (CALCITE-7628)
SELECT id FROM users EXCEPT SELECT manager_id FROM users EXCEPT SELECT id FROM users WHERE NOT active
## difference of a difference (CALCITE-7628)
SELECT id FROM users EXCEPT (SELECT id FROM users WHERE active EXCEPT SELECT manager_id FROM users)
## differences with all
SELECT direction FROM calls WHERE duration > 600 EXCEPT ALL SELECT direction FROM calls WHERE duration > 900 EXCEPT ALL SELECT direction FROM calls WHERE duration > 3000
## or of conditions on both sides of a join (CALCITE-7634)
SELECT c.id, u.id FROM calls c JOIN users u ON (u.id = c.primary_user_id AND c.duration > 1000) OR (u.manager_id = c.primary_user_id AND c.duration < LENGTH(u.last_name) * 100)
## aggregates over groups of one row
SELECT id, SUM(duration), COUNT(*), COUNT(purpose), MIN(purpose), MAX(started), AVG(duration), COUNT(DISTINCT purpose), SUM(CASE WHEN purpose IS NULL THEN 1 END) FROM calls GROUP BY id
## aggregates over groups of one row with a filter
SELECT id, SUM(duration) FILTER (WHERE duration > 1000), COUNT(*) FILTER (WHERE is_private), COUNT(purpose) FILTER (WHERE duration > 500), MIN(title) FILTER (WHERE purpose IS NULL) FROM calls GROUP BY id
## aggregates over distinct rows
SELECT direction, COUNT(*), COUNT(direction) FROM (SELECT DISTINCT direction FROM calls) t GROUP BY direction
## an aggregate of an aggregate
SELECT d, SUM(n), MAX(m), COUNT(*) FROM (SELECT direction d, scope s, COUNT(*) n, MIN(duration) m FROM calls GROUP BY direction, scope) t GROUP BY d
## an aggregate of an aggregate over nothing
SELECT SUM(n), COUNT(*) FROM (SELECT COUNT(*) n FROM calls WHERE duration < 0) t
## sum of counts over no groups
SELECT SUM(n), COUNT(n), MIN(n) FROM (SELECT direction, COUNT(*) n FROM calls WHERE duration < 0 GROUP BY direction) t
## aggregates over a join of many with many
SELECT a.direction, COUNT(*), SUM(a.duration), COUNT(b.purpose), MIN(b.started), SUM(b.duration) FROM calls a JOIN calls b ON b.primary_user_id = a.primary_user_id GROUP BY a.direction
## aggregates over a join by the key of the join
SELECT c.primary_user_id, COUNT(*), SUM(c.duration), COUNT(u.manager_id), MAX(u.last_name) FROM calls c JOIN users u ON u.id = c.primary_user_id GROUP BY c.primary_user_id
## aggregates over an outer join by the key of the join
SELECT u.id, COUNT(*), COUNT(c.id), SUM(c.duration), MIN(c.purpose) FROM users u LEFT JOIN calls c ON c.primary_user_id = u.id GROUP BY u.id
## distinct counts over a join
SELECT u.manager_id, COUNT(DISTINCT c.id), COUNT(DISTINCT c.purpose), COUNT(*) FROM users u JOIN calls c ON c.primary_user_id = u.id GROUP BY u.manager_id
## aggregates over a join of nothing
SELECT COUNT(*), SUM(c.duration), MAX(u.id) FROM calls c JOIN users u ON u.id = c.primary_user_id AND u.id = 'nobody'
## aggregates over a cross join with a total over nothing (CALCITE-7702)
SELECT COUNT(*), SUM(t.n) FROM users u CROSS JOIN (SELECT COUNT(*) n FROM calls WHERE duration < 0) t
## a join with a total over nothing (CALCITE-7702)
SELECT u.id, t.n, t.s FROM users u JOIN (SELECT COUNT(*) n, SUM(duration) s FROM calls WHERE duration < 0) t ON t.n = 0
## a constant among the groups
SELECT direction, 'x' AS c, COUNT(*) FROM calls WHERE direction = 'Conference' GROUP BY direction
## a constant column of a union
SELECT kind, COUNT(*) FROM (SELECT 'call' AS kind, id FROM calls UNION ALL SELECT 'user', id FROM users) t WHERE kind = 'user' GROUP BY kind
## the same constant on both sides of a union
SELECT * FROM (SELECT 1 AS one, CAST(NULL AS VARCHAR) AS nothing, id FROM users UNION SELECT 1, CAST(NULL AS VARCHAR), manager_id FROM users) t
## the first of a union ordered
SELECT id FROM (SELECT id FROM users UNION ALL SELECT manager_id FROM users) t WHERE id IS NOT NULL ORDER BY id LIMIT 7
## the first of an outer join ordered
SELECT u.id, c.id FROM users u LEFT JOIN calls c ON c.primary_user_id = u.id AND c.duration > 1000 ORDER BY u.id, c.id LIMIT 11
## the first of an outer join skipped ordered
SELECT u.id, c.id FROM users u LEFT JOIN calls c ON c.primary_user_id = u.id AND c.duration > 1000 ORDER BY u.id DESC, c.id LIMIT 5 OFFSET 4
## an order by a constant ordered
SELECT id FROM calls WHERE direction = 'Conference' ORDER BY direction, started, id LIMIT 9
## a condition on a window
SELECT * FROM (SELECT id, direction, ROW_NUMBER() OVER (PARTITION BY direction ORDER BY started, id) n, COUNT(*) OVER () m FROM calls) t WHERE direction = 'Conference' AND n <= 3
## a condition on what a window is not partitioned by
SELECT * FROM (SELECT id, duration, RANK() OVER (ORDER BY duration) r FROM calls) t WHERE duration > 3000
## a condition above groups that names a group
SELECT * FROM (SELECT direction, scope, COUNT(*) n FROM calls GROUP BY ROLLUP(direction, scope)) t WHERE direction IS NULL
## a join with one row of values
SELECT u.id, v.x FROM users u LEFT JOIN (VALUES ('a', 1)) AS v(k, x) ON u.manager_id IS NULL
## a right join with one row of values
SELECT u.id, v.x FROM users u RIGHT JOIN (VALUES (1)) AS v(x) ON u.id = 'nobody'
## a full join with one row of values
SELECT COUNT(*), COUNT(u.id), COUNT(v.x) FROM users u FULL JOIN (VALUES (1)) AS v(x) ON v.x = LENGTH(u.id)
## division that a condition guards (CALCITE-7729)
SELECT id, CASE WHEN duration > 100000 THEN 1 / (duration - duration) ELSE 0 END FROM calls
## a comparison of rows with nulls (CALCITE-7678)
SELECT id FROM users WHERE (id, manager_id) = (id, manager_id)
## an escape that is a wildcard (CALCITE-7588)
SELECT id, title LIKE '%%a' ESCAPE '%' FROM calls
