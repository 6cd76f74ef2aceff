## sort cast decimal int ordered
SELECT id, CAST(duration / 600.0 AS INTEGER) b FROM calls ORDER BY CAST(duration / 600.0 AS INTEGER), id
## sort cast varchar1 ordered
SELECT CAST(title AS VARCHAR(1)) t, id FROM calls WHERE title NOT LIKE '%Ｄ%' AND title NOT LIKE '%ﬁ%' ORDER BY CAST(title AS VARCHAR(1)), id
## sort cast date of review ordered
SELECT answered_scorecard_id, CAST(review_time AS DATE) FROM answered_scorecards ORDER BY CAST(review_time AS DATE), answered_scorecard_id
## sort cast date of users ordered
SELECT id FROM (SELECT id, CAST(started AS DATE) d FROM calls) t ORDER BY d, id LIMIT 30
## sort trunc ordered
SELECT id, DATE_TRUNC('month', started) d FROM calls ORDER BY DATE_TRUNC('month', started) DESC, duration, id LIMIT 30
## sort floor ordered
SELECT id FROM calls ORDER BY FLOOR(started TO DAY) DESC, duration, id LIMIT 30
=> SELECT id FROM calls ORDER BY DATE_TRUNC('day', started) DESC, duration, id LIMIT 30
## sort year month ordered
SELECT id FROM calls ORDER BY YEAR(started), MONTH(started) DESC, duration, id LIMIT 30
=> SELECT id FROM calls ORDER BY extract(year from started), extract(month from started) DESC, duration, id LIMIT 30
## sort cast time ordered
SELECT id, CAST(started AS TIME(0)) FROM calls ORDER BY CAST(started AS TIME), id LIMIT 30
## sort cast time only ordered zone=utc
SELECT id FROM calls ORDER BY CAST(started AS TIME) LIMIT 30
## sort date group ordered
SELECT CAST(started AS DATE) d, direction, COUNT(*) n FROM calls GROUP BY 1, 2 ORDER BY 1 DESC, 2
## sort over grouped hour cast ordered
SELECT CAST(h AS DATE) d, direction, n FROM (SELECT DATE_TRUNC('hour', started) h, direction, COUNT(*) n FROM calls GROUP BY 1, 2) t ORDER BY CAST(h AS DATE), n DESC, direction, h LIMIT 40
## sort date join ordered
SELECT CAST(c.started AS DATE) d, u.last_name, c.id FROM calls c JOIN users u ON u.id = c.primary_user_id ORDER BY CAST(c.started AS DATE) DESC, u.last_name, c.id LIMIT 20
## sort date distinct ordered
SELECT DISTINCT CAST(started AS DATE) d, direction FROM calls ORDER BY d DESC, direction LIMIT 20
## row_number over cast date
SELECT id, ROW_NUMBER() OVER (ORDER BY CAST(started AS DATE), id) FROM calls
## rank over cast date
SELECT id, RANK() OVER (ORDER BY CAST(started AS DATE)) FROM calls
## sort cast to int param ordered
SELECT id, CAST(duration AS DOUBLE) d FROM calls ORDER BY CAST(duration AS DOUBLE) DESC, id LIMIT 10
=> SELECT id, CAST(duration AS float8) d FROM calls ORDER BY CAST(duration AS float8) DESC, id LIMIT 10
## sort cast bigint to varchar ordered
SELECT id, CAST(duration AS VARCHAR) d FROM calls ORDER BY CAST(duration AS VARCHAR), id LIMIT 20
## sort cast varchar to int ordered
SELECT id, CAST(extension AS INTEGER) d FROM users WHERE extension IS NOT NULL ORDER BY CAST(extension AS INTEGER), id LIMIT 20
## percentile disc exact
SELECT PERCENTILE_DISC(0.25) WITHIN GROUP (ORDER BY x DESC), PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY x DESC), PERCENTILE_DISC(0) WITHIN GROUP (ORDER BY x DESC), PERCENTILE_DISC(1) WITHIN GROUP (ORDER BY x DESC) FROM (VALUES (1), (2), (4), (10)) AS t (x)
## percentile disc fraction fp
SELECT PERCENTILE_DISC(0.1) WITHIN GROUP (ORDER BY x), PERCENTILE_DISC(0.3) WITHIN GROUP (ORDER BY x), PERCENTILE_DISC(0.7) WITHIN GROUP (ORDER BY x), PERCENTILE_DISC(0.6) WITHIN GROUP (ORDER BY x) FROM (VALUES (1), (2), (3), (4), (5), (6), (7), (8), (9), (10)) AS t (x)
## percentile filter agg
SELECT direction, PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY duration) FILTER (WHERE is_private) FROM calls GROUP BY direction
## percentile of text
SELECT PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY title) FROM calls
## percentile text numeric
SELECT PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY extension) FROM users
## median over partition
SELECT id, MEDIAN(duration) OVER (PARTITION BY direction) FROM calls
=> SELECT id, (select percentile_cont(0.5) within group (order by duration) from calls d where d.direction = c.direction) FROM calls c
## percentile int disc type
SELECT PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY duration) FROM calls
## median big
SELECT MEDIAN(CAST(id AS DECIMAL(20,0))) FROM users
=> SELECT percentile_cont(0.5) within group (order by id::float8) FROM users
## int literal overflow
SELECT 60 * 60 * 24 * 30 * 1000 FROM users LIMIT 1
## int literal overflow filter
SELECT COUNT(*) FROM calls WHERE duration < 60 * 60 * 24 * 30 * 1000
## bigint sum overflow
SELECT SUM(x) FROM (VALUES (9223372036854775807), (9223372036854775807)) AS t(x)
=> SELECT 9223372036854775807 + 1
## bigint mult overflow
SELECT duration * 9223372036854775807 FROM calls WHERE duration = 717
=> SELECT duration * 9223372036854775807 FROM calls WHERE duration = 717
## bigint plus overflow
SELECT duration + 9223372036854775807 FROM calls WHERE duration = 717
## bigint as decimal mult
SELECT duration * 10000000000000000000 FROM calls WHERE duration = 717
## extract mult
SELECT EXTRACT(EPOCH FROM started) * 1000 FROM calls WHERE duration > 3500
=> SELECT floor(EXTRACT(EPOCH FROM started)) * 1000 FROM calls WHERE duration > 3500
## timestampdiff seconds int
SELECT TIMESTAMPDIFF(SECOND, created, TIMESTAMP '2126-11-20 20:00:00') FROM users
=> SELECT trunc(extract(epoch from TIMESTAMP '2126-11-20 20:00:00' - created)) FROM users
## timestampdiff millis
SELECT TIMESTAMPDIFF(MILLISECOND, scheduled, started), TIMESTAMPDIFF(MICROSECOND, scheduled, started) FROM calls
=> SELECT trunc(extract(epoch from started - scheduled)*1000), trunc(extract(epoch from started - scheduled)*1000000) FROM calls
## datediff second long
SELECT DATEDIFF(SECOND, created, TIMESTAMP '2126-11-20 20:00:00') FROM users
=> SELECT floor(extract(epoch from TIMESTAMP '2126-11-20 20:00:00')) - floor(extract(epoch from created)) FROM users
## decimal division scale
SELECT CAST(1 AS DECIMAL(10,2)) / 3, 1.0 / 3, 1 / 3.0, 10.00 / 4 FROM users LIMIT 1
## pct with 100.0
SELECT direction, 100.0 * COUNT(*) / (SELECT COUNT(*) FROM calls) FROM calls GROUP BY direction
## pct int first
SELECT direction, COUNT(*) / SUM(COUNT(*)) OVER () FROM calls GROUP BY direction
=> SELECT direction, COUNT(*) / (SUM(COUNT(*)) OVER ())::bigint FROM calls GROUP BY direction
## decimal precision large
SELECT SUM(CAST(id AS DECIMAL(20,0))) FROM users
## decimal big mult
SELECT CAST(id AS DECIMAL(20,0)) * 3 FROM users
## avg decimal
SELECT AVG(CAST(duration AS DECIMAL(10,2))), AVG(duration * 1.5), SUM(duration * 1.5) FROM calls
## covar expr
SELECT COVAR_POP(duration * 1.0, duration * 2.0), VAR_POP(duration * 1.0), STDDEV(duration * 1.0) FROM calls
## stddev window
SELECT id, STDDEV_POP(duration) OVER (PARTITION BY direction), AVG(duration) OVER (PARTITION BY direction) FROM calls
## z score
SELECT id, (duration - AVG(duration) OVER ()) / STDDEV_SAMP(duration) OVER () FROM calls
## var group single
SELECT primary_user_id, VAR_SAMP(duration), STDDEV_SAMP(duration), VAR_POP(duration) FROM calls GROUP BY primary_user_id
## json default missing key
SELECT JSON_VALUE('{"a":1}', '$.b' DEFAULT 'x' ON EMPTY), JSON_VALUE('{"a":1}', 'lax $.b' DEFAULT 'x' ON EMPTY), JSON_VALUE('[1,2]', '$[5]' DEFAULT 'x' ON EMPTY), JSON_VALUE('[1,2]', 'lax $[5]' DEFAULT 'x' ON EMPTY), JSON_VALUE('{"a":{"c":1}}', '$.b.c' DEFAULT 'x' ON EMPTY) FROM users LIMIT 1
=> SELECT 'x','x','x','x','x'
## json returning double of int
SELECT JSON_VALUE('{"a":1}', '$.a' RETURNING DOUBLE) FROM users LIMIT 1
=> SELECT 1
## json returning double sum
SELECT SUM(JSON_VALUE(topics, '$[0].duration' RETURNING DOUBLE)), AVG(JSON_VALUE(topics, '$[0].duration' RETURNING DOUBLE)) FROM extensive_calls
=> SELECT sum((topics::json->0->>'duration')::int), avg((topics::json->0->>'duration')::int) FROM extensive_calls
## json returning bigint col
SELECT id, JSON_VALUE(topics, '$[0].duration' RETURNING BIGINT) FROM extensive_calls
=> SELECT id, (topics::json->0->>'duration')::int FROM extensive_calls
## json returning bigint cmp
SELECT id FROM extensive_calls WHERE JSON_VALUE(topics, '$[0].duration' RETURNING BIGINT) > 200
=> SELECT id FROM extensive_calls WHERE (topics::json->0->>'duration')::int > 200
## json returning decimal sum
SELECT SUM(JSON_VALUE(topics, '$[0].duration' RETURNING DECIMAL(10,2))) FROM extensive_calls
=> SELECT sum((topics::json->0->>'duration')::int) FROM extensive_calls
## json returning int of double
SELECT JSON_VALUE('{"a":1.7}', '$.a' RETURNING INTEGER) FROM users LIMIT 1
=> none
## json returning varchar
SELECT JSON_VALUE('{"a":1.70, "b": true, "c": "2026-01-01"}', '$.a' RETURNING VARCHAR), JSON_VALUE('{"a":1.70, "b": true}', '$.b'), JSON_VALUE('{"c": "2026-01-01"}', '$.c' RETURNING DATE) FROM users LIMIT 1
=> SELECT '1.70', 'true', DATE '2026-01-01'
## json returning int of string
SELECT JSON_VALUE('{"a":"17"}', '$.a' RETURNING INTEGER) FROM users LIMIT 1
=> SELECT 17
## json max range
SELECT scorecard_id, JSON_VALUE(questions, '$[0].minRange' RETURNING INTEGER) FROM scorecards
=> SELECT scorecard_id, (questions::json->0->>'minRange')::int FROM scorecards
## json big number
SELECT JSON_VALUE('{"a":12345678901234567890}', '$.a'), JSON_VALUE('{"a":1234567890123}', '$.a' RETURNING BIGINT), JSON_VALUE('{"a":0.1}', '$.a'), JSON_VALUE('{"a":1e20}', '$.a') FROM users LIMIT 1
=> SELECT '12345678901234567890', 1234567890123, '0.1', JSON_VALUE('{"a":1e20}'::jsonb, '$.a')
## json timestamps in object
SELECT JSON_OBJECT('s': started, 'd': CAST(started AS DATE)) FROM calls WHERE duration = 717
=> SELECT json_build_object('s', started, 'd', started::date) FROM calls WHERE duration = 717
## json arrayagg timestamps
SELECT JSON_ARRAYAGG(started) FROM calls WHERE duration = 717
=> SELECT json_agg(started) FROM calls WHERE duration = 717
## json array of json
SELECT JSON_OBJECT('t': JSON_QUERY(topics, '$[0]') FORMAT JSON) FROM extensive_calls WHERE duration = 717
=> SELECT json_build_object('t', topics::json->0) FROM extensive_calls WHERE duration = 717
## json wrapper cond
SELECT JSON_QUERY('[{"n":"a"},{"n":"b"}]', '$[*].n' WITH CONDITIONAL WRAPPER), JSON_QUERY('[{"n":"a"},{"n":"b"}]', '$[*].n' WITH UNCONDITIONAL WRAPPER), JSON_QUERY('[{"n":"a"},{"n":"b"}]', '$[0].n' WITH WRAPPER), JSON_QUERY('[{"n":"a"}]', '$[0].n') FROM users LIMIT 1
=> SELECT '["a","b"]', '["a","b"]', '["a"]', null
## json exists on error
SELECT COUNT(*) FROM extensive_calls WHERE JSON_EXISTS(brief, '$.a')
=> SELECT 0
## json value of non json
SELECT COUNT(*) FROM extensive_calls WHERE JSON_VALUE(brief, '$.a') IS NULL
=> SELECT count(*) FROM extensive_calls
## json_exists null
SELECT COUNT(*) FROM extensive_calls WHERE JSON_EXISTS(brief, '$.a') IS NULL
=> SELECT count(*) FROM extensive_calls where brief is null
## varchar ms consistency
SELECT COUNT(DISTINCT started), COUNT(DISTINCT CAST(started AS VARCHAR)) FROM extensive_calls
## varchar concat
SELECT 'at ' || started FROM calls WHERE id = '10104928283607868462'
## varchar roundtrip
SELECT COUNT(*) FROM calls WHERE CAST(CAST(started AS VARCHAR) AS TIMESTAMP(3)) = started
## varchar compare col
SELECT COUNT(*) FROM calls WHERE CAST(started AS VARCHAR) = '2026-10-05 21:25:16.802'
## cast ts string ms
SELECT CAST('2026-10-05 21:25:16.802' AS TIMESTAMP), CAST('2026-10-05 21:25:16.802' AS TIMESTAMP(3)), CAST('2026-10-05' AS TIMESTAMP), CAST('2026-10-05 21:25' AS TIMESTAMP) FROM users LIMIT 1
## cast ts string iso zone=utc
SELECT CAST('2026-10-05T21:25:16Z' AS TIMESTAMP) FROM users LIMIT 1
## cast date string time
SELECT CAST('2026-10-05 21:25:16' AS DATE) FROM users LIMIT 1
## cast iso date param zone=utc p=s:2026-10-05T21:25:16Z
SELECT CAST(CAST(? AS VARCHAR) AS TIMESTAMP) FROM users LIMIT 1
=> SELECT ?::timestamp
## like param concat fn p=s:Renewal
SELECT COUNT(*) FROM calls WHERE title LIKE CONCAT('%', ?, '%')
=> SELECT COUNT(*) FROM calls WHERE title LIKE CONCAT('%', ?::text, '%')
## like param concat cast p=s:Renewal
SELECT COUNT(*) FROM calls WHERE title LIKE '%' || CAST(? AS VARCHAR) || '%'
## lower param p=s:Inbound
SELECT COUNT(*) FROM calls WHERE LOWER(direction) = LOWER(?)
## upper like p=s:%renewal%
SELECT COUNT(*) FROM calls WHERE UPPER(title) LIKE UPPER(?)
## trim param p=s: Inbound
SELECT COUNT(*) FROM calls WHERE direction = TRIM(?)
## between param mix p=ts:2026-10-01 00:00:00
SELECT COUNT(*) FROM calls WHERE started BETWEEN ? AND CURRENT_TIMESTAMP
=> SELECT COUNT(*) FROM calls WHERE started >= ?
## dateadd param zone=utc p=i:-7
SELECT COUNT(*) FROM calls WHERE started >= DATEADD(DAY, ?, CURRENT_TIMESTAMP)
=> SELECT COUNT(*) FROM calls WHERE started >= TIMESTAMP '2026-11-20 20:00:00' + interval '1 day' * ?
## case then param p=s:x|s:y
SELECT CASE WHEN is_private THEN ? ELSE ? END AS k, COUNT(*) FROM calls GROUP BY 1
=> SELECT CASE WHEN is_private THEN ?::text ELSE ?::text END AS k, COUNT(*) FROM calls GROUP BY 1
