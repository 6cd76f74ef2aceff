## in the select list, text p=s:abc
SELECT id, ? FROM scorecards s JOIN users u ON u.id = s.updater_user_id
=> SELECT u.id, ?::text FROM scorecards s JOIN users u ON u.id = s.updater_user_id
## in the select list, number p=i:5
SELECT scorecard_id, ? AS n FROM scorecards
=> SELECT scorecard_id, ?::int AS n FROM scorecards
## in arithmetic, both sides p=i:60|i:100
SELECT duration / ?, ? - duration FROM calls
## in a function p=s:INBOUND
SELECT COUNT(*) FROM calls WHERE direction = INITCAP(?)
=> SELECT COUNT(*) FROM calls WHERE direction = INITCAP(?::text)
## in coalesce p=s:none
SELECT COALESCE(purpose, ?), COUNT(*) FROM calls GROUP BY purpose
## in concatenation p=s:x|s:y
SELECT ? || direction || ? FROM calls
=> SELECT ?::text || direction || ?::text FROM calls
## in like on both sides p=s:review
SELECT COUNT(*) FROM calls WHERE title LIKE '%' || ? || '%'
## in concat p=s:review
SELECT COUNT(*) FROM calls WHERE LOWER(title) LIKE LOWER(CONCAT('%', ?, '%'))
=> SELECT COUNT(*) FROM calls WHERE LOWER(title) LIKE LOWER(CONCAT('%', ?::text, '%'))
## in upper p=s:inbound
SELECT COUNT(*) FROM calls WHERE UPPER(direction) = UPPER(?)
=> SELECT COUNT(*) FROM calls WHERE UPPER(direction) = UPPER(?::text)
## in case then p=s:a|s:b
SELECT id, CASE WHEN active THEN ? ELSE ? END FROM users
=> SELECT id, CASE WHEN active THEN ?::text ELSE ?::text END FROM users
## in case when p=i:1000
SELECT id, CASE WHEN duration > ? THEN 'long' ELSE 'short' END FROM calls
## in simple case p=s:Inbound
SELECT CASE direction WHEN ? THEN 1 ELSE 0 END, COUNT(*) FROM calls GROUP BY 1
=> SELECT CASE WHEN direction = ? THEN 1 ELSE 0 END, COUNT(*) FROM calls GROUP BY 1
## before an interval p=ts:2026-10-10 00:00:00
SELECT COUNT(*) FROM calls WHERE started >= ? - INTERVAL '1' DAY
=> SELECT COUNT(*) FROM calls WHERE started >= ?::timestamp - INTERVAL '1' DAY
## in dateadd p=i:-10
SELECT COUNT(*) FROM calls WHERE started >= DATEADD(DAY, ?, TIMESTAMP '2026-11-20 20:00:00')
=> SELECT COUNT(*) FROM calls WHERE started >= TIMESTAMP '2026-11-20 20:00:00' + INTERVAL '1' DAY * ?
## in between p=i:500|i:900
SELECT id FROM calls WHERE duration BETWEEN ? AND ?
## between of a parameter p=i:700
SELECT COUNT(*) FROM calls WHERE ? BETWEEN duration - 100 AND duration + 100
## in in with constants p=s:Inbound|s:Unknown
SELECT COUNT(*) FROM calls WHERE direction IN (?, 'Outbound', ?)
## in not in with null p=null:
SELECT COUNT(*) FROM calls WHERE direction NOT IN ('Inbound', ?)
## null compared p=null:
SELECT COUNT(*) FROM calls WHERE duration = ?
## is null of a parameter p=null:|s:Inbound
SELECT COUNT(*) FROM calls WHERE ? IS NULL AND direction = ?
=> SELECT COUNT(*) FROM calls WHERE ?::text IS NULL AND direction = ?
## an optional filter p=s:Inbound|s:Inbound
SELECT COUNT(*) FROM calls WHERE (? IS NULL OR direction = ?)
=> SELECT COUNT(*) FROM calls WHERE (?::text IS NULL OR direction = ?)
## in having p=i:15
SELECT primary_user_id, COUNT(*) FROM calls GROUP BY primary_user_id HAVING COUNT(*) > ?
## in having, as an aggregate p=dbl:900.5
SELECT primary_user_id FROM calls GROUP BY primary_user_id HAVING AVG(duration) > ?
## in an aggregate p=i:2
SELECT SUM(duration * ?), COUNT(*) FROM calls
## in filter p=s:Inbound
SELECT COUNT(*) FILTER (WHERE direction = ?) FROM calls
## in a join p=s:External|ts:2026-11-01 00:00:00
SELECT c.id, p.id FROM calls c LEFT JOIN call_parties p ON p.call_id = c.id AND p.affiliation = ? WHERE c.started >= ?
## in a subquery p=i:1500
SELECT u.id FROM users u WHERE EXISTS (SELECT 1 FROM calls c WHERE c.primary_user_id = u.id AND c.duration > ?)
## in a scalar subquery p=s:Inbound
SELECT u.id, (SELECT COUNT(*) FROM calls c WHERE c.primary_user_id = u.id AND c.direction = ?) FROM users u
## in both branches of a union p=s:Inbound|s:Outbound
SELECT id FROM calls WHERE direction = ? UNION ALL SELECT id FROM calls WHERE direction = ?
## in with p=i:1000
WITH long_calls AS (SELECT * FROM calls WHERE duration > ?) SELECT direction, COUNT(*) FROM long_calls GROUP BY direction
## in values p=i:1|i:2
SELECT x FROM (VALUES (?), (?)) AS t(x)
=> SELECT x FROM (VALUES (?::int), (?::int)) AS t(x)
## in limit and offset ordered p=i:5|i:3
SELECT id FROM calls ORDER BY started, id LIMIT ? OFFSET ?
## in fetch ordered p=i:3|i:5
SELECT id FROM calls ORDER BY started, id OFFSET ? ROWS FETCH NEXT ? ROWS ONLY
## in order by ordered p=s:Inbound
SELECT id FROM calls ORDER BY CASE WHEN direction = ? THEN 0 ELSE 1 END, started, id LIMIT 40
## in a window p=i:1000
SELECT id, RANK() OVER (PARTITION BY duration > ? ORDER BY started, id) FROM calls
## in lag's default p=i:0
SELECT id, COALESCE(LAG(duration) OVER (ORDER BY started, id), ?) FROM calls
## row comparison p=ts:2026-10-05 00:00:00|s:5
SELECT COUNT(*) FROM calls WHERE (started, id) > (?, ?)
## row equality p=s:Inbound|s:Audio
SELECT COUNT(*) FROM calls WHERE (direction, media) = (?, ?)
## decimal for a bigint p=dec:2766.9
SELECT COUNT(*) FROM calls WHERE duration < ?
## decimal for a bigint, equal p=dec:717.5
SELECT COUNT(*) FROM calls WHERE duration = ?
## double for a bigint p=dbl:717.0
SELECT COUNT(*) FROM calls WHERE duration = ?
## decimal for an extracted year p=dec:2021.5
SELECT COUNT(*) FROM users WHERE EXTRACT(YEAR FROM created) = ?
## bigint for an integer p=l:3000000000
SELECT COUNT(*) FROM extensive_calls WHERE questions_company_count < ?
=> SELECT COUNT(*) FROM extensive_calls WHERE questions_company_count < ?::bigint
## text for a number p=s:717
SELECT COUNT(*) FROM calls WHERE duration = ?
## text for a time p=s:2026-10-05T21:25:16.802Z
SELECT COUNT(*) FROM calls WHERE started = ?
=> SELECT COUNT(*) FROM calls WHERE started = ?::timestamptz
## time below a millisecond p=ts:2026-10-05 21:25:16.8025
SELECT COUNT(*) FROM calls WHERE started >= ? AND started < '2026-10-05 21:26:00'
## boolean p=b:false
SELECT COUNT(*) FROM users WHERE active = ?
## boolean alone p=b:true
SELECT COUNT(*) FROM users WHERE active AND ?
=> SELECT COUNT(*) FROM users WHERE active AND ?::boolean
## time of day p=t:12:00:00
SELECT COUNT(*) FROM calls WHERE CAST(started AS TIME) < ?
=> SELECT COUNT(*) FROM calls WHERE CAST(started AS TIME) < ?::time
## ids, one that is unknown p=s:12345|s:10104928283607868462
SELECT id FROM calls WHERE id IN (?, ?)
## equal bounds of a key p=s:10104928283607868462|s:10104928283607868462
SELECT id FROM calls WHERE id >= ? AND id <= ?
## cast of a parameter p=s:42|s:42
SELECT CAST(? AS INTEGER) + 1, CAST(? AS VARCHAR) FROM scorecards
=> SELECT 43, '42' FROM scorecards
## quotes in text p=s:O'Brien
SELECT id FROM users WHERE last_name = ?
## text of other scripts p=s:🎉|s:🎉
SELECT COUNT(*) FROM calls WHERE title LIKE '%' || ? OR POSITION(? IN title) > 0
=> SELECT COUNT(*) FROM calls WHERE title LIKE '%🎉' OR POSITION('🎉' IN title) > 0
## in an interval p=i:3
SELECT id, created + INTERVAL ? DAY FROM users
=> SELECT id, created + ? * INTERVAL '1' DAY FROM users
## in an interval, as a bound zone=utc p=i:30
SELECT COUNT(*) FROM calls WHERE started >= DATE_SUB(CURRENT_TIMESTAMP, INTERVAL ? DAY)
=> SELECT COUNT(*) FROM calls WHERE started >= TIMESTAMP '2026-11-20 20:00:00' - ? * INTERVAL '1' DAY
