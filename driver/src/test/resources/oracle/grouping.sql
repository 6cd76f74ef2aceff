## rollup over nothing
SELECT direction, COUNT(*) FROM calls WHERE 1 = 0 GROUP BY ROLLUP(direction)
## rollup over what turns out empty
SELECT direction, COUNT(*), SUM(duration), MIN(started), AVG(duration) FROM calls WHERE id = 'none' GROUP BY ROLLUP(direction)
## cube over nothing with grouping
SELECT direction, media, GROUPING(direction, media), COUNT(DISTINCT primary_user_id) FROM calls WHERE id = 'none' GROUP BY CUBE(direction, media)
## two empty sets over nothing
SELECT COUNT(*), SUM(duration) FROM calls WHERE 1 = 0 GROUP BY GROUPING SETS ((), ())
## empty set and a column over nothing
SELECT media, COUNT(*) FROM calls WHERE id = 'none' GROUP BY GROUPING SETS ((media), ())
## no empty set over nothing
SELECT media, COUNT(*) FROM calls WHERE id = 'none' GROUP BY GROUPING SETS ((media), (media, direction))
## group by nothing
SELECT COUNT(*), MAX(started) FROM calls GROUP BY ()
## group by nothing over nothing
SELECT COUNT(*), MAX(started), SUM(duration) FROM calls WHERE id = 'none' GROUP BY ()
## rollup over nothing having
SELECT direction, COUNT(*) FROM calls WHERE id = 'none' GROUP BY ROLLUP(direction) HAVING COUNT(*) > 0
## rollup over nothing having zero
SELECT direction, COUNT(*) FROM calls WHERE id = 'none' GROUP BY ROLLUP(direction) HAVING COUNT(*) = 0
## rollup over nothing joined
SELECT u.id, t.n FROM users u LEFT JOIN (SELECT primary_user_id, COUNT(*) AS n FROM calls WHERE id = 'none' GROUP BY ROLLUP(primary_user_id)) t ON t.primary_user_id IS NULL
## rollup over nothing in exists
SELECT id FROM users WHERE EXISTS (SELECT direction FROM calls WHERE id = 'none' GROUP BY ROLLUP(direction))
## rollup of three
SELECT direction, media, scope, COUNT(*), GROUPING(direction, media, scope) FROM calls GROUP BY ROLLUP(direction, media, scope)
## rollup with a composite element
SELECT direction, media, scope, COUNT(*) FROM calls GROUP BY ROLLUP((direction, media), scope)
## cube with a composite element
SELECT direction, media, scope, MAX(duration) FROM calls GROUP BY CUBE((direction, media), scope)
## column and rollup
SELECT direction, media, COUNT(*) FROM calls GROUP BY direction, ROLLUP(media)
## rollup and cube
SELECT direction, media, scope, COUNT(*) FROM calls GROUP BY ROLLUP(direction), CUBE(media, scope)
## nested grouping sets
SELECT direction, media, COUNT(*) FROM calls GROUP BY GROUPING SETS (direction, GROUPING SETS (media, (direction, media)), ())
## rollup inside grouping sets
SELECT direction, media, COUNT(*) FROM calls GROUP BY GROUPING SETS (ROLLUP(direction, media), media)
## duplicate sets
SELECT direction, COUNT(*) FROM calls GROUP BY GROUPING SETS ((direction), (direction))
## group by distinct
SELECT direction, media, COUNT(*) FROM calls GROUP BY DISTINCT ROLLUP(direction, media), ROLLUP(direction, media)
## group id by grouping in case
SELECT CASE WHEN GROUPING(direction) = 1 THEN 'all' ELSE direction END AS d, SUM(duration) FROM calls GROUP BY ROLLUP(direction)
## grouping in having
SELECT direction, media, COUNT(*) FROM calls GROUP BY CUBE(direction, media) HAVING GROUPING(direction) + GROUPING(media) = 1
## grouping in order by ordered
SELECT direction, COUNT(*) AS n FROM calls GROUP BY ROLLUP(direction) ORDER BY GROUPING(direction), direction
## rollup on nullable keys
SELECT purpose, sdr_disposition, COUNT(*), GROUPING(purpose), GROUPING(sdr_disposition) FROM calls GROUP BY ROLLUP(purpose, sdr_disposition)
## rollup on expressions
SELECT EXTRACT(YEAR FROM created) AS y, EXTRACT(MONTH FROM created) AS m, COUNT(*) FROM users GROUP BY ROLLUP(EXTRACT(YEAR FROM created), EXTRACT(MONTH FROM created))
## rollup on a cast date
SELECT CAST(started AS DATE) AS d, direction, COUNT(*) FROM calls WHERE started >= '2026-11-01' GROUP BY ROLLUP(CAST(started AS DATE), direction)
## rollup over a join
SELECT u.title, c.direction, COUNT(c.id), COUNT(*) FROM users u LEFT JOIN calls c ON c.primary_user_id = u.id AND c.started >= '2026-10-01' GROUP BY ROLLUP(u.title, c.direction)
## rollup over a rollup
SELECT d, COUNT(*), SUM(n) FROM (SELECT direction AS d, media AS m, COUNT(*) AS n FROM calls GROUP BY ROLLUP(direction, media)) t GROUP BY ROLLUP(d)
## rollup with filter and distinct
SELECT direction, COUNT(DISTINCT primary_user_id), COUNT(*) FILTER (WHERE is_private), SUM(duration) FILTER (WHERE media = 'Audio') FROM calls GROUP BY ROLLUP(direction)
## rollup with listed text
SELECT direction, STRING_AGG(DISTINCT media, '/' ORDER BY media) FROM calls GROUP BY ROLLUP(direction)
## rollup with a window above
SELECT direction, COUNT(*) AS n, RANK() OVER (ORDER BY COUNT(*) DESC) AS r FROM calls GROUP BY ROLLUP(direction)
## rollup in a union
SELECT direction AS k, COUNT(*) FROM calls GROUP BY ROLLUP(direction) UNION ALL SELECT media, COUNT(*) FROM calls GROUP BY media
## aggregates over nothing
SELECT COUNT(*), COUNT(id), COUNT(DISTINCT id), SUM(duration), AVG(duration), MIN(id), MAX(is_private), STDDEV_SAMP(duration), BOOL_AND(is_private), EVERY(is_private) FROM calls WHERE id = 'none'
=> SELECT COUNT(*), COUNT(id), COUNT(DISTINCT id), SUM(duration), AVG(duration), MIN(id), NULL::boolean, STDDEV_SAMP(duration), BOOL_AND(is_private), EVERY(is_private) FROM calls WHERE id = 'none'
## aggregate of one value
SELECT AVG(duration), STDDEV_SAMP(duration), STDDEV_POP(duration), VAR_SAMP(duration), VAR_POP(duration) FROM calls WHERE id = (SELECT MIN(id) FROM calls)
## aggregates skip nulls
SELECT COUNT(scheduled), COUNT(*), MIN(scheduled), MAX(scheduled), COUNT(DISTINCT purpose) FROM calls
## aggregate of nothing but nulls
SELECT COUNT(custom_data), MIN(custom_data), MAX(custom_data), SUM(CASE WHEN custom_data IS NOT NULL THEN 1 END) FROM calls WHERE custom_data IS NULL
## having without group by
SELECT MAX(duration) FROM calls HAVING MAX(duration) > 100000
## having on a column not selected
SELECT direction FROM calls GROUP BY direction, media HAVING COUNT(*) > 10 AND MIN(duration) < 60
## group by nulls
SELECT purpose, is_private, COUNT(*) FROM calls GROUP BY purpose, is_private
## group by a boolean expression
SELECT duration > 1000, scheduled IS NULL, COUNT(*) FROM calls GROUP BY duration > 1000, scheduled IS NULL
## group by all columns of distinct
SELECT DISTINCT direction, media, scope, is_private FROM calls
## count of expressions
SELECT COUNT(NULLIF(direction, 'Inbound')), COUNT(CASE WHEN duration > 100 THEN 1 END), SUM(CASE WHEN is_private THEN duration ELSE 0 END) FROM calls
## average of case
SELECT AVG(CASE WHEN active THEN 1.0 ELSE 0.0 END), AVG(CASE WHEN active THEN 1 ELSE 0 END), SUM(CASE WHEN active THEN 1.5 ELSE -0.5 END) FROM users
## minimum and maximum of text
SELECT MIN(title), MAX(title), MIN(email_address), MAX(first_name) FROM users
## minimum and maximum with count
SELECT MIN(started), MAX(started), COUNT(*) FROM calls
## minimum and maximum with a condition
SELECT MIN(started), MAX(started), COUNT(*), COUNT(DISTINCT direction) FROM extensive_calls WHERE started BETWEEN '2026-09-01' AND '2026-10-01' AND media = 'Video'
## sum of distinct and of all
SELECT SUM(DISTINCT score), SUM(score), AVG(DISTINCT score), COUNT(DISTINCT score) FROM answered_scorecard_answers
## filters that let nothing through
SELECT SUM(duration) FILTER (WHERE FALSE), COUNT(*) FILTER (WHERE duration < 0), MAX(title) FILTER (WHERE NULL IS NOT NULL) FROM calls
## filter on null
SELECT COUNT(*) FILTER (WHERE scheduled > '2026-10-01'), COUNT(*) FILTER (WHERE NOT scheduled > '2026-10-01') FROM calls
## string_agg of nulls
SELECT primary_user_id, STRING_AGG(purpose, ';' ORDER BY started, id) FROM calls GROUP BY primary_user_id
## array_agg without nulls
SELECT direction, ARRAY_AGG(purpose ORDER BY purpose) FROM calls WHERE started >= '2026-11-01' AND purpose IS NOT NULL GROUP BY direction
## percentiles by group
SELECT direction, PERCENTILE_CONT(0.25) WITHIN GROUP (ORDER BY duration), PERCENTILE_CONT(0.75) WITHIN GROUP (ORDER BY duration DESC), PERCENTILE_DISC(0.9) WITHIN GROUP (ORDER BY duration) FROM calls GROUP BY direction
## percentiles over nothing
SELECT PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY duration), PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY duration) FROM calls WHERE id = 'none'
## percentiles of nulls
SELECT PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY score), PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY score) FROM answered_scorecard_answers
## percentiles at both ends
SELECT PERCENTILE_CONT(0) WITHIN GROUP (ORDER BY duration), PERCENTILE_CONT(1) WITHIN GROUP (ORDER BY duration), PERCENTILE_DISC(0) WITHIN GROUP (ORDER BY duration), PERCENTILE_DISC(1) WITHIN GROUP (ORDER BY duration) FROM calls
## percentile of decimals
SELECT PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY duration / 60.0), PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY duration * 1.5) FROM calls
## percentile of doubles
SELECT PERCENTILE_CONT(0.3) WITHIN GROUP (ORDER BY CAST(duration AS DOUBLE)), PERCENTILE_DISC(0.3) WITHIN GROUP (ORDER BY CAST(duration AS DOUBLE)) FROM calls
## percentile of dates and text
SELECT PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY CAST(started AS DATE)), PERCENTILE_DISC(0.1) WITHIN GROUP (ORDER BY direction DESC) FROM calls
## percentile over a rollup
SELECT direction, PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY duration) FROM calls GROUP BY ROLLUP(direction)
=> SELECT direction, PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY duration) FROM calls GROUP BY GROUPING SETS ((direction), ())
## mode
SELECT MODE(direction) FROM calls
=> SELECT MODE() WITHIN GROUP (ORDER BY direction) FROM calls
## regression
SELECT CORR(duration, questions_company_count), COVAR_SAMP(duration, questions_company_count), REGR_COUNT(duration, questions_company_count), REGR_SXX(duration, questions_company_count), REGR_SYY(duration, questions_company_count) FROM extensive_calls
## deviation of decimals
SELECT direction, STDDEV_POP(duration / 60.0), VAR_SAMP(duration / 60.0), STDDEV(CAST(duration AS DOUBLE)) FROM calls GROUP BY direction
## sum of big numbers
SELECT SUM(9007199254740993 * CAST(duration AS DECIMAL(19, 0))), SUM(CAST(duration AS DECIMAL(18, 2)) * 10000000) FROM calls
## bit aggregates
SELECT BIT_AND(duration), BIT_OR(duration), BIT_XOR(duration) FROM calls
## Aggregates of the group's key, a COALESCE or CASE that is a constant though its type has NULL
SELECT c1, SUM(c1), MAX(c1), COUNT(c2) FROM (SELECT COALESCE(1, duration) AS c1, CASE WHEN 1 = 1 THEN 'x' ELSE title END AS c2 FROM calls) t GROUP BY c1, c2
## The same grouping set twice, by a column that has no NULL
SELECT call_id, MIN(question_id) FROM answered_scorecard_answers GROUP BY GROUPING SETS ((call_id), (call_id), ())
## MAX and MIN of NULL
SELECT MAX(NULL), MIN(NULL) FROM users
## Aggregates of a COALESCE that is a constant, beside a set operation
SELECT c1, SUM(c1), MAX(c1) FROM (SELECT COALESCE(1, duration) AS c1 FROM calls) t GROUP BY c1 UNION ALL SELECT duration, 1, 2 FROM calls
## A COALESCE that is a constant in CUBE
SELECT c1, c2, SUM(c1), MAX(c1), MIN(c2) FROM (SELECT COALESCE(1, duration) AS c1, COALESCE('x', title) AS c2, direction FROM calls) t GROUP BY CUBE(c1, c2)
## The same grouping set twice, by a COALESCE that is a constant
SELECT c1, SUM(c1) FROM (SELECT COALESCE(1, duration) AS c1 FROM calls) t GROUP BY GROUPING SETS((c1), (c1), ())
## The same grouping set twice in a subquery
SELECT id FROM users WHERE id IN (SELECT MIN(primary_user_id) FROM calls GROUP BY GROUPING SETS ((direction), (direction), ()))
## The same grouping set twice, with aggregates that have no NULL, filtered and grouped again
SELECT n, MAX(m), COUNT(*) FROM (SELECT call_id, MIN(question_id) AS m, COUNT(*) AS n FROM answered_scorecard_answers GROUP BY GROUPING SETS ((call_id), (call_id), ())) t WHERE m > '2' GROUP BY n
## The argument of an aggregate is computed for the rows of its FILTER
SELECT media, SUM(1000 / NULLIF(duration, 0)) FILTER (WHERE duration <> 0), COUNT(DISTINCT 7 / (duration - duration)) FILTER (WHERE duration < 0), MAX(CAST(title AS INTEGER)) FILTER (WHERE FALSE) FROM calls GROUP BY media
## FILTER over values of which some cannot be cast or divided by
SELECT k, SUM(CAST(v AS INTEGER)) FILTER (WHERE k = 1), AVG(10.0 / z) FILTER (WHERE z <> 0), COUNT(DISTINCT 10 / z) FILTER (WHERE z > 0), STRING_AGG(CAST(10 / z AS VARCHAR), ',' ORDER BY v) FILTER (WHERE z <> 0)
FROM (VALUES (1, '2', 0), (2, 'x', 5), (1, '5', 2), (3, 'y', 0)) AS t (k, v, z) GROUP BY k
## FILTER in front of a percentile of quotients
SELECT PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY 10.0 / z) FILTER (WHERE z <> 0), BOOL_OR(10 / z > 4) FILTER (WHERE z <> 0), MIN('a' || v) FILTER (WHERE v <> 'x')
FROM (VALUES (1, '2', 0), (2, 'x', 5), (1, '5', 2), (3, 'y', 0)) AS t (k, v, z)
## FILTER of a subquery whose rows cannot all be divided
SELECT c.media, (SELECT SUM(100 / d.z) FILTER (WHERE d.z <> 0) FROM (VALUES (0), (5)) AS d (z) WHERE d.z < c.duration) FROM calls c
