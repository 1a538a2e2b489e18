-- What people are to be told, kept until it is delivered. Written in the SQL that both databases know.

create table alert (
    id         text not null primary key,
    kind       text not null,
    watch      text not null,
    -- Alerts of one kind and watch that are about the same thing are not told again for a while.
    about      text not null,
    run_id     text not null,
    subject    text not null,
    -- The message as a person reads it, and as a program does.
    body       text not null,
    payload    text not null,
    created_at text not null
);

create index alert_about on alert (kind, watch, about, created_at);
create index alert_newest on alert (created_at);

-- One row for each way on which an alert goes out.
create table delivery (
    alert_id text    not null references alert (id),
    channel  text    not null,
    state    text    not null check (state in ('waiting', 'delivered', 'given-up')),
    attempts bigint  not null,
    next_at  text    not null,
    error    text    not null,
    done_at  text    not null,
    primary key (alert_id, channel)
);

create index delivery_due on delivery (state, next_at);

-- New findings that are to be told at the end of their run. Of those under seal only that there is one.
create table news (
    watch      text    not null,
    finding_id text    not null,
    run_id     text    not null,
    rule       text    not null,
    title      text    not null,
    severity   text    not null,
    verdict    text    not null,
    trial      bigint  not null,
    sealed     bigint  not null,
    listing    text    not null,
    primary key (watch, finding_id)
);

-- Of how many listings of a run a field was read (shown or absent), and of how many not.
create table field_reading (
    run_id text    not null references run (id),
    field  text    not null,
    seen   bigint  not null,
    unread bigint  not null,
    primary key (run_id, field)
);
