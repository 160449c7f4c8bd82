/**
 * memcached: a cache that processes share, over few connections that all tasks share.
 *
 * <p><i>Python:</i> aiomcache 0.8. The door is {@link dev.asyncio4j.memcached.MemcachedClient}.
 *
 * <pre>{@code
 * try (var cache = MemcachedClient.create("127.0.0.1", 11211)) {
 *   await(cache.set("page", data, Duration.ofMinutes(5)));
 *   byte[] page = await(cache.get("page"));
 * }
 * }</pre>
 */
@NullMarked
package dev.asyncio4j.memcached;

import org.jspecify.annotations.NullMarked;
