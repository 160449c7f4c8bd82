package dev.asyncio4j.examples.shortener;

import java.time.OffsetDateTime;

/**
 * A row of the table.
 *
 * @param url where it leads
 * @param created when it was made
 * @param hits how often it was followed, as far as that has been written
 */
record Link(String url, OffsetDateTime created, long hits) {}
