## rows unbounded preceding
SELECT id, SUM(duration) OVER (PARTITION BY primary_user_id ORDER BY started, id ROWS UNBOUNDED PRECEDING) FROM calls
## rows n preceding
SELECT id, SUM(duration) OVER (ORDER BY started, id ROWS 2 PRECEDING), COUNT(*) OVER (ORDER BY started, id ROWS 2 PRECEDING) FROM calls
## rows between preceding and preceding
SELECT id, SUM(duration) OVER (ORDER BY started, id ROWS BETWEEN 5 PRECEDING AND 2 PRECEDING), COUNT(*) OVER (ORDER BY started, id ROWS BETWEEN 5 PRECEDING AND 2 PRECEDING) FROM calls
## rows between following and following
SELECT id, MIN(duration) OVER (ORDER BY started, id ROWS BETWEEN 1 FOLLOWING AND 3 FOLLOWING), COUNT(*) OVER (ORDER BY started, id ROWS BETWEEN 1 FOLLOWING AND 3 FOLLOWING) FROM calls
## rows between following and unbounded
SELECT id, MAX(started) OVER (PARTITION BY direction ORDER BY started, id ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) FROM calls
## rows current row alone
SELECT id, SUM(duration) OVER (ORDER BY started, id ROWS BETWEEN CURRENT ROW AND CURRENT ROW) FROM calls
## rows unbounded both
SELECT id, SUM(duration) OVER (PARTITION BY media ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) FROM calls
## range current row to unbounded
SELECT id, COUNT(*) OVER (ORDER BY direction RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) FROM calls
## range of peers
SELECT id, COUNT(*) OVER (ORDER BY direction RANGE BETWEEN CURRENT ROW AND CURRENT ROW) FROM calls
## range by number
SELECT id, COUNT(*) OVER (ORDER BY duration RANGE BETWEEN 60 PRECEDING AND 60 FOLLOWING) FROM calls
## range by number descending
SELECT id, COUNT(*) OVER (ORDER BY duration DESC RANGE BETWEEN 100 PRECEDING AND CURRENT ROW) FROM calls
## range by days
SELECT id, SUM(duration) OVER (ORDER BY started RANGE BETWEEN INTERVAL '1' DAY PRECEDING AND INTERVAL '1' DAY FOLLOWING) FROM calls
## range default with ties
SELECT id, SUM(duration) OVER (ORDER BY CAST(started AS DATE)), COUNT(*) OVER (ORDER BY CAST(started AS DATE) DESC) FROM calls
## range on nulls
SELECT id, COUNT(*) OVER (ORDER BY scheduled), COUNT(*) OVER (ORDER BY scheduled DESC), COUNT(*) OVER (ORDER BY scheduled NULLS FIRST) FROM calls
## no order, whole partition
SELECT id, SUM(duration) OVER (PARTITION BY direction), MIN(started) OVER (PARTITION BY direction), COUNT(*) OVER () FROM calls
## partition by nulls
SELECT id, COUNT(*) OVER (PARTITION BY purpose), COUNT(purpose) OVER (PARTITION BY direction) FROM calls
## partition by two and an expression
SELECT id, ROW_NUMBER() OVER (PARTITION BY direction, duration > 1000 ORDER BY started, id) FROM calls
## rank family with ties
SELECT id, RANK() OVER (ORDER BY direction), DENSE_RANK() OVER (ORDER BY direction), ROW_NUMBER() OVER (ORDER BY direction, id) FROM calls
## rank with nulls
SELECT id, RANK() OVER (ORDER BY scheduled), RANK() OVER (ORDER BY scheduled DESC NULLS LAST), DENSE_RANK() OVER (ORDER BY purpose NULLS FIRST) FROM calls
## percent rank and cume dist by partition
SELECT id, PERCENT_RANK() OVER (PARTITION BY direction ORDER BY duration), CUME_DIST() OVER (PARTITION BY direction ORDER BY duration) FROM calls
## ntile uneven
SELECT id, NTILE(7) OVER (ORDER BY started, id), NTILE(3) OVER (PARTITION BY direction ORDER BY started, id) FROM calls
## ntile more than rows
SELECT scorecard_id, NTILE(100) OVER (ORDER BY scorecard_id) FROM scorecards
## lag with default
SELECT id, LAG(duration, 1, -1) OVER (ORDER BY started, id), LEAD(title, 3, 'none') OVER (ORDER BY started, id), LAG(duration, 0) OVER (ORDER BY started, id) FROM calls
=> SELECT id, LAG(duration, 1, -1::bigint) OVER (ORDER BY started, id), LEAD(title, 3, 'none') OVER (ORDER BY started, id), LAG(duration, 0) OVER (ORDER BY started, id) FROM calls
## lag difference
SELECT id, duration - LAG(duration) OVER (PARTITION BY primary_user_id ORDER BY started, id) AS change FROM calls
## first and last over default frame
SELECT id, FIRST_VALUE(id) OVER (PARTITION BY direction ORDER BY started, id), LAST_VALUE(id) OVER (PARTITION BY direction ORDER BY started, id) FROM calls
## first and last of nulls
SELECT id, FIRST_VALUE(purpose) OVER (ORDER BY started, id), LAST_VALUE(purpose) OVER (ORDER BY started, id ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) FROM calls
## last value over an empty frame
SELECT id, LAST_VALUE(id) OVER (ORDER BY started, id ROWS BETWEEN 3 PRECEDING AND 1 PRECEDING), FIRST_VALUE(started) OVER (ORDER BY started, id ROWS BETWEEN 2 FOLLOWING AND 4 FOLLOWING) FROM calls
## nth value within the frame
SELECT id, NTH_VALUE(id, 3) OVER (ORDER BY started, id), NTH_VALUE(duration, 2) OVER (PARTITION BY direction ORDER BY started, id ROWS BETWEEN CURRENT ROW AND 2 FOLLOWING) FROM calls
## average, deviation over a frame
SELECT id, AVG(duration) OVER (ORDER BY started, id ROWS BETWEEN 4 PRECEDING AND CURRENT ROW), STDDEV_POP(duration) OVER (ORDER BY started, id ROWS BETWEEN 4 PRECEDING AND CURRENT ROW) FROM calls
## average of decimals over a frame
SELECT id, AVG(duration / 60.0) OVER (PARTITION BY direction), SUM(duration * 0.1) OVER (ORDER BY started, id) FROM calls
## average over an empty frame
SELECT id, AVG(duration) OVER (ORDER BY started, id ROWS BETWEEN 3 PRECEDING AND 1 PRECEDING), STDDEV_SAMP(duration) OVER (ORDER BY started, id ROWS BETWEEN 3 PRECEDING AND 1 PRECEDING) FROM calls
## sum overflows in a window
SELECT SUM(x) OVER () FROM (VALUES (9223372036854775807), (9223372036854775807)) AS t(x)
=> SELECT 9223372036854775807 + 1
## filter in a window
SELECT id, COUNT(*) FILTER (WHERE direction = 'Inbound') OVER (ORDER BY started, id), SUM(duration) FILTER (WHERE is_private) OVER (PARTITION BY media) FROM calls
## boolean aggregates in a window
SELECT id, BOOL_OR(is_private) OVER (PARTITION BY primary_user_id), EVERY(duration > 0) OVER (PARTITION BY direction) FROM calls
=> SELECT id, BOOL_OR(is_private) OVER (PARTITION BY primary_user_id), BOOL_AND(duration > 0) OVER (PARTITION BY direction) FROM calls
## aggregate inside a window
SELECT primary_user_id, SUM(SUM(duration)) OVER (ORDER BY primary_user_id), RANK() OVER (ORDER BY COUNT(*) DESC, primary_user_id) FROM calls GROUP BY primary_user_id
## window over a rollup
SELECT direction, media, SUM(COUNT(*)) OVER (PARTITION BY GROUPING(media)) FROM calls GROUP BY ROLLUP(direction, media)
## window over distinct
SELECT DISTINCT direction, COUNT(*) OVER (PARTITION BY direction) FROM calls
## window over a join
SELECT c.id, u.last_name, ROW_NUMBER() OVER (PARTITION BY u.title ORDER BY c.started DESC, c.id) FROM calls c JOIN users u ON u.id = c.primary_user_id WHERE c.started >= '2026-10-15'
## window over an outer join
SELECT u.id, c.id, COUNT(c.id) OVER (PARTITION BY u.id), ROW_NUMBER() OVER (PARTITION BY u.id ORDER BY c.started, c.id) FROM users u LEFT JOIN calls c ON c.primary_user_id = u.id AND c.started >= '2026-11-01'
## window over a union
SELECT k, t, ROW_NUMBER() OVER (PARTITION BY k ORDER BY t) FROM (SELECT primary_user_id AS k, started AS t FROM calls UNION SELECT reviewer_user_id, review_time FROM answered_scorecards) x
## window of a window
SELECT id, MAX(rn) OVER (PARTITION BY direction) FROM (SELECT id, direction, ROW_NUMBER() OVER (PARTITION BY primary_user_id ORDER BY started, id) AS rn FROM calls) t
## filter on one of several windows
SELECT id, a, b FROM (SELECT id, ROW_NUMBER() OVER (PARTITION BY direction ORDER BY started, id) AS a, RANK() OVER (ORDER BY duration DESC) AS b FROM calls) t WHERE a = 1 OR b <= 3
## row number without order, counted
SELECT MAX(rn), COUNT(DISTINCT rn) FROM (SELECT ROW_NUMBER() OVER () AS rn FROM calls) t
## window in order by ordered
SELECT id FROM calls ORDER BY RANK() OVER (PARTITION BY direction ORDER BY duration DESC, id), id LIMIT 15
## windows of different orders
SELECT id, ROW_NUMBER() OVER (ORDER BY started, id) - ROW_NUMBER() OVER (PARTITION BY direction ORDER BY started, id) AS island FROM calls
## islands
SELECT direction, MIN(started), MAX(started), COUNT(*) FROM (SELECT direction, started, ROW_NUMBER() OVER (ORDER BY started, id) - ROW_NUMBER() OVER (PARTITION BY direction ORDER BY started, id) AS g FROM calls) t GROUP BY direction, g
## two named windows
SELECT id, COUNT(*) OVER w, SUM(duration) OVER v FROM calls WINDOW w AS (PARTITION BY direction), v AS (PARTITION BY direction ORDER BY started, id)
## named window refined
SELECT id, SUM(duration) OVER (w ORDER BY started, id ROWS 3 PRECEDING) FROM calls WINDOW w AS (PARTITION BY direction)
## window over nothing
SELECT id, COUNT(*) OVER (), LAG(id) OVER (ORDER BY id) FROM calls WHERE id = 'none'
## share of a partition
SELECT id, duration * 100.0 / NULLIF(SUM(duration) OVER (PARTITION BY primary_user_id), 0) FROM calls
## median in a derived window
SELECT id FROM (SELECT id, ROW_NUMBER() OVER (ORDER BY duration, id) AS rn, COUNT(*) OVER () AS n FROM calls) t WHERE rn = (n + 1) / 2
## qualify with a condition
SELECT id, direction FROM calls WHERE started >= '2026-09-01' QUALIFY RANK() OVER (PARTITION BY direction ORDER BY duration DESC, id) <= 2
=> SELECT id, direction FROM (SELECT id, direction, RANK() OVER (PARTITION BY direction ORDER BY duration DESC, id) r FROM calls WHERE started >= '2026-09-01') t WHERE r <= 2
## range of nullable numbers
SELECT id, scope, COUNT(*) OVER (ORDER BY NULLIF(MOD(duration, 300), 7) RANGE BETWEEN 20 PRECEDING AND 5 FOLLOWING), COUNT(*) OVER (ORDER BY CASE WHEN duration > 1500 THEN duration END DESC RANGE BETWEEN 200 PRECEDING AND 1 PRECEDING), COUNT(*) OVER (ORDER BY CASE WHEN duration > 1500 THEN duration END DESC NULLS LAST RANGE BETWEEN UNBOUNDED PRECEDING AND 1 FOLLOWING) FROM calls
## range by days descending
SELECT id, COUNT(*) OVER (ORDER BY started DESC RANGE BETWEEN INTERVAL '2' DAY PRECEDING AND CURRENT ROW), COUNT(*) OVER (ORDER BY scheduled RANGE BETWEEN INTERVAL '12' HOUR PRECEDING AND INTERVAL '1' DAY FOLLOWING) FROM calls
## range by days of a date
SELECT id, COUNT(*) OVER (ORDER BY CAST(started AS DATE) RANGE BETWEEN INTERVAL '2' DAY PRECEDING AND CURRENT ROW) FROM calls
## range by decimals
SELECT id, COUNT(*) OVER (ORDER BY duration / 10.0 RANGE BETWEEN 1.5 PRECEDING AND 2 FOLLOWING) FROM calls
## range by floating numbers
SELECT id, COUNT(*) OVER (ORDER BY CAST(duration AS DOUBLE PRECISION) DESC RANGE BETWEEN 1.5 PRECEDING AND 20 FOLLOWING) FROM calls
## values of frames with nulls
SELECT id, FIRST_VALUE(scheduled) OVER (PARTITION BY direction ORDER BY started, id ROWS BETWEEN 2 PRECEDING AND 1 PRECEDING), LAST_VALUE(scheduled) OVER (ORDER BY started, id ROWS BETWEEN 1 FOLLOWING AND 2 FOLLOWING), NTH_VALUE(duration, 2) OVER (ORDER BY started, id ROWS BETWEEN 2 PRECEDING AND 1 PRECEDING), FIRST_VALUE(CAST('a' AS VARCHAR)) OVER (ORDER BY started, id ROWS BETWEEN 2 PRECEDING AND 1 PRECEDING) FROM calls
## no buckets
SELECT id, NTILE(0) OVER (ORDER BY id) FROM calls
## NTILE of a column that is zero
SELECT NTILE(x) OVER (ORDER BY x) FROM (VALUES (0), (2)) AS t(x)
## NTH_VALUE of row zero
SELECT NTH_VALUE(x, y) OVER (ORDER BY x) FROM (VALUES (3, 0), (4, 1)) AS t(x, y)
## LAG and LEAD by a number of rows that is null
SELECT x, LAG(x, y) OVER (ORDER BY x), LEAD(x, y, -1) OVER (ORDER BY x) FROM (VALUES (1, 1), (2, NULL), (3, 2), (4, 1)) AS t(x, y)
## lag with a default of what may be null
SELECT id, LAG(purpose, 1, 'none') OVER (ORDER BY started, id) IS NULL, LEAD(purpose, 2, 'none') OVER (ORDER BY started, id) FROM calls
## least and greatest of null over a window
SELECT id, MIN(NULL) OVER (PARTITION BY direction), MAX(NULL) OVER () FROM calls
## windows over a rollup
SELECT d, n, RANK() OVER (ORDER BY n, d), SUM(n) OVER (PARTITION BY d IS NULL ORDER BY n, d ROWS 1 PRECEDING) FROM (SELECT direction AS d, media AS m, COUNT(*) AS n FROM calls GROUP BY ROLLUP(direction, media)) t WHERE n > 1
