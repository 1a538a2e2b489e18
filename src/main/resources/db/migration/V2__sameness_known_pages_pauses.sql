-- What decides that two addresses are one page (`same`), which pages have one form (`shape`, against traps), and a
-- moment before which a page is not asked for (`not_before`, after a kill: it may have been asked for already).
create table page_2 (
    seq               integer not null primary key,
    run_id            text    not null references run (id),
    url               text    not null,
    same              text    not null,
    shape             text    not null,
    kind              text    not null check (kind in ('list', 'item', 'sitemap')),
    depth             integer not null,
    state             text    not null check (state in ('queued', 'working', 'done')),
    outcome           text,
    detail            text    not null default '',
    capture_log_index integer not null default -1,
    added_at          text    not null,
    not_before        text    not null default '',
    done_at           text,
    unique (run_id, same),
    check ((state = 'done') = (outcome is not null))
);

insert into page_2 (seq, run_id, url, same, shape, kind, depth, state, outcome, detail, capture_log_index, added_at,
                    done_at)
select seq, run_id, url, url, '', kind, depth, state, outcome, detail, capture_log_index, added_at, done_at from page;

drop table page;
alter table page_2 rename to page;

create index page_queue on page (run_id, state, seq);
create index page_tally on page (run_id, outcome);
create index page_by_url on page (run_id, url);
create index page_by_shape on page (run_id, shape);

-- Pages that a run knew of and did not ask for, counted by the reason.
create table left_out (
    run_id text    not null references run (id),
    why    text    not null,
    pages  integer not null,
    primary key (run_id, why)
);

-- What a watch knows of a page from earlier runs: when it is due, and what its site may be asked conditionally.
create table known_page (
    watch         text    not null,
    same          text    not null,
    url           text    not null,
    kind          text    not null check (kind in ('list', 'item', 'sitemap')),
    first_seen_at text    not null,
    seen_at       text    not null,
    due_at        text    not null,
    every_ms      integer not null,
    flagged       integer not null,
    fingerprint   text    not null,
    answered_url  text    not null,
    etag          text    not null,
    last_modified text    not null,
    payload       text    not null,
    primary key (watch, same)
);

create index known_page_due on known_page (watch, due_at);

-- Hosts that asked for a human: nothing is asked of them until then, also by the next process.
create table host_pause (
    origin    text not null primary key,
    url       text not null,
    why       text not null,
    since_at  text not null,
    until_at  text not null
);

-- Watches that a person stopped.
create table watch_pause (
    watch    text not null primary key,
    why      text not null,
    since_at text not null
);
