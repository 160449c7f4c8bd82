/**
 * A server for tests, in the process of the test.
 *
 * <p><i>Python:</i> none.
 */
@NullMarked
package dev.asyncio4j.memcached.testing;

import org.jspecify.annotations.NullMarked;
