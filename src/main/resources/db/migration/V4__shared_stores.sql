-- How long a run was worked on, over all its parts: what its budget counts.
alter table run add column worked_ms integer not null default 0;

-- Who took a page, and when: pages that a process took after it had lost the run are found again by that.
alter table page add column taken_by text not null default '';
alter table page add column taken_at text not null default '';

-- Times of watches that were not kept as their files say: how often, when last, and what happened then.
create table missed_time (
    watch   text    not null,
    what    text    not null check (what in ('late', 'paused', 'running', 'unable')),
    times   integer not null,
    last_at text    not null,
    detail  text    not null,
    primary key (watch, what)
);
