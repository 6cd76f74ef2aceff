## nulls last ordered
SELECT id, extension FROM users ORDER BY extension, id
## nulls first descending ordered
SELECT id, extension FROM users ORDER BY extension DESC, id
## nulls placed ordered
SELECT id, extension, manager_id FROM users ORDER BY extension NULLS FIRST, manager_id DESC NULLS LAST, id
## by an expression ordered
SELECT id FROM calls ORDER BY duration / 60, id DESC LIMIT 50
## by an expression of the output ordered
SELECT id, duration / 60 AS m FROM calls ORDER BY m DESC, id OFFSET 5 LIMIT 20
## by case ordered
SELECT id, direction FROM calls ORDER BY CASE direction WHEN 'Inbound' THEN 0 WHEN 'Outbound' THEN 1 ELSE 2 END, started DESC, id LIMIT 45
## by boolean ordered
SELECT id, active FROM users ORDER BY active DESC, id
## by position and name ordered
SELECT direction, media, COUNT(*) AS n FROM calls GROUP BY direction, media ORDER BY n DESC, 2, direction
## by what is not selected ordered
SELECT title FROM calls ORDER BY started DESC, id LIMIT 10
## by an aggregate not selected ordered
SELECT primary_user_id FROM calls GROUP BY primary_user_id ORDER BY MAX(started) DESC, primary_user_id LIMIT 8
## by length, then text ordered
SELECT first_name, id FROM users ORDER BY CHAR_LENGTH(first_name), first_name, id
## by text without case ordered
SELECT id, title FROM calls WHERE title NOT LIKE '%ﬁ%' AND title NOT LIKE '%Ｄ%' ORDER BY UPPER(title), id LIMIT 60
## by a cast ordered
SELECT id FROM calls ORDER BY CAST(duration AS VARCHAR), id LIMIT 30
## by a cast date, twice ordered
SELECT id FROM calls ORDER BY CAST(started AS DATE), CAST(scheduled AS DATE) DESC, id LIMIT 60
## by a truncation, then the time ordered
SELECT id FROM calls ORDER BY DATE_TRUNC('week', started) DESC, started, id LIMIT 25
## by a year, then name ordered
SELECT id FROM users ORDER BY EXTRACT(YEAR FROM created), last_name, id
## by coalesce ordered
SELECT id FROM calls ORDER BY COALESCE(scheduled, started) DESC, id LIMIT 20
## by a scalar subquery ordered
SELECT s.scorecard_id FROM scorecards s ORDER BY (SELECT COUNT(*) FROM answered_scorecards a WHERE a.scorecard_id = s.scorecard_id), s.scorecard_id
## newest first, below a filter that is not pushed ordered
SELECT id FROM calls WHERE title LIKE '%e%' ORDER BY started DESC, id LIMIT 9
## newest first, with offset ordered
SELECT id FROM extensive_calls ORDER BY started DESC, id DESC LIMIT 7 OFFSET 7
## oldest first ordered
SELECT id FROM calls ORDER BY started, id LIMIT 7
## distinct, ordered, limited ordered
SELECT DISTINCT primary_user_id FROM calls ORDER BY primary_user_id DESC LIMIT 4
## limit 0
SELECT id FROM calls ORDER BY started LIMIT 0
## limit beyond the rows ordered
SELECT scorecard_id FROM scorecards ORDER BY scorecard_id LIMIT 1000000
## offset beyond the rows
SELECT scorecard_id FROM scorecards ORDER BY scorecard_id OFFSET 1000
## fetch first ordered
SELECT id FROM users ORDER BY created, id FETCH FIRST 3 ROWS ONLY
## offset and fetch next ordered
SELECT id FROM users ORDER BY created, id OFFSET 2 ROWS FETCH NEXT 3 ROWS ONLY
## fetch with ties
SELECT direction FROM calls ORDER BY direction FETCH FIRST 1 ROW WITH TIES
## limit in a derived table
SELECT COUNT(*), MIN(started) FROM (SELECT * FROM calls ORDER BY started DESC LIMIT 17) t
## limit in a derived table, sorted otherwise ordered
SELECT id FROM (SELECT id, started, duration FROM calls ORDER BY started DESC, id LIMIT 20) t ORDER BY duration DESC, id
## limits nested ordered
SELECT id FROM (SELECT id, started FROM calls ORDER BY started DESC, id LIMIT 20 OFFSET 3) t ORDER BY started DESC, id LIMIT 5 OFFSET 2
## limit under a join
SELECT t.id, p.id FROM (SELECT id FROM calls ORDER BY started DESC, id LIMIT 5) t JOIN call_parties p ON p.call_id = t.id
## limit under an aggregate
SELECT direction, COUNT(*) FROM (SELECT direction FROM calls ORDER BY started DESC, id LIMIT 40) t GROUP BY direction
## filter above a limit
SELECT id FROM (SELECT id, direction FROM calls ORDER BY started DESC, id LIMIT 30) t WHERE direction = 'Inbound'
## order by in in
SELECT id FROM calls WHERE id IN (SELECT id FROM calls ORDER BY duration DESC, id LIMIT 6) AND started >= '2026-08-01'
## top per group, by lateral ordered
SELECT u.id, x.started FROM users u, LATERAL (SELECT started FROM calls c WHERE c.primary_user_id = u.id ORDER BY started DESC LIMIT 2) x ORDER BY u.id, x.started
## the newest of each by distinct on
SELECT DISTINCT ON (direction) direction, id, started FROM calls ORDER BY direction, started DESC, id
## sorts of a union with nulls ordered
SELECT x FROM (SELECT extension AS x FROM users UNION SELECT manager_id FROM users) t ORDER BY x DESC
## sort by several directions ordered
SELECT direction, media, duration, id FROM calls ORDER BY direction DESC, media, duration DESC, id LIMIT 70
## row numbers in the order of the result ordered
SELECT ROW_NUMBER() OVER (ORDER BY started DESC, id) AS n, id FROM calls ORDER BY n LIMIT 12
## by rows ordered
SELECT id, title FROM users ORDER BY ROW(title, id)
## by rows descending ordered
SELECT id, title FROM users ORDER BY ROW(title, id) DESC
## by rows with NULLS FIRST, which no row is ordered
SELECT id, title FROM users ORDER BY (title, id) NULLS FIRST
## by rows of rows ordered
SELECT id FROM users ORDER BY ROW(ROW(title, manager_id), id) FETCH NEXT 7 ROWS ONLY
## by rows within an aggregate
SELECT STRING_AGG(id, ',' ORDER BY ROW(title, id)) FROM users
