## json value path
SELECT id, JSON_VALUE(topics, '$[0].name') t, JSON_VALUE(topics, '$[0].duration') d FROM extensive_calls
=> SELECT id, topics::json->0->>'name', topics::json->0->>'duration' d FROM extensive_calls
## json value lax
SELECT id, JSON_VALUE(topics, 'lax $[1].name') t FROM extensive_calls
=> SELECT id, topics::json->1->>'name' FROM extensive_calls
## json value returning int
SELECT id, JSON_VALUE(topics, '$[0].duration' RETURNING INTEGER) + 1 d FROM extensive_calls
=> SELECT id, (topics::json->0->>'duration')::int + 1 FROM extensive_calls
## json value returning sum
SELECT SUM(JSON_VALUE(topics, '$[0].duration' RETURNING BIGINT)) d FROM extensive_calls
=> SELECT sum((topics::json->0->>'duration')::int) FROM extensive_calls
## json value returning double
SELECT id, JSON_VALUE(speakers, '$[0].talkTime' RETURNING DOUBLE) d FROM extensive_calls
=> SELECT id, (speakers::json->0->>'talkTime')::float8 FROM extensive_calls
## json value returning decimal
SELECT id, JSON_VALUE(speakers, '$[0].talkTime' RETURNING DECIMAL(10,2)) d FROM extensive_calls
=> SELECT id, (speakers::json->0->>'talkTime')::decimal(10,2) FROM extensive_calls
## json value returning boolean
SELECT id, JSON_VALUE(spoken_languages, '$[0].primary' RETURNING BOOLEAN) d FROM users
=> SELECT id, (spoken_languages::json->0->>'primary')::boolean FROM users
## json value cast
SELECT id, CAST(JSON_VALUE(speakers, '$[0].talkTime') AS DOUBLE) d FROM extensive_calls
=> SELECT id, (speakers::json->0->>'talkTime')::float8 FROM extensive_calls
## json value default empty
SELECT id, JSON_VALUE(topics, '$[7].name' DEFAULT 'none' ON EMPTY) t FROM extensive_calls
=> SELECT id, coalesce(topics::json->7->>'name','none') FROM extensive_calls where topics is not null union all select id, null from extensive_calls where topics is null
## json value null on error object
SELECT id, JSON_VALUE(topics, '$[0]' NULL ON ERROR) t FROM extensive_calls
=> SELECT id, null FROM extensive_calls
## json value filter expr
SELECT id, JSON_VALUE(interaction_stats, '$[?(@.name == "Talk Ratio")].value') t FROM extensive_calls
=> SELECT id, JSON_VALUE(interaction_stats::jsonb, '$[*] ? (@.name == "Talk Ratio").value') t FROM extensive_calls
## json value filter strict 0
SELECT id, JSON_VALUE(interaction_stats, '$[0].value') t FROM extensive_calls
=> SELECT id, interaction_stats::json->0->>'value' FROM extensive_calls
## json query
SELECT id, JSON_QUERY(topics, '$[0]') t FROM extensive_calls WHERE duration > 3000
=> SELECT id, topics::json->0 t FROM extensive_calls WHERE duration > 3000
## json query wrapper
SELECT id, JSON_QUERY(topics, '$[*].name' WITH WRAPPER) t FROM extensive_calls WHERE duration > 3300
=> SELECT id, JSON_QUERY(topics::jsonb, '$[*].name' WITH WRAPPER) t FROM extensive_calls WHERE duration > 3300
## json exists
SELECT id FROM extensive_calls WHERE JSON_EXISTS(topics, '$[?(@.name == "Pricing")]')
=> SELECT id FROM extensive_calls WHERE topics::jsonb @? '$[*] ? (@.name == "Pricing")'
## json exists index
SELECT id FROM extensive_calls WHERE JSON_EXISTS(topics, '$[3]')
=> SELECT id FROM extensive_calls WHERE topics::jsonb @? 'strict $[3]'
## json length
SELECT id, JSON_LENGTH(topics) FROM extensive_calls
=> SELECT id, json_array_length(topics::json) FROM extensive_calls
## json type depth keys
SELECT id, JSON_TYPE(topics), JSON_DEPTH(topics) FROM extensive_calls WHERE duration > 3300
=> SELECT id, CASE WHEN topics IS NULL THEN NULL ELSE 'ARRAY' END, CASE WHEN topics IS NULL THEN NULL ELSE 3 END FROM extensive_calls WHERE duration > 3300
## json is json
SELECT COUNT(*) FROM extensive_calls WHERE topics IS JSON ARRAY
=> SELECT COUNT(*) FROM extensive_calls WHERE json_typeof(topics::json)='array'
## json is not json
SELECT COUNT(*) FROM extensive_calls WHERE brief IS NOT JSON
=> SELECT COUNT(*) FROM extensive_calls WHERE brief IS NOT NULL
## json_arrayagg
SELECT direction, JSON_ARRAYAGG(id ORDER BY id) FROM calls WHERE duration > 2800 GROUP BY direction
=> SELECT direction, replace(json_agg(id ORDER BY id)::text, ', ', ',') FROM calls WHERE duration > 2800 GROUP BY direction
## json_objectagg
SELECT JSON_OBJECTAGG(KEY direction VALUE n) FROM (SELECT direction, COUNT(*) n FROM calls GROUP BY direction) t
=> SELECT json_object_agg(direction, n) FROM (SELECT direction, COUNT(*) n FROM calls GROUP BY direction) t
## json_object
SELECT JSON_OBJECT('id': id, 'n': duration, 't': title, 'p': is_private) FROM calls WHERE duration > 3500
=> SELECT json_build_object('id', id, 'n', duration, 't', title, 'p', is_private) FROM calls WHERE duration > 3500
## json_array
SELECT JSON_ARRAY(id, duration, scheduled NULL ON NULL) FROM calls WHERE duration > 3500
=> SELECT json_build_array(id, duration, scheduled) FROM calls WHERE duration > 3500
## json arrow
SELECT topics->0 FROM extensive_calls WHERE duration > 3500
=> SELECT topics::json->0 FROM extensive_calls WHERE duration > 3500
## json arrow arrow
SELECT topics->0->>'name' FROM extensive_calls WHERE duration > 3500
=> SELECT topics::json->0->>'name' FROM extensive_calls WHERE duration > 3500
## json_table
SELECT c.id, JSON_VALUE(t.x, '$.name'), JSON_VALUE(t.x, '$.duration' RETURNING INTEGER) FROM extensive_calls c CROSS JOIN UNNEST(JSON_ARRAY_ELEMENTS(c.topics)) AS t (x)
=> SELECT c.id, t.x->>'name', (t.x->>'duration')::int FROM extensive_calls c, json_array_elements(c.topics::json) t(x)
## json_extract_scalar
SELECT JSON_EXTRACT_SCALAR(topics, '$[0].name') FROM extensive_calls WHERE duration > 3500
=> SELECT topics::json->0->>'name' FROM extensive_calls WHERE duration > 3500
## json_extract
SELECT JSON_EXTRACT(topics, '$[0].name') FROM extensive_calls WHERE duration > 3500
=> SELECT (topics::json->0->'name')::text FROM extensive_calls WHERE duration > 3500
## json_pretty storage
SELECT JSON_STORAGE_SIZE(topics) FROM extensive_calls WHERE duration > 3500
=> none
## json group by value
SELECT JSON_VALUE(topics, '$[0].name') t, COUNT(*) FROM extensive_calls GROUP BY JSON_VALUE(topics, '$[0].name')
=> SELECT topics::json->0->>'name', count(*) FROM extensive_calls group by 1
## json value where numeric text
SELECT id FROM extensive_calls WHERE JSON_VALUE(topics, '$[0].duration') > 200
=> SELECT id FROM extensive_calls WHERE (topics::json->0->>'duration')::int > 200
## json value where int eq
SELECT id FROM extensive_calls WHERE JSON_VALUE(topics, '$[0].duration') = 145
=> SELECT id FROM extensive_calls WHERE (topics::json->0->>'duration')::int = 145
## json value where returning
SELECT id FROM extensive_calls WHERE JSON_VALUE(topics, '$[0].duration' RETURNING INTEGER) > 200
=> SELECT id FROM extensive_calls WHERE (topics::json->0->>'duration')::int > 200
## json value is null
SELECT id FROM extensive_calls WHERE JSON_VALUE(topics, '$[5].duration' RETURNING INTEGER) IS NULL
=> SELECT id FROM extensive_calls WHERE (topics::json->5->>'duration')::int IS NULL
## json value coalesce
SELECT id, COALESCE(JSON_VALUE(topics, '$[5].name'), 'none') FROM extensive_calls
=> SELECT id, COALESCE(topics::json->5->>'name', 'none') FROM extensive_calls
## json length coalesce
SELECT id, COALESCE(JSON_LENGTH(topics), 0) FROM extensive_calls
=> SELECT id, coalesce(json_array_length(topics::json),0) FROM extensive_calls
## json query coalesce literal
SELECT COALESCE(JSON_VALUE('{"a":1}', '$.b'), 'none'), COALESCE(JSON_QUERY('{"a":1}', '$.b'), 'none'), JSON_VALUE('{"a":1}', '$.b') IS NULL FROM users LIMIT 1
=> SELECT 'none', 'none', true
## json big id
SELECT id, JSON_VALUE(speakers, '$[0].id') FROM extensive_calls
=> SELECT id, speakers::json->0->>'id' FROM extensive_calls
## json_array_length style
SELECT id, JSON_VALUE(topics, '$.length()') FROM extensive_calls WHERE duration > 3500
=> none
## param in select p=s:abc
SELECT id, ? AS x FROM users
=> SELECT id, ?::text AS x FROM users
## param in select cast p=i:5
SELECT id, CAST(? AS INTEGER) + 1 AS x FROM users
## param arithmetic p=i:60
SELECT id, duration / ? AS x FROM calls
## param limit p=i:7
SELECT id FROM calls ORDER BY started, id LIMIT ?
## param limit offset p=i:7|i:3
SELECT id FROM calls ORDER BY started, id LIMIT ? OFFSET ?
## param desc limit offset p=i:7|i:13
SELECT id, started FROM calls ORDER BY started DESC, id LIMIT ? OFFSET ?
## param desc limit alone p=i:7
SELECT started FROM calls ORDER BY started DESC LIMIT ?
## param fetch p=i:2|i:3
SELECT id FROM users ORDER BY id OFFSET ? ROWS FETCH NEXT ? ROWS ONLY
## param in p=s:Inbound|s:Outbound
SELECT COUNT(*) FROM calls WHERE direction IN (?, ?)
## param in ids p=s:10104928283607868462|s:10153631332844283451|null:
SELECT id, title FROM calls WHERE id IN (?, ?, ?)
## param like p=s:%Renewal%
SELECT COUNT(*) FROM calls WHERE title LIKE ?
## param like concat p=s:Renewal
SELECT COUNT(*) FROM calls WHERE title LIKE '%' || ? || '%'
## param interval mult p=i:7
SELECT COUNT(*) FROM calls WHERE started >= TIMESTAMP '2026-11-20 20:00:00' - INTERVAL '1' DAY * ?
## param timestampadd p=i:-7
SELECT COUNT(*) FROM calls WHERE started >= TIMESTAMPADD(DAY, ?, TIMESTAMP '2026-11-20 20:00:00')
=> SELECT COUNT(*) FROM calls WHERE started >= TIMESTAMP '2026-11-20 20:00:00' + interval '1 day' * ?
## param interval param plus p=ts:2026-10-05 21:25:16.802
SELECT COUNT(*) FROM calls WHERE started >= ? - INTERVAL '1' DAY
=> SELECT COUNT(*) FROM calls WHERE started >= ?::timestamp - INTERVAL '1' DAY
## param between p=ts:2026-10-01 00:00:00|ts:2026-10-05 21:25:16.802
SELECT COUNT(*) FROM calls WHERE started BETWEEN ? AND ?
## param between d p=ld:2026-10-01|ld:2026-10-05
SELECT COUNT(*) FROM calls WHERE started BETWEEN ? AND ?
## param date eq p=d:2026-10-05
SELECT COUNT(*) FROM calls WHERE CAST(started AS DATE) = ?
## param null time p=null:
SELECT COUNT(*) FROM calls WHERE started >= ?
=> SELECT COUNT(*) FROM calls WHERE started >= ?::timestamp
## param optional filter p=null:|null:
SELECT COUNT(*) FROM calls WHERE (? IS NULL OR direction = ?)
=> SELECT COUNT(*) FROM calls WHERE (?::text IS NULL OR direction = ?::text)
## param optional filter cast p=null:|null:
SELECT COUNT(*) FROM calls WHERE (CAST(? AS VARCHAR) IS NULL OR direction = ?)
=> SELECT COUNT(*) FROM calls WHERE (?::text IS NULL OR direction = ?::text)
## param optional time p=null:|null:
SELECT COUNT(*) FROM calls WHERE (CAST(? AS TIMESTAMP) IS NULL OR started >= ?)
=> SELECT COUNT(*) FROM calls WHERE (?::timestamp IS NULL OR started >= ?::timestamp)
## param coalesce p=ts:2026-10-05 21:25:16.802
SELECT COUNT(*) FROM calls WHERE started >= COALESCE(?, TIMESTAMP '2026-01-01 00:00:00')
=> SELECT COUNT(*) FROM calls WHERE started >= COALESCE(?::timestamp, TIMESTAMP '2026-01-01 00:00:00')
## param having p=i:10
SELECT primary_user_id FROM calls GROUP BY primary_user_id HAVING COUNT(*) > ?
## param case p=s:Inbound|i:1
SELECT SUM(CASE WHEN direction = ? THEN ? ELSE 0 END) FROM calls
=> SELECT SUM(CASE WHEN direction = ? THEN ?::int ELSE 0 END) FROM calls
## param string for time zone=utc p=s:2026-10-05T21:25:16.802Z
SELECT COUNT(*) FROM calls WHERE started >= ?
=> SELECT COUNT(*) FROM calls WHERE started >= (?::timestamptz at time zone 'UTC')
## param string for time la zone=la p=s:2026-10-05T21:25:16.802Z
SELECT COUNT(*) FROM calls WHERE started >= ?
=> SELECT COUNT(*) FROM calls WHERE started >= (?::timestamptz at time zone 'America/Los_Angeles')
## param inst berlin zone=berlin p=inst:2026-10-25T00:30:00Z|inst:2026-10-26T23:30:00Z
SELECT id, started FROM calls WHERE started >= ? AND started < ?
## param group by p=i:60|i:60
SELECT duration / ? AS b, COUNT(*) FROM calls GROUP BY duration / ?
=> SELECT duration / 60 AS b, COUNT(*) FROM calls where ?=? GROUP BY 1
## param int for text id p=l:3
SELECT COUNT(*) FROM users WHERE id = ?
=> SELECT COUNT(*) FROM users WHERE id = ?::text
## param decimal p=dec:1000.5
SELECT COUNT(*) FROM calls WHERE duration > ?
## param double p=dbl:1000.5
SELECT COUNT(*) FROM calls WHERE duration > ?
## param string for int p=s:1000
SELECT COUNT(*) FROM calls WHERE duration > ?
=> SELECT COUNT(*) FROM calls WHERE duration > ?::int
## param bool p=b:true
SELECT COUNT(*) FROM calls WHERE is_private = ?
## param values p=i:1|i:2
SELECT x FROM (VALUES (?), (?)) AS t(x)
=> SELECT x FROM (VALUES (?::int), (?::int)) AS t(x)
## param union p=s:a|s:b
SELECT ? AS x UNION SELECT ?
=> SELECT ?::text AS x UNION SELECT ?::text
## cast text to numbers
SELECT CAST('12' AS INTEGER), CAST(' 12 ' AS INTEGER), CAST('1.5' AS DECIMAL(5,2)), CAST('1e3' AS DOUBLE), CAST('-7' AS BIGINT), CAST('true' AS BOOLEAN)
## cast decimal to int round
SELECT CAST(7.9 AS INTEGER), CAST(-7.9 AS INTEGER), CAST(7.5 AS BIGINT), CAST(2.567 AS DECIMAL(10,1)), CAST(2.567 AS DECIMAL(10,2)), CAST(0.005 AS DECIMAL(10,2))
## cast col decimal
SELECT id, CAST(duration / 7.0 AS DECIMAL(10,2)), CAST(duration / 7.0 AS INTEGER) FROM calls
## cast double to decimal
SELECT id, CAST(CAST(duration AS DOUBLE) / 7 AS DECIMAL(10,2)) FROM calls
=> SELECT id, CAST(CAST(duration AS float8) / 7 AS DECIMAL(10,2)) FROM calls
## cast bool
SELECT CAST(TRUE AS VARCHAR), CAST(is_private AS VARCHAR) FROM calls LIMIT 1
## cast bool to int
SELECT SUM(CAST(is_private AS INTEGER)) FROM calls
## sum bool case
SELECT SUM(IF(is_private, 1, 0)) FROM calls
=> SELECT SUM(case when is_private then 1 else 0 end) FROM calls
## cast to char pads
SELECT CAST(direction AS CHAR(12)) || '|' FROM calls GROUP BY direction
=> SELECT rpad(direction,12) || '|' FROM calls GROUP BY direction
## cast to varchar truncate
SELECT DISTINCT CAST(direction AS VARCHAR(3)) FROM calls
## case mixed types
SELECT id, CASE WHEN duration > 1000 THEN 1 ELSE 2.5 END, CASE WHEN duration > 1000 THEN 'a' ELSE 'bcd' END FROM calls
## coalesce mixed
SELECT id, COALESCE(title, CAST(extension AS VARCHAR), 'x'), COALESCE(NULL, 1, 2) FROM users
## char literal compare trailing
SELECT COUNT(*) FROM calls WHERE direction = 'Inbound '
## case char compare trailing
SELECT COUNT(*) FROM calls WHERE CASE WHEN duration > 500 THEN 'long' ELSE 'no' END = 'no'
## greatest least
SELECT id, GREATEST(duration, 500, 1000), LEAST(duration, 500) FROM calls
## greatest null
SELECT id, GREATEST(score, 5) FROM (SELECT answered_scorecard_id id, score FROM answered_scorecard_answers) t
=> SELECT answered_scorecard_id, CASE WHEN score IS NULL THEN NULL ELSE GREATEST(score, 5) END FROM answered_scorecard_answers
## width bucket histogram
SELECT FLOOR(duration / 300) * 300 AS b, COUNT(*) FROM calls GROUP BY FLOOR(duration / 300) * 300
## hist decimals
SELECT FLOOR(duration / 300.0) AS b, COUNT(*) FROM calls GROUP BY FLOOR(duration / 300.0)
## 5 minute bucket
SELECT FLOOR(started TO HOUR) + INTERVAL '15' MINUTE * (EXTRACT(MINUTE FROM started) / 15) AS b, COUNT(*) FROM calls GROUP BY 1
=> SELECT date_trunc('hour',started) + INTERVAL '15' MINUTE * floor(EXTRACT(MINUTE FROM started) / 15) AS b, COUNT(*) FROM calls GROUP BY 1
## grafana epoch bucket zone=utc
SELECT FLOOR(EXTRACT(EPOCH FROM started) / 3600) * 3600 AS b, COUNT(*) FROM calls WHERE started BETWEEN '2026-10-01T00:00:00Z' AND '2026-11-01T00:00:00Z' GROUP BY 1
=> SELECT FLOOR(EXTRACT(EPOCH FROM started) / 3600) * 3600 AS b, COUNT(*) FROM calls WHERE started BETWEEN '2026-10-01T00:00:00Z' AND '2026-11-01T00:00:00Z' GROUP BY 1
## epoch la zone=la
SELECT id, EXTRACT(EPOCH FROM started) FROM calls WHERE duration > 3000
=> SELECT id, floor(EXTRACT(EPOCH FROM started)) FROM calls WHERE duration > 3000
## timestamp_seconds / unix
SELECT id, UNIX_SECONDS(started) FROM calls
=> SELECT id, floor(extract(epoch from started)) FROM calls
## tumble
SELECT TIMESTAMPADD(MINUTE, -MOD(MINUTE(started), 10), FLOOR(started TO MINUTE)) b, COUNT(*) FROM calls GROUP BY 1
=> SELECT date_trunc('minute', started) - interval '1 minute' * mod(extract(minute from started)::int, 10) b, COUNT(*) FROM calls GROUP BY 1
## in long list
SELECT COUNT(*) FROM calls WHERE duration IN (1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,100,200,300,400,500,600,700,717,2877)
## table alias column list
SELECT a, b FROM (SELECT id, duration FROM calls WHERE duration > 3000) AS t(a, b)
## select star with extra
SELECT *, duration * 2 AS dd FROM (SELECT id, duration FROM calls) c WHERE duration > 3000
## select star except
SELECT * EXCEPT (questions) FROM scorecards
=> SELECT scorecard_id, scorecard_name, workspace_id, enabled, updater_user_id, created, updated, review_method FROM scorecards
## tableau custom sql
SELECT "Custom SQL Query"."id" AS "id", SUM("Custom SQL Query"."duration") AS "sum:duration:ok" FROM (SELECT * FROM gong.calls) "Custom SQL Query" WHERE (("Custom SQL Query"."started" >= {ts '2026-10-01 00:00:00'}) AND ("Custom SQL Query"."started" < {ts '2026-10-06 00:00:00'})) GROUP BY 1 HAVING (COUNT(1) > 0)
=> SELECT id, sum(duration) from calls where started >= '2026-10-01' and started < '2026-10-06' group by 1
## tableau yr qtr
SELECT {fn YEAR("started")} AS "yr", {fn QUARTER("started")} AS "qr", {fn MONTH("started")} AS "mn", COUNT(1) FROM "gong"."calls" GROUP BY {fn YEAR("started")}, {fn QUARTER("started")}, {fn MONTH("started")}
=> SELECT extract(year from started), extract(quarter from started), extract(month from started), count(1) from calls group by 1,2,3
## powerbi nested
select top 1001 "_"."direction", "_"."a0" from (select "rows"."direction" as "direction", sum("rows"."duration") as "a0" from (select "direction", "duration" from "gong"."calls" "$Table" where "started" >= {ts '2026-10-01 00:00:00'}) "rows" group by "direction") "_" where not "_"."a0" is null
=> SELECT direction, sum(duration) from calls where started >= '2026-10-01' group by 1
## metabase
SELECT CAST(DATE_TRUNC('month', "gong"."calls"."started") AS DATE) AS "started", COUNT(*) AS "count" FROM "gong"."calls" WHERE ("gong"."calls"."started" >= DATE_TRUNC('month', CAST('2026-08-01' AS DATE)) AND "gong"."calls"."started" < DATE_TRUNC('month', CAST('2026-11-01' AS DATE))) GROUP BY CAST(DATE_TRUNC('month', "gong"."calls"."started") AS DATE) ORDER BY CAST(DATE_TRUNC('month', "gong"."calls"."started") AS DATE) ASC
=> SELECT date_trunc('month', started)::date, count(*) from calls where started >= '2026-08-01' and started < '2026-11-01' group by 1
## superset
SELECT DATE_TRUNC('day', started) AS __timestamp, direction AS direction, count(*) AS count FROM gong.calls JOIN (SELECT direction AS direction__, count(*) AS mme_inner__ FROM gong.calls WHERE started >= TO_TIMESTAMP('2026-10-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.US') GROUP BY direction ORDER BY mme_inner__ DESC LIMIT 2) AS anon_1 ON direction = direction__ WHERE started >= '2026-10-01 00:00:00.000000' GROUP BY direction, DATE_TRUNC('day', started) ORDER BY count DESC LIMIT 10000
=> SELECT DATE_TRUNC('day', started), direction, count(*) from calls where started >= '2026-10-01' and direction in ('Conference','Outbound') group by 1,2
## looker zone=utc
SELECT (DATE(calls.started)) AS "calls.started_date", COUNT(DISTINCT calls.id) AS "calls.count", COALESCE(SUM(calls.duration), 0) AS "calls.total" FROM gong.calls AS calls WHERE ((calls.started >= ((DATEADD(DAY, -29, CURRENT_DATE))) AND calls.started < ((DATEADD(DAY, 30, DATEADD(DAY, -29, CURRENT_DATE)))))) GROUP BY 1 ORDER BY 1 DESC FETCH NEXT 500 ROWS ONLY
=> SELECT started::date, count(*), sum(duration) from calls where started >= '2026-10-22' group by 1
## qlik
SELECT "id", "started", "duration" FROM "gong"."calls" WHERE "started" >= '2026-11-01 00:00:00' AND "started" <= '2026-11-30 23:59:59'
## hibernate
select c1_0.id, c1_0.title from calls c1_0 left join users u1_0 on u1_0.id=c1_0.primary_user_id where c1_0.started>=? and u1_0.active=? order by c1_0.started desc, c1_0.id offset ? rows fetch first ? rows only
=> select 1/0
## hibernate p p=ts:2026-10-01 00:00:00|b:true|i:3|i:5
select c1_0.id, c1_0.title from calls c1_0 left join users u1_0 on u1_0.id=c1_0.primary_user_id where c1_0.started>=? and u1_0.active=? order by c1_0.started desc, c1_0.id offset ? rows fetch first ? rows only
## sum over empty left join
SELECT u.id, SUM(c.duration), COUNT(c.id), COUNT(*) FROM users u LEFT JOIN calls c ON c.primary_user_id = u.id AND c.started >= '2026-11-01' GROUP BY u.id
## group by all cols
SELECT u.id, u.first_name, MAX(c.started) last_call FROM users u LEFT JOIN calls c ON c.primary_user_id = u.id GROUP BY u.id, u.first_name
## cohort
SELECT DATE_TRUNC('month', f.first_call) cohort, DATE_TRUNC('month', c.started) m, COUNT(DISTINCT c.primary_user_id) FROM calls c JOIN (SELECT primary_user_id, MIN(started) first_call FROM calls GROUP BY primary_user_id) f ON f.primary_user_id = c.primary_user_id GROUP BY 1, 2
## gaps islands
SELECT primary_user_id, MIN(d) s, MAX(d) e, COUNT(*) n FROM (SELECT primary_user_id, d, d - CAST(ROW_NUMBER() OVER (PARTITION BY primary_user_id ORDER BY d) AS INTEGER) * INTERVAL '1' DAY g FROM (SELECT DISTINCT primary_user_id, CAST(started AS DATE) d FROM calls) x) y GROUP BY primary_user_id, g
## session gaps
SELECT COUNT(*) FROM (SELECT TIMESTAMPDIFF(MINUTE, LAG(started) OVER (ORDER BY started, id), started) g FROM calls) t WHERE g > 60
=> SELECT COUNT(*) FROM (SELECT trunc(extract(epoch from started - LAG(started) OVER (ORDER BY started, id))/60) g FROM calls) t WHERE g > 60
## wow
SELECT w, n, n - LAG(n) OVER (ORDER BY w) d FROM (SELECT DATE_TRUNC('week', started) w, COUNT(*) n FROM calls GROUP BY 1) t
