-- Times are text, ISO-8601 in UTC with milliseconds (2026-11-24T13:25:01.000Z), so that their order as text is their
-- order in time. Words (state, outcome, kind) are the ones that people read.

create table run (
    -- Order of starting, whatever the clock did.
    seq          integer not null primary key,
    id           text    not null unique,
    watch        text    not null,
    cause        text    not null,
    started_at   text    not null,
    heartbeat_at text    not null,
    -- The open store that works on it; another one that took the run over has another name.
    owner        text    not null,
    finished_at  text,
    state        text    not null check (state in ('running', 'finished', 'failed', 'interrupted')),
    error        text,
    listings     integer not null default 0,
    undecided    integer not null default 0,
    breaches     integer not null default 0,
    new_findings integer not null default 0
);

-- Two live runs of one watch cannot be written down, whatever the program does.
create unique index run_one_live on run (watch) where state = 'running';
create index run_by_watch on run (watch, seq);

create table page (
    seq               integer not null primary key,
    run_id            text    not null references run (id),
    url               text    not null,
    kind              text    not null check (kind in ('list', 'item')),
    depth             integer not null,
    state             text    not null check (state in ('queued', 'working', 'done')),
    outcome           text,
    detail            text    not null default '',
    capture_log_index integer not null default -1,
    added_at          text    not null,
    done_at           text,
    unique (run_id, url),
    check ((state = 'done') = (outcome is not null))
);

create index page_queue on page (run_id, state, seq);
create index page_tally on page (run_id, outcome);

create table decision (
    -- Never given twice, so that the highest is always the last decision.
    id         integer not null primary key autoincrement,
    finding_id text    not null,
    listing    text    not null,
    kind       text    not null check (kind in ('confirmed', 'dismissed', 'to-review')),
    author     text    not null,
    note       text    not null,
    decided_at text    not null
);

create index decision_by_finding on decision (finding_id, id);

-- What a person decided may be needed as proof of what was known when: it is only ever added to.
create trigger decision_unchanged before update on decision
begin
    select raise(abort, 'a decision is never changed; add another one');
end;

create trigger decision_kept before delete on decision
begin
    select raise(abort, 'a decision is never deleted; add another one');
end;
