/** Connections that are lent. */
@NullMarked
package dev.asyncio4j.postgres.pool;

import org.jspecify.annotations.NullMarked;
