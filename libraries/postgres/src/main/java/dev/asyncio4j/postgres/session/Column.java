package dev.asyncio4j.postgres.session;

/** A column of a result, as the server tells it: its name and the number of its type. */
record Column(String name, int oid) {}
