## union of three with duplicates
SELECT direction FROM calls UNION SELECT media FROM calls UNION SELECT direction FROM extensive_calls
## union all then union
SELECT direction FROM calls UNION ALL SELECT media FROM calls UNION SELECT scope FROM calls
## union then union all
SELECT direction FROM calls UNION SELECT media FROM calls UNION ALL SELECT DISTINCT scope FROM calls
## intersect binds closer than union
SELECT direction FROM calls UNION SELECT scope FROM calls INTERSECT SELECT scope FROM calls WHERE scope <> 'Internal'
## brackets against precedence
(SELECT direction FROM calls UNION SELECT scope FROM calls) INTERSECT SELECT scope FROM calls
## except twice
SELECT id FROM users EXCEPT SELECT manager_id FROM users EXCEPT SELECT primary_user_id FROM calls WHERE started >= '2026-09-01'
## except of a bracketed except
SELECT id FROM users EXCEPT (SELECT id FROM users EXCEPT SELECT primary_user_id FROM calls)
## except all keeps multiplicities
SELECT affiliation FROM call_parties EXCEPT ALL SELECT affiliation FROM call_parties WHERE started < '2026-10-01'
## intersect all counts the lesser
SELECT primary_user_id FROM calls INTERSECT ALL SELECT reviewed_user_id FROM answered_scorecards
## nulls are equal in sets
SELECT manager_id FROM users UNION SELECT NULL FROM calls
=> SELECT manager_id FROM users UNION SELECT NULL::varchar FROM calls
## nulls in intersect
SELECT manager_id, extension FROM users INTERSECT SELECT manager_id, extension FROM users WHERE extension IS NULL
## nulls in except
SELECT extension FROM users EXCEPT SELECT extension FROM users WHERE extension IS NULL
## types are widened
SELECT duration FROM calls WHERE duration > 3400 UNION ALL SELECT score FROM answered_scorecard_answers WHERE score = 5 UNION ALL SELECT 1.5 FROM scorecards
## date and timestamp
SELECT CAST(started AS DATE) AS x FROM calls WHERE started > '2026-11-15' UNION SELECT started FROM calls WHERE started > '2026-11-18'
## text of different lengths
SELECT 'a' AS x FROM scorecards UNION SELECT 'abc' FROM scorecards UNION SELECT direction FROM calls
## empty on the left
SELECT id FROM users WHERE 1 = 0 UNION SELECT scorecard_id FROM scorecards
## empty on the right of except
SELECT direction FROM calls EXCEPT SELECT direction FROM calls WHERE started > '2030-01-01'
## empty in intersect
SELECT direction FROM calls INTERSECT SELECT direction FROM calls WHERE id = 'none'
## aggregate over a union
SELECT k, COUNT(*), SUM(n) FROM (SELECT primary_user_id AS k, duration AS n FROM calls UNION ALL SELECT reviewed_user_id, 1 FROM answered_scorecards) t GROUP BY k
## union of aggregates over nothing
SELECT COUNT(*) AS n FROM calls WHERE 1 = 0 UNION ALL SELECT COUNT(*) FROM users WHERE 1 = 0 UNION ALL SELECT MAX(duration) FROM calls WHERE 1 = 0
## filter above a union
SELECT * FROM (SELECT id, started AS t FROM calls UNION ALL SELECT answered_scorecard_id, review_time FROM answered_scorecards) x WHERE t BETWEEN '2026-10-01' AND '2026-10-15'
## join of a union with a table
SELECT u.last_name, x.what, COUNT(*) FROM users u JOIN (SELECT primary_user_id AS k, 'host' AS what FROM calls UNION ALL SELECT reviewer_user_id, 'reviewer' FROM answered_scorecards) x ON x.k = u.id GROUP BY u.last_name, x.what
## order and limit on each branch
(SELECT id, started FROM calls ORDER BY started, id LIMIT 3) UNION ALL (SELECT id, started FROM calls ORDER BY started DESC, id LIMIT 3)
## order of a union by position ordered
SELECT direction AS d, COUNT(*) AS n FROM calls GROUP BY direction UNION ALL SELECT media, COUNT(*) FROM calls GROUP BY media ORDER BY 2 DESC, 1
## limit and offset of a union ordered
SELECT id FROM users UNION SELECT scorecard_id FROM scorecards ORDER BY id LIMIT 5 OFFSET 7
## distinct of a union all
SELECT DISTINCT x FROM (SELECT direction AS x FROM calls UNION ALL SELECT direction FROM calls) t
## values in sets
VALUES (1, 'a'), (2, 'b') UNION ALL SELECT 3, 'c' FROM scorecards
## values except
SELECT x FROM (VALUES (1), (2), (2), (3)) AS t(x) EXCEPT ALL VALUES (2)
## values intersect all
SELECT x FROM (VALUES (1), (2), (2), (NULL)) AS t(x) INTERSECT ALL SELECT y FROM (VALUES (2), (2), (2), (NULL)) AS s(y)
## sets of rows with times
SELECT started, direction FROM calls INTERSECT SELECT started, direction FROM extensive_calls WHERE duration > 2500
## set operation in a derived table with window
SELECT k, ROW_NUMBER() OVER (ORDER BY k) FROM (SELECT direction AS k FROM calls UNION SELECT scope FROM calls) t
## set in exists
SELECT id FROM scorecards s JOIN users u ON u.id = s.updater_user_id WHERE EXISTS (SELECT id FROM users EXCEPT SELECT manager_id FROM users)
=> SELECT u.id FROM scorecards s JOIN users u ON u.id = s.updater_user_id
## LIMIT and OFFSET of a union ordered
SELECT title FROM users UNION SELECT title FROM users WHERE active ORDER BY 1 LIMIT 5 OFFSET 3
