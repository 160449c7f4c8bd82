/** A URL shortener: HTTP in front, PostgreSQL behind, Redis between, on one event loop. */
@NullMarked
package dev.asyncio4j.examples.shortener;

import org.jspecify.annotations.NullMarked;
