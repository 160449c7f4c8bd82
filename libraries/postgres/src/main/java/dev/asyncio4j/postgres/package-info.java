/**
 * PostgreSQL on a loop: connections, pools, statements, transactions, COPY and notifications.
 *
 * <p>{@link dev.asyncio4j.postgres.Postgres} is the door.
 */
@NullMarked
package dev.asyncio4j.postgres;

import org.jspecify.annotations.NullMarked;
