## member of an array
SELECT id, JSON_VALUE(topics, '$[0].name'), JSON_VALUE(topics, '$[1].name') FROM extensive_calls
=> SELECT id, topics::json->0->>'name', topics::json->1->>'name' FROM extensive_calls
## strict and lax
SELECT id, JSON_VALUE(topics, 'lax $[0].name'), JSON_VALUE(topics, 'strict $[0].name' NULL ON ERROR) FROM extensive_calls
=> SELECT id, topics::json->0->>'name', topics::json->0->>'name' FROM extensive_calls
## default where empty
SELECT id, JSON_VALUE(topics, '$[2].name' DEFAULT '-' ON EMPTY) FROM extensive_calls WHERE topics IS NOT NULL
=> SELECT id, COALESCE(topics::json->2->>'name', '-') FROM extensive_calls WHERE topics IS NOT NULL
## default on error
SELECT JSON_VALUE(x, '$.a' DEFAULT 'bad' ON ERROR) FROM (VALUES ('{"a": 1}'), ('{not json')) AS t(x)
=> SELECT x FROM (VALUES ('1'), ('bad')) AS t(x)
## returning integer
SELECT id, JSON_VALUE(topics, '$[0].duration' RETURNING INTEGER) + 1 FROM extensive_calls
=> SELECT id, (topics::json->0->>'duration')::int + 1 FROM extensive_calls
## returning bigint, summed
SELECT SUM(JSON_VALUE(topics, '$[0].duration' RETURNING BIGINT)), MAX(JSON_VALUE(topics, '$[0].duration' RETURNING BIGINT)) FROM extensive_calls
=> SELECT SUM((topics::json->0->>'duration')::bigint), MAX((topics::json->0->>'duration')::bigint) FROM extensive_calls
## returning double of whole and broken numbers
SELECT JSON_VALUE(speakers, '$[0].talkTime' RETURNING DOUBLE) FROM extensive_calls
=> SELECT (speakers::json->0->>'talkTime')::float8 FROM extensive_calls
## returning decimal
SELECT JSON_VALUE(speakers, '$[0].talkTime' RETURNING DECIMAL(10, 1)) FROM extensive_calls
=> SELECT (speakers::json->0->>'talkTime')::decimal(10, 1) FROM extensive_calls
## returning boolean
SELECT JSON_VALUE(x, '$.b' RETURNING BOOLEAN) FROM (VALUES ('{"b": true}'), ('{"b": false}'), ('{}')) AS t(x)
=> SELECT b FROM (VALUES (true), (false), (null)) AS t(b)
## in a condition
SELECT id FROM extensive_calls WHERE JSON_VALUE(topics, '$[0].name') = 'Introduction'
=> SELECT id FROM extensive_calls WHERE topics::json->0->>'name' = 'Introduction'
## in a comparison of numbers
SELECT COUNT(*) FROM extensive_calls WHERE JSON_VALUE(topics, '$[0].duration' RETURNING INTEGER) BETWEEN 100 AND 200
=> SELECT COUNT(*) FROM extensive_calls WHERE (topics::json->0->>'duration')::int BETWEEN 100 AND 200
## in group by
SELECT JSON_VALUE(topics, '$[0].name') AS t, COUNT(*) FROM extensive_calls GROUP BY JSON_VALUE(topics, '$[0].name')
=> SELECT topics::json->0->>'name' AS t, COUNT(*) FROM extensive_calls GROUP BY 1
## in order by ordered
SELECT id, JSON_VALUE(topics, '$[0].duration' RETURNING INTEGER) AS d FROM extensive_calls ORDER BY d DESC, id LIMIT 40
=> SELECT id, (topics::json->0->>'duration')::int AS d FROM extensive_calls ORDER BY d DESC, id LIMIT 40
## exists
SELECT id, JSON_EXISTS(topics, '$[3]'), JSON_EXISTS(topics, '$[0].name') FROM extensive_calls WHERE topics IS NOT NULL
=> SELECT id, json_array_length(topics::json) > 3, json_array_length(topics::json) > 0 FROM extensive_calls WHERE topics IS NOT NULL
## query an object
SELECT id, JSON_QUERY(topics, '$[0]') FROM extensive_calls
=> SELECT id, topics::json->0 FROM extensive_calls
## query a list with a wrapper
SELECT id, JSON_QUERY(topics, '$[*].name' WITH UNCONDITIONAL WRAPPER) FROM extensive_calls WHERE topics IS NOT NULL AND topics <> '[]'
=> SELECT id, (SELECT json_agg(x->'name') FROM json_array_elements(topics::json) x) FROM extensive_calls WHERE topics IS NOT NULL AND topics <> '[]'
## query a scalar with a wrapper
SELECT JSON_QUERY('{"a": 1}', '$.a' WITH WRAPPER), JSON_QUERY('{"a": [1]}', '$.a' WITH CONDITIONAL WRAPPER), JSON_QUERY('{"a": [1]}', '$.a' WITHOUT WRAPPER) FROM scorecards
=> SELECT '[1]', '[1]', '[1]' FROM scorecards
## member names with blanks
SELECT JSON_VALUE('{"a b": "x"}', '$."a b"'), JSON_VALUE('{"a b": "x"}', '$[''a b'']') FROM scorecards
=> SELECT 'x', 'x' FROM scorecards
## text of other scripts
SELECT JSON_VALUE('{"t": "é🎉"}', '$.t'), JSON_VALUE('{"t": "\u00e9"}', '$.t'), CHAR_LENGTH(JSON_VALUE('{"t": "🎉"}', '$.t')) FROM scorecards
=> SELECT 'é🎉', 'é', 1 FROM scorecards
## null in JSON and no member
SELECT JSON_VALUE('{"a": null}', '$.a'), JSON_VALUE('{"a": 1}', '$.b') FROM scorecards
=> SELECT NULL::text, NULL::text FROM scorecards
## object of columns
SELECT JSON_OBJECT('id': id, 'n': duration, 'private': is_private, 'title': title) FROM calls WHERE started >= '2026-11-10'
=> SELECT json_build_object('id', id, 'n', duration, 'private', is_private, 'title', title) FROM calls WHERE started >= '2026-11-10'
## object of times
SELECT JSON_OBJECT('at': started, 'on': CAST(started AS DATE)) FROM calls WHERE started >= '2026-11-10'
=> SELECT json_build_object('at', started, 'on', CAST(started AS DATE)) FROM calls WHERE started >= '2026-11-10'
## object with nulls
SELECT JSON_OBJECT('a': purpose NULL ON NULL), JSON_OBJECT('a': purpose ABSENT ON NULL) FROM calls WHERE started >= '2026-11-10'
=> SELECT json_build_object('a', purpose), json_strip_nulls(json_build_object('a', purpose)) FROM calls WHERE started >= '2026-11-10'
## array of columns
SELECT JSON_ARRAY(id, duration, is_private) FROM calls WHERE started >= '2026-11-10'
=> SELECT json_build_array(id, duration, is_private) FROM calls WHERE started >= '2026-11-10'
## arrays aggregated
SELECT direction, JSON_ARRAYAGG(id ORDER BY id) FROM calls WHERE started >= '2026-11-01' GROUP BY direction
=> SELECT direction, json_agg(id ORDER BY id) FROM calls WHERE started >= '2026-11-01' GROUP BY direction
## objects aggregated
SELECT JSON_OBJECTAGG(direction: n) FROM (SELECT direction, COUNT(*) AS n FROM calls GROUP BY direction) t
=> SELECT json_object_agg(direction, n) FROM (SELECT direction, COUNT(*) AS n FROM calls GROUP BY direction) t
## is json
SELECT id, topics IS JSON, brief IS JSON, topics IS JSON ARRAY, topics IS JSON OBJECT FROM extensive_calls WHERE topics IS NOT NULL AND brief IS NOT NULL
## arrows
SELECT id, topics -> 0 ->> 'name', topics -> 1 FROM extensive_calls
=> SELECT id, topics::json -> 0 ->> 'name', topics::json -> 1 FROM extensive_calls
## arrows in a condition
SELECT COUNT(*) FROM extensive_calls WHERE topics -> 0 ->> 'name' LIKE 'In%'
=> SELECT COUNT(*) FROM extensive_calls WHERE topics::json -> 0 ->> 'name' LIKE 'In%'
## rows of an array
SELECT e.id, JSON_VALUE(t.x, '$.name'), JSON_VALUE(t.x, '$.duration' RETURNING INTEGER) FROM extensive_calls e CROSS JOIN UNNEST(JSON_ARRAY_ELEMENTS(e.topics)) AS t (x)
=> SELECT e.id, t.x->>'name', (t.x->>'duration')::int FROM extensive_calls e, json_array_elements(e.topics::json) AS t(x)
## rows of an array, grouped
SELECT JSON_VALUE(t.x, '$.name'), COUNT(*), SUM(JSON_VALUE(t.x, '$.duration' RETURNING INTEGER)) FROM extensive_calls e CROSS JOIN UNNEST(JSON_ARRAY_ELEMENTS(e.topics)) AS t (x) WHERE e.started >= '2026-10-01' GROUP BY JSON_VALUE(t.x, '$.name')
=> SELECT t.x->>'name', COUNT(*), SUM((t.x->>'duration')::int) FROM extensive_calls e, json_array_elements(e.topics::json) AS t(x) WHERE e.started >= '2026-10-01' GROUP BY 1
## length of arrays
SELECT id, JSON_LENGTH(topics) FROM extensive_calls
=> SELECT id, json_array_length(topics::json) FROM extensive_calls
## keys of objects
SELECT JSON_KEYS('{"b": 1, "a": 2}') FROM scorecards
=> SELECT '["b","a"]' FROM scorecards
## whole columns
SELECT id, topics, trackers, speakers, structure, interaction_stats FROM extensive_calls WHERE started >= '2026-11-10'
## whole columns of users
SELECT id, email_aliases, personal_meeting_urls, spoken_languages, conferencing_providers FROM users
## like in a JSON column
SELECT COUNT(*) FROM extensive_calls WHERE topics LIKE '%Pricing%' AND trackers IS NOT NULL
## big numbers
SELECT JSON_VALUE('{"a": 12345678901234567890}', '$.a'), JSON_VALUE('{"a": 1234567890123}', '$.a' RETURNING BIGINT) FROM scorecards
=> SELECT '12345678901234567890', 1234567890123 FROM scorecards
## JSON_QUERY that finds several values and has no wrapper
SELECT JSON_QUERY('{"a": 1, "b": [1, 2]}', '$.*'), JSON_QUERY('{"b": [1, 2]}', '$.b[*]'), JSON_QUERY('{"b": [1, 2]}', '$.b[*]' WITH WRAPPER)
