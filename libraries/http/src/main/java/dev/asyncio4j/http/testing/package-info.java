/**
 * Help for tests of clients and servers.
 *
 * <p><i>Python:</i> {@code aiohttp.test_utils}.
 */
@NullMarked
package dev.asyncio4j.http.testing;

import org.jspecify.annotations.NullMarked;
