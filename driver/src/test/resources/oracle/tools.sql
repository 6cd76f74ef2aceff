## tableau: probe of columns
SELECT * FROM (SELECT * FROM "gong"."calls") "TableauSQL" WHERE 1 = 0
## tableau: aggregate with having
SELECT "calls"."direction" AS "direction", SUM("calls"."duration") AS "sum_duration_ok" FROM "gong"."calls" "calls" GROUP BY "calls"."direction" HAVING (COUNT(1) > 0)
## tableau: month by truncation
SELECT DATE_TRUNC('MONTH', CAST("calls"."started" AS DATE)) AS "tmn_started_ok", COUNT("calls"."id") AS "cnt" FROM "gong"."calls" "calls" GROUP BY 1
## tableau: top by a joined aggregate
SELECT "calls"."primary_user_id" AS "u", SUM("calls"."duration") AS "s" FROM "gong"."calls" "calls" INNER JOIN (SELECT "calls"."primary_user_id" AS "u", SUM("calls"."duration") AS "x" FROM "gong"."calls" "calls" GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 5) "t0" ON ("calls"."primary_user_id" = "t0"."u") GROUP BY 1
## tableau: relative date
SELECT COUNT(*) FROM "gong"."calls" "c" WHERE (("c"."started" >= TIMESTAMP '2026-10-01 00:00:00.000') AND ("c"."started" < TIMESTAMP '2026-11-01 00:00:00.000'))
## tableau: level of detail
SELECT AVG("t0"."n") AS "a" FROM (SELECT "calls"."primary_user_id" AS "u", COUNT(DISTINCT "calls"."id") AS "n" FROM "gong"."calls" "calls" GROUP BY 1) "t0"
## tableau: null test of a set
SELECT (CASE WHEN (NOT ("t0"."k" IS NULL)) THEN 1 WHEN NOT (NOT ("t0"."k" IS NULL)) THEN 0 ELSE NULL END) AS "io", COUNT(*) FROM "gong"."calls" "c" LEFT JOIN (SELECT "call_id" AS "k" FROM "gong"."answered_scorecards" GROUP BY 1) "t0" ON ("c"."id" = "t0"."k") GROUP BY 1
## power bi: top 1000 with folded filter
SELECT "_"."id", "_"."title", "_"."started" FROM (SELECT "id", "title", "started" FROM "gong"."calls") "_" WHERE "_"."started" >= TIMESTAMP '2026-11-01 00:00:00' AND ("_"."title" IS NOT NULL) ORDER BY "_"."started", "_"."id" LIMIT 1000
## power bi: direct query aggregate
SELECT "t0"."direction", COUNT("t0"."id") AS "a0", MIN("t0"."started") AS "a1" FROM (SELECT "_"."direction", "_"."id", "_"."started" FROM "gong"."calls" "_") AS "t0" GROUP BY "t0"."direction"
## power bi: sum over an outer join
SELECT "basetable0"."c1", SUM("basetable0"."a") AS "s" FROM (SELECT "u"."title" AS "c1", "c"."duration" AS "a" FROM "gong"."calls" AS "c" LEFT OUTER JOIN "gong"."users" AS "u" ON "c"."primary_user_id" = "u"."id") AS "basetable0" GROUP BY "basetable0"."c1"
## metabase: count by week
SELECT DATE_TRUNC('week', "gong"."calls"."started") AS "started", COUNT(*) AS "count" FROM "gong"."calls" GROUP BY DATE_TRUNC('week', "gong"."calls"."started") ORDER BY DATE_TRUNC('week', "gong"."calls"."started") ASC
## metabase: joined with aliases
SELECT "source"."Users__title" AS "Users__title", COUNT(*) AS "count" FROM (SELECT "gong"."calls"."id" AS "id", "Users"."title" AS "Users__title" FROM "gong"."calls" LEFT JOIN "gong"."users" AS "Users" ON "gong"."calls"."primary_user_id" = "Users"."id") AS "source" GROUP BY "source"."Users__title"
## metabase: distribution
SELECT FLOOR(("gong"."calls"."duration" / 100.0)) * 100.0 AS "duration", COUNT(*) AS "count" FROM "gong"."calls" GROUP BY FLOOR(("gong"."calls"."duration" / 100.0)) * 100.0
## metabase: case insensitive contains
SELECT COUNT(*) FROM "gong"."calls" WHERE LOWER("gong"."calls"."title") LIKE '%demo%' AND ("gong"."calls"."direction" <> 'Inbound' OR "gong"."calls"."direction" IS NULL)
## superset: time series
SELECT DATE_TRUNC('day', started) AS __timestamp, COUNT(*) AS "count", AVG(duration) AS "AVG(duration)" FROM gong.calls WHERE started >= '2026-10-01 00:00:00.000000' AND started < '2026-11-01 00:00:00.000000' GROUP BY DATE_TRUNC('day', started) ORDER BY "count" DESC LIMIT 1000
## superset: virtual data set
SELECT direction AS direction, COUNT(DISTINCT primary_user_id) AS "COUNT_DISTINCT(primary_user_id)" FROM (SELECT * FROM gong.calls WHERE duration > 60) AS virtual_table GROUP BY direction LIMIT 100
## superset: filter values
SELECT DISTINCT direction AS direction FROM gong.calls ORDER BY direction ASC LIMIT 1000
## looker: symmetric aggregates avoided
SELECT users.title AS "users.title", COUNT(DISTINCT calls.id) AS "calls.count", COALESCE(SUM(calls.duration), 0) AS "calls.total" FROM gong.users AS users LEFT JOIN gong.calls AS calls ON calls.primary_user_id = users.id GROUP BY 1 ORDER BY 2 DESC LIMIT 500
## looker: dates with between
SELECT CAST(calls.started AS DATE) AS "calls.started_date", COUNT(*) AS "calls.count" FROM gong.calls AS calls WHERE ((calls.started >= TIMESTAMP '2026-10-01 00:00:00' AND calls.started < TIMESTAMP '2026-11-01 00:00:00')) GROUP BY 1 ORDER BY 1 DESC FETCH FIRST 500 ROWS ONLY
## looker: yes no
SELECT CASE WHEN calls.is_private THEN 'Yes' ELSE 'No' END AS "calls.is_private", COUNT(*) FROM gong.calls AS calls GROUP BY CASE WHEN calls.is_private THEN 'Yes' ELSE 'No' END
## grafana: time group
SELECT FLOOR(EXTRACT(EPOCH FROM started) / 86400) * 86400 AS "time", COUNT(*) AS "value" FROM gong.calls WHERE started BETWEEN '2026-10-01T00:00:00' AND '2026-11-01T00:00:00' GROUP BY 1 ORDER BY 1
## grafana: metric column
SELECT DATE_TRUNC('hour', started) AS "time", direction AS metric, AVG(duration) AS "value" FROM calls WHERE started >= '2026-11-10T00:00:00' AND started <= '2026-11-12T00:00:00' GROUP BY DATE_TRUNC('hour', started), direction ORDER BY 1, 2
## hibernate: entity by id p=s:10104928283607868462
select c1_0.id,c1_0.direction,c1_0.duration,c1_0.started,c1_0.title from gong.calls c1_0 where c1_0.id=?
## hibernate: join fetch p=ts:2026-11-10 00:00:00
select c1_0.id,u1_0.id,u1_0.first_name,c1_0.title from gong.calls c1_0 left join gong.users u1_0 on u1_0.id=c1_0.primary_user_id where c1_0.started>? order by c1_0.started desc,c1_0.id
## hibernate: page p=i:10|i:5
select u1_0.id,u1_0.last_name from gong.users u1_0 order by u1_0.last_name,u1_0.id offset ? rows fetch first ? rows only
## hibernate: count of distinct p=b:true
select count(distinct u1_0.id) from gong.users u1_0 where u1_0.active=?
## hibernate: empty list
select u1_0.id from gong.users u1_0 where (1=0) or u1_0.manager_id in (select u2_0.id from gong.users u2_0 where 1=0)
## hibernate: member of, by exists p=s:External
select c1_0.id from gong.calls c1_0 where exists(select 1 from gong.call_parties p1_0 where p1_0.affiliation=? and c1_0.id=p1_0.call_id)
## jooq: seek ordered p=ts:2026-10-05 21:25:16.802|s:1|i:10
select "gong"."calls"."id", "gong"."calls"."started" from "gong"."calls" where ("gong"."calls"."started", "gong"."calls"."id") > (cast(? as timestamp), ?) order by "gong"."calls"."started", "gong"."calls"."id" fetch next ? rows only
## jooq: case and coalesce p=s:none|i:0
select coalesce("gong"."users"."title", ?), count(*) from "gong"."users" group by "gong"."users"."title" having count(*) > ?
## jooq: count over derived table
select count(*) from (select distinct "gong"."calls"."primary_user_id" from "gong"."calls") as "t"
## spring data: containing, ignoring case p=s:%demo%
select c.id from calls c where upper(c.title) like upper(?) escape '\'
=> select c.id from calls c where upper(c.title) like upper(?::text) escape '\'
## spring data: page with sort ordered p=s:Inbound|i:5
select c.id, c.title from calls c where c.direction = ? order by c.started desc, c.id asc limit ?
## spring data: slice count p=s:Inbound
select count(c.id) from calls c where c.direction = ?
## spark: schema probe
SELECT * FROM gong.calls WHERE 1=0
## spark: pushed filters
SELECT "id","title","started" FROM gong.calls WHERE ("started" IS NOT NULL) AND ("started" >= '2026-10-01 00:00:00.0') AND ("direction" = 'Inbound')
## spark: first partition
SELECT "id" FROM gong.calls WHERE "started" < '2026-09-15 00:00:00.0' or "started" is null
## spark: middle partition
SELECT "id" FROM gong.calls WHERE "started" >= '2026-09-15 00:00:00.0' AND "started" < '2026-10-15 00:00:00.0'
## spark: last partition
SELECT "id" FROM gong.calls WHERE "started" >= '2026-10-15 00:00:00.0'
## spark: query as a table
SELECT "d","n" FROM (SELECT direction AS d, COUNT(*) AS n FROM gong.calls GROUP BY direction) SPARK_GEN_SUBQ_0 WHERE "n" > 1
## spark: pushed aggregate
SELECT "direction",SUM("duration"),COUNT(1) FROM gong.calls GROUP BY "direction"
## spark: in and starts with
SELECT "id" FROM gong.users WHERE ("first_name" IN ('Ava', 'Liam', 'Noah')) OR ("last_name" LIKE 'M%')
## dbeaver: grid
SELECT x.* FROM gong.scorecards x ORDER BY x.scorecard_name DESC LIMIT 200
## dbeaver: total
SELECT COUNT(*) FROM (SELECT * FROM gong.calls) dbvrcnt
## dbeaver: cell filter
SELECT x.id FROM gong.calls x WHERE started = '2026-10-05 21:25:16.802'
## kafka connect: rows since ordered p=ts:2026-11-15 00:00:00|ts:2026-11-18 00:00:00
SELECT "id", "started" FROM "gong"."calls" WHERE "gong"."calls"."started" > ? AND "gong"."calls"."started" < ? ORDER BY "gong"."calls"."started" ASC
## kafka connect: rows since, with id ordered p=ts:2026-11-18 00:00:00|ts:2026-11-15 00:00:00|s:5|ts:2026-11-15 00:00:00
SELECT "id", "started" FROM "gong"."calls" WHERE "started" < ? AND (("started" = ? AND "id" > ?) OR "started" > ?) ORDER BY "started", "id" ASC
## excel: ms query
SELECT calls.id, calls.title, calls.duration FROM gong.calls calls WHERE (calls.duration>=1000) AND (calls.direction='Conference')
## qlik: incremental
SELECT "id", "title" FROM "gong"."calls" WHERE "started" >= '2026-11-01 00:00:00' AND "started" < '2026-11-20 20:00:00'
## sql server habits
SELECT TOP 5 [id], [title] FROM [gong].[calls] WHERE [duration] > 1000 ORDER BY [started] DESC, [id]
=> SELECT id, title FROM calls WHERE duration > 1000 ORDER BY started DESC, id LIMIT 5
## sql server functions
SELECT ISNULL(purpose, 'none'), LEN(title), DATEPART(YEAR, started), GETDATE() FROM calls
=> SELECT COALESCE(purpose, 'none'), CHAR_LENGTH(RTRIM(title)), EXTRACT(YEAR FROM started), CURRENT_TIMESTAMP FROM calls
## mysql habits
SELECT IFNULL(purpose, 'none'), IF(duration > 1000, 'long', 'short'), DATE(started), YEAR(started), HOUR(started) FROM calls
=> SELECT COALESCE(purpose, 'none'), CASE WHEN duration > 1000 THEN 'long' ELSE 'short' END, CAST(started AS DATE), EXTRACT(YEAR FROM started), EXTRACT(HOUR FROM started) FROM calls
## oracle habits
SELECT NVL(purpose, 'none'), DECODE(direction, 'Inbound', 1, 'Outbound', 2, 0), TO_CHAR(started, 'YYYY-MM-DD') FROM calls
=> SELECT COALESCE(purpose, 'none'), CASE direction WHEN 'Inbound' THEN 1 WHEN 'Outbound' THEN 2 ELSE 0 END, TO_CHAR(started, 'YYYY-MM-DD') FROM calls
## snowflake habits
SELECT DATEDIFF('day', created, TIMESTAMP '2026-11-20 20:00:00'), DATEADD('month', 1, created), IFF(active, 1, 0), NVL2(title, 1, 0) FROM users
=> SELECT DATE '2026-11-20' - created::date, created + INTERVAL '1' MONTH, CASE WHEN active THEN 1 ELSE 0 END, CASE WHEN title IS NOT NULL THEN 1 ELSE 0 END FROM users
## bigquery habits
SELECT COUNTIF(is_private), SAFE_CAST('x' AS INTEGER), TIMESTAMP_TRUNC(started, DAY) FROM calls GROUP BY TIMESTAMP_TRUNC(started, DAY)
=> SELECT COUNT(*) FILTER (WHERE is_private), NULL::int, DATE_TRUNC('day', started) FROM calls GROUP BY DATE_TRUNC('day', started)
## escapes of JDBC
SELECT {fn UCASE(direction)}, {fn LENGTH(calls.title)}, {fn YEAR(started)} FROM {oj calls LEFT OUTER JOIN users ON users.id = calls.primary_user_id} WHERE started >= {ts '2026-11-01 00:00:00'} AND started < {d '2026-11-10'}
=> SELECT UPPER(direction), CHAR_LENGTH(calls.title), EXTRACT(YEAR FROM started) FROM calls LEFT JOIN users ON users.id = calls.primary_user_id WHERE started >= '2026-11-01' AND started < '2026-11-10'
