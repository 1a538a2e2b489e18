-- The host that a page is asked of (scheme, name and port), so that pages of many hosts are taken side by side however
-- they were found. Empty in runs of before: they count as pages of one host.
alter table page add column host text not null default '';

drop index page_queue;
create index page_queue on page (run_id, state, host, seq);
