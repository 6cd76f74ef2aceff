## days of calls
SELECT CAST(started AS DATE) AS d, COUNT(*), MIN(started), MAX(started) FROM calls GROUP BY CAST(started AS DATE)
## the days of both clock changes
SELECT id, started FROM calls WHERE started >= '2026-10-24' AND started < '2026-11-03'
## one day, as a cast, a truncation and a range
SELECT (SELECT COUNT(*) FROM calls WHERE CAST(started AS DATE) = DATE '2026-11-01'), (SELECT COUNT(*) FROM calls WHERE DATE_TRUNC('day', started) = TIMESTAMP '2026-11-01 00:00:00'), (SELECT COUNT(*) FROM calls WHERE started >= '2026-11-01' AND started < '2026-11-02') FROM scorecards
## one day by its parts
SELECT id FROM calls WHERE EXTRACT(YEAR FROM started) = 2026 AND EXTRACT(MONTH FROM started) = 10 AND EXTRACT(DAY FROM started) = 27
## hours of a day
SELECT EXTRACT(HOUR FROM started), COUNT(*) FROM calls GROUP BY EXTRACT(HOUR FROM started)
## truncations
SELECT DATE_TRUNC('year', started), DATE_TRUNC('quarter', started), DATE_TRUNC('month', started), DATE_TRUNC('week', started), DATE_TRUNC('day', started), DATE_TRUNC('hour', started), DATE_TRUNC('minute', started), DATE_TRUNC('second', started) FROM calls
## parts
SELECT EXTRACT(YEAR FROM created), EXTRACT(QUARTER FROM created), EXTRACT(MONTH FROM created), EXTRACT(WEEK FROM created), EXTRACT(DAY FROM created), EXTRACT(DOY FROM created), EXTRACT(ISODOW FROM created), EXTRACT(ISOYEAR FROM created) FROM users
## parts of time
SELECT EXTRACT(HOUR FROM started), EXTRACT(MINUTE FROM started), FLOOR(EXTRACT(SECOND FROM started)) FROM calls
## hours before and after a clock change
SELECT COUNT(*) FROM calls WHERE started BETWEEN TIMESTAMP '2026-10-25 01:30:00' AND TIMESTAMP '2026-10-25 03:30:00' OR started BETWEEN TIMESTAMP '2026-11-01 00:30:00' AND TIMESTAMP '2026-11-01 02:30:00'
## at midnight
SELECT COUNT(*) FROM calls WHERE started >= TIMESTAMP '2026-10-05 00:00:00' AND started < TIMESTAMP '2026-10-06 00:00:00'
## a date is its midnight
SELECT COUNT(*) FROM calls WHERE started > DATE '2026-10-05' AND started <= DATE '2026-10-06'
## the newest and the oldest
SELECT MIN(started), MAX(started), MIN(scheduled), MAX(scheduled) FROM extensive_calls
## a row by its own time
SELECT id, started FROM calls WHERE started = (SELECT MAX(started) FROM calls)
## a row by a time below a millisecond
SELECT COUNT(*) FROM calls WHERE started > (SELECT MAX(started) FROM calls) - INTERVAL '0.001' SECOND
## the last days
SELECT COUNT(*) FROM calls WHERE started >= CURRENT_TIMESTAMP - INTERVAL '7' DAY
## today, yesterday
SELECT COUNT(*) FROM calls WHERE CAST(started AS DATE) = CURRENT_DATE OR CAST(started AS DATE) = CURRENT_DATE - INTERVAL '1' DAY
## this month, last month
SELECT DATE_TRUNC('month', started), COUNT(*) FROM calls WHERE started >= DATE_TRUNC('month', CURRENT_TIMESTAMP) - INTERVAL '1' MONTH AND started < DATE_TRUNC('month', CURRENT_TIMESTAMP) GROUP BY DATE_TRUNC('month', started)
## this week
SELECT COUNT(*) FROM calls WHERE started >= DATE_TRUNC('week', CURRENT_DATE)
## the time now
SELECT CURRENT_TIMESTAMP, CURRENT_DATE, LOCALTIMESTAMP FROM scorecards
## intervals added
SELECT started + INTERVAL '1' HOUR, started - INTERVAL '1' DAY, started + INTERVAL '1' MONTH, started - INTERVAL '1' YEAR, started + INTERVAL '1 12' DAY TO HOUR FROM calls WHERE started BETWEEN '2026-10-20' AND '2026-11-05'
## months at their ends
SELECT d + INTERVAL '1' MONTH, d - INTERVAL '1' MONTH, d + INTERVAL '12' MONTH FROM (VALUES (TIMESTAMP '2026-01-31 23:59:59.999'), (TIMESTAMP '2024-02-29 00:00:00'), (TIMESTAMP '2026-12-31 12:00:00')) AS t(d)
## months of dates at their ends
SELECT d + INTERVAL '1' MONTH, d - INTERVAL '1' YEAR FROM (VALUES (DATE '2026-01-31'), (DATE '2024-02-29'), (DATE '2026-12-31')) AS t(d)
## days of dates
SELECT d + INTERVAL '1' DAY, d - INTERVAL '60' DAY FROM (VALUES (DATE '2026-02-28'), (DATE '2024-02-28'), (DATE '2026-12-31')) AS t(d)
## date and number
SELECT d + 1, d - 60 FROM (VALUES (DATE '2026-02-28'), (DATE '2024-02-28')) AS t(d)
## difference of dates
SELECT d - e FROM (VALUES (DATE '2026-03-01', DATE '2026-02-01'), (DATE '2024-03-01', DATE '2024-02-01')) AS t(d, e)
## difference of times in seconds
SELECT id, EXTRACT(EPOCH FROM (started - scheduled)) FROM calls WHERE scheduled IS NOT NULL
=> SELECT id, trunc(EXTRACT(EPOCH FROM (started - scheduled))) FROM calls WHERE scheduled IS NOT NULL
## difference of times as text
SELECT CAST(x - y AS VARCHAR), CAST(y - x AS VARCHAR) FROM (VALUES (TIMESTAMP '2026-03-01 10:00:00', TIMESTAMP '2026-02-27 11:30:15.25'), (TIMESTAMP '2026-03-01 10:00:00', TIMESTAMP '2026-03-01 10:00:00'), (TIMESTAMP '2026-03-01 10:00:00', TIMESTAMP '2026-02-28 10:00:00')) AS t(x, y)
## sum and average of differences
SELECT EXTRACT(EPOCH FROM SUM(x - y)), EXTRACT(EPOCH FROM AVG(x - y)), CAST(MAX(x - y) AS VARCHAR) FROM (VALUES (TIMESTAMP '2026-03-01 10:00:00', TIMESTAMP '2026-02-27 11:30:16'), (TIMESTAMP '2026-03-01 10:00:00', TIMESTAMP '2026-03-01 10:00:00')) AS t(x, y)
## difference over the clock change
SELECT TIMESTAMPDIFF(HOUR, TIMESTAMP '2026-10-24 12:00:00', TIMESTAMP '2026-10-25 12:00:00'), TIMESTAMPDIFF(DAY, TIMESTAMP '2026-10-31 12:00:00', TIMESTAMP '2026-11-01 12:00:00') FROM scorecards
=> SELECT 24, 1 FROM scorecards
## difference in every unit
SELECT TIMESTAMPDIFF(SECOND, created, TIMESTAMP '2026-11-20 20:00:00'), TIMESTAMPDIFF(MINUTE, created, TIMESTAMP '2026-11-20 20:00:00'), TIMESTAMPDIFF(HOUR, created, TIMESTAMP '2026-11-20 20:00:00'), TIMESTAMPDIFF(DAY, created, TIMESTAMP '2026-11-20 20:00:00') FROM users
=> SELECT trunc(extract(epoch from s)), trunc(extract(epoch from s) / 60), trunc(extract(epoch from s) / 3600), trunc(extract(epoch from s) / 86400) FROM (SELECT TIMESTAMP '2026-11-20 20:00:00' - created AS s FROM users) t
## difference across a century
SELECT TIMESTAMPDIFF(SECOND, TIMESTAMP '1900-01-01 00:00:00', TIMESTAMP '2100-01-01 00:00:00') FROM scorecards
=> SELECT extract(epoch from TIMESTAMP '2100-01-01 00:00:00' - TIMESTAMP '1900-01-01 00:00:00')::bigint FROM scorecards
## years at both ends
SELECT COUNT(*) FROM calls WHERE started BETWEEN TIMESTAMP '0001-01-01 00:00:00' AND TIMESTAMP '9999-12-31 23:59:59.999'
## years at both ends by their number
SELECT COUNT(*) FROM users WHERE EXTRACT(YEAR FROM created) > 0 AND EXTRACT(YEAR FROM created) < 10000
## dates at both ends
SELECT d, EXTRACT(YEAR FROM d), EXTRACT(DOY FROM d), EXTRACT(ISODOW FROM d) FROM (VALUES (DATE '0001-01-01'), (DATE '1582-10-04'), (DATE '1582-10-15'), (DATE '1900-02-28'), (DATE '9999-12-31')) AS t(d)
## timestamps at both ends
SELECT x, DATE_TRUNC('month', x), CAST(x AS DATE), CAST(x AS VARCHAR) FROM (VALUES (TIMESTAMP '0001-01-01 00:00:00'), (TIMESTAMP '1969-12-31 23:59:59.999'), (TIMESTAMP '1970-01-01 00:00:00'), (TIMESTAMP '9999-12-31 23:59:59.999')) AS t(x)
## truncation before the epoch
SELECT DATE_TRUNC('day', x), DATE_TRUNC('hour', x), DATE_TRUNC('week', x), EXTRACT(HOUR FROM x), FLOOR(EXTRACT(SECOND FROM x)) FROM (VALUES (TIMESTAMP '1969-12-31 23:59:59.5'), (TIMESTAMP '1950-06-15 12:34:56.789')) AS t(x)
## times of day
SELECT COUNT(*) FROM calls WHERE CAST(started AS TIME) BETWEEN TIME '09:00:00' AND TIME '17:00:00'
## times of day in order ordered
SELECT CAST(started AS TIME), id FROM calls ORDER BY CAST(started AS TIME), id LIMIT 25
## sort by day, then duration ordered
SELECT CAST(started AS DATE), duration, id FROM calls ORDER BY CAST(started AS DATE) DESC, duration, id LIMIT 12
## sort by month, then by count ordered
SELECT DATE_TRUNC('month', started), direction, COUNT(*) FROM calls GROUP BY DATE_TRUNC('month', started), direction ORDER BY 1, 3 DESC, 2
## sort by hour, then id ordered
SELECT id FROM calls ORDER BY DATE_TRUNC('hour', started) DESC, id LIMIT 30
## compared with text
SELECT COUNT(*) FROM calls WHERE started >= '2026-10-25 02:30:00' AND started < '2026-10-25T23:59:59.999'
## compared with text of a date
SELECT COUNT(*) FROM calls WHERE started BETWEEN '2026-10-25' AND '2026-10-26'
## text with an offset is an instant
SELECT COUNT(*) FROM calls WHERE started >= '2026-10-25T12:00:00Z' AND started < '2026-11-01 12:00:00+02:00'
=> SELECT COUNT(*) FROM calls WHERE started >= TIMESTAMPTZ '2026-10-25T12:00:00Z' AND started < TIMESTAMPTZ '2026-11-01 12:00:00+02:00'
## text with an offset in a cast
SELECT CAST('2026-10-25T12:00:00Z' AS TIMESTAMP), CAST('2026-07-01 12:00:00+02:00' AS TIMESTAMP) FROM scorecards
=> SELECT CAST(TIMESTAMPTZ '2026-10-25T12:00:00Z' AS TIMESTAMP), CAST(TIMESTAMPTZ '2026-07-01 12:00:00+02:00' AS TIMESTAMP) FROM scorecards
## literal with an offset
SELECT COUNT(*) FROM calls WHERE started >= TIMESTAMP '2026-10-25T12:00:00Z'
=> SELECT COUNT(*) FROM calls WHERE started >= TIMESTAMPTZ '2026-10-25T12:00:00Z'
## hour that is skipped
SELECT COUNT(*) FROM calls WHERE started > TIMESTAMP '2026-03-29 02:30:00' AND started > TIMESTAMP '2026-03-08 02:30:00'
## hour that comes twice
SELECT COUNT(*) FROM calls WHERE started >= TIMESTAMP '2026-10-25 02:30:00' OR started >= TIMESTAMP '2026-11-01 01:30:00'
## joined on days
SELECT CAST(c.started AS DATE), COUNT(*) FROM calls c JOIN answered_scorecards a ON CAST(a.review_time AS DATE) = CAST(c.started AS DATE) GROUP BY CAST(c.started AS DATE)
## reviews by both dates
SELECT COUNT(*), MIN(review_time), MAX(call_start_time) FROM answered_scorecards WHERE CAST(review_time AS DATE) BETWEEN '2026-09-01' AND '2026-10-31' AND call_start_time >= '2026-08-15'
## reviews of one day
SELECT answered_scorecard_id, review_time FROM answered_scorecards WHERE review_time >= '2026-10-07' AND review_time < '2026-10-09'
## reviews after calls
SELECT answered_scorecard_id FROM answered_scorecards WHERE review_time > call_start_time + INTERVAL '2' DAY
## users by year
SELECT id FROM users WHERE EXTRACT(YEAR FROM created) IN (2020, 2022) OR created < '2019-06-01'
## windows over days
SELECT CAST(started AS DATE) AS d, COUNT(*) AS n, SUM(COUNT(*)) OVER (ORDER BY CAST(started AS DATE) ROWS 6 PRECEDING) FROM calls GROUP BY CAST(started AS DATE)
## a series of days
SELECT s.d, COUNT(c.id) FROM (VALUES (DATE '2026-10-24'), (DATE '2026-10-25'), (DATE '2026-10-26'), (DATE '2026-11-01')) AS s(d) LEFT JOIN calls c ON c.started >= s.d AND c.started < s.d + INTERVAL '1' DAY GROUP BY s.d
## parts in text
SELECT TO_CHAR(started, 'YYYY-MM-DD HH24:MI:SS.MS'), TO_CHAR(started, 'DD.MM.YYYY'), TO_CHAR(started, 'HH12:MI AM') FROM calls
## parameter as a timestamp p=ts:2026-10-25 02:30:00
SELECT COUNT(*) FROM calls WHERE started >= ?
## parameter as a local time p=ldt:2026-10-25T02:30:00.5
SELECT COUNT(*) FROM calls WHERE started >= ?
## parameter as an instant p=inst:2026-10-25T00:30:00Z|inst:2026-11-01T09:30:00Z
SELECT COUNT(*) FROM calls WHERE started >= ? AND started < ?
## parameter as a date p=ld:2026-10-25|d:2026-11-01
SELECT COUNT(*) FROM calls WHERE started >= ? AND started < ?
## parameter as text p=s:2026-10-25 02:30:00|s:2026-11-01
SELECT COUNT(*) FROM calls WHERE started >= ? AND started < ?
## parameter for a day p=ld:2026-10-25
SELECT COUNT(*) FROM calls WHERE CAST(started AS DATE) = ?
## parameter in an interval p=i:36
SELECT COUNT(*) FROM calls WHERE started >= TIMESTAMPADD(HOUR, -?, CURRENT_TIMESTAMP)
=> SELECT COUNT(*) FROM calls WHERE started >= CURRENT_TIMESTAMP - INTERVAL '1' HOUR * ?
## parameter shown p=ldt:2026-10-25T02:30:00
SELECT CAST(? AS TIMESTAMP) FROM scorecards
## Whole months, quarters and years back to an earlier time
SELECT TIMESTAMPDIFF(MONTH, TIMESTAMP '2026-11-20 20:30:00', TIMESTAMP '2026-11-20 20:00:00'), TIMESTAMPDIFF(MONTH, TIMESTAMP '2026-12-20 20:30:00', TIMESTAMP '2026-11-20 20:00:00'), TIMESTAMPDIFF(QUARTER, TIMESTAMP '2026-12-20 20:30:00', TIMESTAMP '2026-07-20 20:00:00'), TIMESTAMPDIFF(YEAR, TIMESTAMP '2026-12-20 20:30:00', TIMESTAMP '2024-12-20 21:00:00'), TIMESTAMPDIFF(MONTH, TIMESTAMP '2026-11-20 20:00:00', TIMESTAMP '2026-12-20 19:00:00')
=> SELECT 0, -1, -1, -1, 0
## an interval that ends with a time of day
SELECT TIMESTAMP '2026-01-31 10:00:00' + INTERVAL '2 days 01:00', TIMESTAMP '2026-01-31 10:00:00' - INTERVAL '1 day 02:03:04.5', TIMESTAMP '2026-01-31 10:00:00' + INTERVAL '01:30'
## instants of rows
SELECT id, CAST(started AS TIMESTAMPTZ) FROM calls WHERE started < TIMESTAMP '2026-10-25 00:00:00'
## instants of rows as text
SELECT id, CAST(CAST(started AS TIMESTAMPTZ) AS VARCHAR) FROM calls WHERE started < TIMESTAMP '2026-10-25 00:00:00'
## instants as text
SELECT CAST(x AS VARCHAR), 'at ' || CAST(x AS VARCHAR) FROM (VALUES (TIMESTAMPTZ '2026-07-01 12:00:00Z'), (TIMESTAMPTZ '2026-10-25 00:30:00.5Z'), (TIMESTAMPTZ '2026-10-25 01:30:00Z'), (TIMESTAMPTZ '2026-11-01 08:30:00Z'), (TIMESTAMPTZ '2026-11-01 09:30:00.123Z')) AS t(x)
## instants in every cast
SELECT CAST(x AS DATE), CAST(x AS TIME), CAST(x AS TIMESTAMP), CAST(CAST(x AS VARCHAR) AS TIMESTAMPTZ) FROM (VALUES (TIMESTAMPTZ '2026-07-01 22:30:00Z'), (TIMESTAMPTZ '2026-10-25 01:30:00Z'), (TIMESTAMPTZ '2026-11-01 09:30:00Z')) AS t(x)
## local times as instants
SELECT CAST(DATE '2026-07-01' AS TIMESTAMPTZ), CAST(TIMESTAMP '2026-01-31 23:59:59.999' AS TIMESTAMPTZ), CAST('2026-07-01 12:00:00' AS TIMESTAMPTZ), CAST('2026-07-01 12:00:00+05:30' AS TIMESTAMPTZ)
## the hour that is left out as instants
SELECT CAST(TIMESTAMP '2026-03-29 02:30:00' AS TIMESTAMPTZ), CAST(TIMESTAMP '2026-03-08 02:30:00' AS TIMESTAMPTZ), TIMESTAMPTZ '2026-03-29 02:30:00'
## parts of instants
SELECT EXTRACT(YEAR FROM x), EXTRACT(MONTH FROM x), EXTRACT(DAY FROM x), EXTRACT(HOUR FROM x), EXTRACT(MINUTE FROM x), EXTRACT(DOY FROM x), EXTRACT(ISODOW FROM x), EXTRACT(WEEK FROM x), EXTRACT(QUARTER FROM x), CAST(EXTRACT(EPOCH FROM x) AS BIGINT) FROM (VALUES (TIMESTAMPTZ '2026-12-31 23:30:00Z'), (TIMESTAMPTZ '2026-10-25 01:30:00Z'), (TIMESTAMPTZ '2026-11-01 09:30:00Z'), (TIMESTAMPTZ '2026-01-01 02:00:00Z')) AS t(x)
## truncated instants
SELECT DATE_TRUNC('year', x), DATE_TRUNC('quarter', x), DATE_TRUNC('month', x), DATE_TRUNC('week', x), DATE_TRUNC('day', x), DATE_TRUNC('hour', x), DATE_TRUNC('minute', x), DATE_TRUNC('second', x) FROM (VALUES (TIMESTAMPTZ '2026-12-31 23:30:45.678Z'), (TIMESTAMPTZ '2026-10-25 00:45:00Z'), (TIMESTAMPTZ '2026-10-25 01:45:00Z'), (TIMESTAMPTZ '2026-10-25 12:45:00Z'), (TIMESTAMPTZ '2026-11-01 08:45:00Z'), (TIMESTAMPTZ '2026-11-01 09:45:00Z'), (TIMESTAMPTZ '2026-11-01 20:45:00Z'), (TIMESTAMPTZ '2026-03-29 10:00:00Z')) AS t(x)
## intervals added to instants
SELECT x + INTERVAL '1' DAY, x + INTERVAL '24' HOUR, x - INTERVAL '1' DAY, x + INTERVAL '1' MONTH, x - INTERVAL '1' YEAR, x + INTERVAL '1 12' DAY TO HOUR, x - INTERVAL '90' MINUTE FROM (VALUES (TIMESTAMPTZ '2026-10-24 10:30:00Z'), (TIMESTAMPTZ '2026-10-25 11:30:00Z'), (TIMESTAMPTZ '2026-10-31 18:30:00Z'), (TIMESTAMPTZ '2026-11-01 19:30:00Z'), (TIMESTAMPTZ '2026-01-31 12:00:00Z')) AS t(x)
## differences of instants
SELECT CAST(EXTRACT(EPOCH FROM (y - x)) AS BIGINT), CAST(y - x AS VARCHAR), CAST(EXTRACT(EPOCH FROM (y - TIMESTAMP '2026-07-01 00:00:00')) AS BIGINT) FROM (VALUES (TIMESTAMPTZ '2026-10-24 10:30:00Z', TIMESTAMPTZ '2026-10-25 12:00:00Z'), (TIMESTAMPTZ '2026-10-31 12:00:00Z', TIMESTAMPTZ '2026-11-02 11:00:00Z')) AS t(x, y)
## instants counted in hours and days
SELECT DATEDIFF('hour', x, y), DATEDIFF('day', x, y), TIMESTAMPDIFF(HOUR, x, y), TIMESTAMPDIFF(MINUTE, x, y) FROM (VALUES (TIMESTAMPTZ '2026-10-24 10:00:00Z', TIMESTAMPTZ '2026-10-25 12:00:00Z'), (TIMESTAMPTZ '2026-10-31 12:00:00Z', TIMESTAMPTZ '2026-11-02 11:00:00Z')) AS t(x, y)
=> SELECT EXTRACT(EPOCH FROM date_trunc('hour', y) - date_trunc('hour', x))::bigint / 3600, y::date - x::date, EXTRACT(EPOCH FROM y - x)::bigint / 3600, EXTRACT(EPOCH FROM y - x)::bigint / 60 FROM (VALUES (TIMESTAMPTZ '2026-10-24 10:00:00Z', TIMESTAMPTZ '2026-10-25 12:00:00Z'), (TIMESTAMPTZ '2026-10-31 12:00:00Z', TIMESTAMPTZ '2026-11-02 11:00:00Z')) AS t(x, y)
## instants in other zones
SELECT x AT TIME ZONE 'UTC', x AT TIME ZONE 'America/New_York', x AT TIME ZONE 'Asia/Kolkata' AT TIME ZONE 'Europe/Berlin' FROM (VALUES (TIMESTAMPTZ '2026-10-25 01:30:00Z'), (TIMESTAMPTZ '2026-11-01 09:30:00Z'), (TIMESTAMPTZ '2026-07-01 00:00:00Z')) AS t(x)
## instants by a pattern
SELECT TO_CHAR(x, 'YYYY-MM-DD HH24:MI:SS.MS') FROM (VALUES (TIMESTAMPTZ '2026-10-25 01:30:00.25Z'), (TIMESTAMPTZ '2026-07-01 23:59:59Z')) AS t(x)
## instants compared with each other
SELECT x < y, x <= y, x = y, x <> y, x >= y, x > y, x BETWEEN y AND y, x IN (y, TIMESTAMPTZ '2026-01-01 00:00:00Z') FROM (VALUES (TIMESTAMPTZ '2026-10-25 00:30:00Z', TIMESTAMPTZ '2026-10-25 01:30:00Z'), (TIMESTAMPTZ '2026-10-25 02:30:00+01', TIMESTAMPTZ '2026-10-25 01:30:00Z'), (TIMESTAMPTZ '2026-11-01 09:30:00Z', TIMESTAMPTZ '2026-11-01 08:30:00Z')) AS t(x, y)
## instants compared with local times
SELECT x > TIMESTAMP '2026-07-01 12:00:00', x >= DATE '2026-07-01', x BETWEEN TIMESTAMP '2026-07-01 00:00:00' AND TIMESTAMP '2026-07-01 23:59:59', x = '2026-07-01 12:00:00', x IN ('2026-07-01 12:00:00', '2026-07-01 12:00:00Z') FROM (VALUES (TIMESTAMPTZ '2026-07-01 12:00:00Z'), (TIMESTAMPTZ '2026-07-01 02:00:00Z'), (TIMESTAMPTZ '2026-07-01 19:00:00Z'), (TIMESTAMPTZ '2026-07-01 06:30:00Z')) AS t(x)
## rows since an instant
SELECT id FROM calls WHERE started >= TIMESTAMPTZ '2026-11-10 07:00:00Z'
## rows before an instant
SELECT COUNT(*), MAX(started) FROM calls WHERE started < TIMESTAMPTZ '2026-11-10 00:00:00-08:00'
## rows between instants
SELECT COUNT(*) FROM calls WHERE started BETWEEN TIMESTAMPTZ '2026-11-10 07:00:00Z' AND TIMESTAMPTZ '2026-11-12 07:00:00+02:00'
## instants of rows since an instant
SELECT COUNT(*) FROM calls WHERE CAST(started AS TIMESTAMPTZ) >= TIMESTAMPTZ '2026-11-10 07:00:00Z' AND CAST(started AS TIMESTAMPTZ) < TIMESTAMPTZ '2026-11-12 07:00:00+02:00'
## instants of rows since a moving instant
SELECT COUNT(*) FROM calls WHERE CAST(started AS TIMESTAMPTZ) >= TIMESTAMPTZ '2026-11-10 07:00:00Z' - INTERVAL '1' DAY
## instants of rows since a local time
SELECT COUNT(*) FROM calls WHERE CAST(started AS TIMESTAMPTZ) >= '2026-11-10 07:00:00'
## days of instants of rows
SELECT DATE_TRUNC('day', CAST(started AS TIMESTAMPTZ)) AS d, COUNT(*) FROM calls GROUP BY DATE_TRUNC('day', CAST(started AS TIMESTAMPTZ))
## one day of instants of rows
SELECT COUNT(*) FROM calls WHERE DATE_TRUNC('day', CAST(started AS TIMESTAMPTZ)) = TIMESTAMPTZ '2026-10-25 00:00:00'
## days of instants since an instant
SELECT COUNT(*) FROM calls WHERE DATE_TRUNC('day', CAST(started AS TIMESTAMPTZ)) >= TIMESTAMPTZ '2026-11-10 07:00:00Z'
## dates of instants of rows
SELECT COUNT(*) FROM calls WHERE CAST(CAST(started AS TIMESTAMPTZ) AS DATE) = DATE '2026-11-10'
## hours of instants of rows
SELECT EXTRACT(HOUR FROM CAST(started AS TIMESTAMPTZ)), COUNT(*) FROM calls GROUP BY EXTRACT(HOUR FROM CAST(started AS TIMESTAMPTZ))
## the first and the last instant
SELECT MIN(t), MAX(t), COUNT(DISTINCT t) FROM (SELECT CAST(started AS TIMESTAMPTZ) AS t FROM calls WHERE started >= TIMESTAMP '2026-11-03 00:00:00') AS x
## instants in order ordered
SELECT CAST(started AS TIMESTAMPTZ) AS t, id FROM calls WHERE started >= TIMESTAMP '2026-11-03 00:00:00' ORDER BY t DESC, id LIMIT 12
## instants in windows
SELECT id, LAG(t) OVER (ORDER BY t, id), MAX(t) OVER (PARTITION BY direction), FIRST_VALUE(t) OVER (ORDER BY t, id) FROM (SELECT id, direction, CAST(started AS TIMESTAMPTZ) AS t FROM calls WHERE started >= TIMESTAMP '2026-11-10 00:00:00') AS x
## instants beside local times in a union
SELECT CAST(started AS TIMESTAMPTZ) FROM calls WHERE started >= TIMESTAMP '2026-11-20 00:00:00' UNION ALL SELECT created FROM users
## instants beside local times in CASE and COALESCE
SELECT id, CASE WHEN direction = 'Inbound' THEN CAST(started AS TIMESTAMPTZ) ELSE started END, COALESCE(CAST(NULL AS TIMESTAMPTZ), started), COALESCE(scheduled, CAST(started AS TIMESTAMPTZ)), GREATEST(CAST(started AS TIMESTAMPTZ), TIMESTAMPTZ '2026-11-21 00:00:00Z') FROM calls WHERE started >= TIMESTAMP '2026-11-20 00:00:00'
## instants joined with instants
SELECT COUNT(*) FROM (SELECT CAST(started AS TIMESTAMPTZ) AS t FROM calls) AS a JOIN (SELECT CAST(started AS TIMESTAMPTZ) AS t FROM calls) AS b ON a.t = b.t
## instants joined with local times
SELECT COUNT(*) FROM (SELECT CAST(started AS TIMESTAMPTZ) AS t FROM calls WHERE started >= TIMESTAMP '2026-11-03 00:00:00') AS a JOIN calls AS b ON a.t = b.started
## instants among local times
SELECT COUNT(*) FROM calls WHERE CAST(started AS TIMESTAMPTZ) IN (SELECT started FROM calls WHERE started >= TIMESTAMP '2026-11-03 00:00:00')
## instants that are in both
SELECT CAST(started AS TIMESTAMPTZ) FROM calls WHERE started >= TIMESTAMP '2026-11-20 00:00:00' INTERSECT SELECT started FROM calls
## instants in JSON
SELECT JSON_OBJECT('a' VALUE x) FROM (VALUES (TIMESTAMPTZ '2026-10-25 01:30:00.25Z'), (TIMESTAMPTZ '2026-07-01 12:00:00Z')) AS t(x)
=> SELECT json_build_object('a', x)::text FROM (VALUES (TIMESTAMPTZ '2026-10-25 01:30:00.25Z'), (TIMESTAMPTZ '2026-07-01 12:00:00Z')) AS t(x)
## parameter as an instant in a cast p=inst:2026-11-10T07:00:00Z
SELECT COUNT(*) FROM calls WHERE started >= CAST(? AS TIMESTAMPTZ)
## parameter as an instant shown p=inst:2026-10-25T01:30:00Z
SELECT CAST(? AS TIMESTAMPTZ)
## parameter as an instant beside an instant p=inst:2026-11-10T07:00:00Z
SELECT COUNT(*) FROM calls WHERE CAST(started AS TIMESTAMPTZ) >= ?
## parameter as a local time beside an instant p=ldt:2026-11-10T07:00:00
SELECT COUNT(*) FROM calls WHERE CAST(started AS TIMESTAMPTZ) >= ?
