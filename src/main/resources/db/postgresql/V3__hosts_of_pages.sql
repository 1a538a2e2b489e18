-- As version 3 of the embedded store: the host that a page is asked of.
alter table page add column host text collate "C" not null default '';

drop index page_queue;
create index page_queue on page (run_id, state, host, seq);
