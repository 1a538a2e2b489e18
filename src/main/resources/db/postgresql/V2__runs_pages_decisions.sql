-- The tables of versions 1 and 2 of the embedded store; what each is for stands there. Times are text, as there, and
-- all that is compared by order is compared byte by byte, whatever the language of the database.

create table run (
    seq          bigint generated always as identity primary key,
    id           text   not null unique,
    watch        text   not null,
    cause        text   not null,
    started_at   text   collate "C" not null,
    heartbeat_at text   collate "C" not null,
    owner        text   not null,
    finished_at  text   collate "C",
    state        text   not null check (state in ('running', 'finished', 'failed', 'interrupted')),
    error        text,
    listings     bigint not null default 0,
    undecided    bigint not null default 0,
    breaches     bigint not null default 0,
    new_findings bigint not null default 0
);

create unique index run_one_live on run (watch) where state = 'running';
create index run_by_watch on run (watch, seq);

create table page (
    seq               bigint  generated always as identity primary key,
    run_id            text    not null references run (id),
    url               text    not null,
    same              text    collate "C" not null,
    shape             text    not null,
    kind              text    not null check (kind in ('list', 'item', 'sitemap')),
    depth             integer not null,
    state             text    not null check (state in ('queued', 'working', 'done')),
    outcome           text,
    detail            text    not null default '',
    capture_log_index bigint  not null default -1,
    added_at          text    collate "C" not null,
    not_before        text    collate "C" not null default '',
    done_at           text    collate "C",
    unique (run_id, same),
    check ((state = 'done') = (outcome is not null))
);

create index page_queue on page (run_id, state, seq);
create index page_tally on page (run_id, outcome);
-- An index takes texts of limited length only, and an address may be longer.
create index page_by_url on page (run_id, md5(url));
create index page_by_shape on page (run_id, shape);

create table decision (
    id         bigint generated always as identity primary key,
    finding_id text   not null,
    listing    text   not null,
    kind       text   not null check (kind in ('confirmed', 'dismissed', 'to-review')),
    author     text   not null,
    note       text   not null,
    decided_at text   collate "C" not null
);

create index decision_by_finding on decision using hash (finding_id);

create function decision_unchanged() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        raise exception 'a decision is never changed; add another one';
    end if;
    raise exception 'a decision is never deleted; add another one';
end
$$;

create trigger decision_unchanged before update or delete on decision
    for each row execute function decision_unchanged();
create trigger decision_kept before truncate on decision
    for each statement execute function decision_unchanged();

create table left_out (
    run_id text   not null references run (id),
    why    text   not null,
    pages  bigint not null,
    primary key (run_id, why)
);

create table known_page (
    watch         text    not null,
    same          text    collate "C" not null,
    url           text    not null,
    kind          text    not null check (kind in ('list', 'item', 'sitemap')),
    first_seen_at text    collate "C" not null,
    seen_at       text    collate "C" not null,
    due_at        text    collate "C" not null,
    every_ms      bigint  not null,
    flagged       integer not null,
    fingerprint   text    not null,
    answered_url  text    not null,
    etag          text    not null,
    last_modified text    not null,
    payload       text    not null,
    primary key (watch, same)
);

create index known_page_due on known_page (watch, due_at);

create table host_pause (
    origin   text collate "C" not null primary key,
    url      text not null,
    why      text not null,
    since_at text collate "C" not null,
    until_at text collate "C" not null
);

create table watch_pause (
    watch    text not null primary key,
    why      text not null,
    since_at text collate "C" not null
);
