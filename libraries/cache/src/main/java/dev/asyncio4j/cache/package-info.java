/**
 * A bounded memory of an asynchronous function.
 *
 * <p>Callers at the same time share one run, and the values that were used last are kept.
 *
 * <p><i>Python:</i> async-lru 2.3. The door is {@link dev.asyncio4j.cache.AsyncCache}.
 *
 * <pre>{@code
 * AsyncCache<String, String> pages = AsyncCache.of(u -> fetch(u), CacheOptions.defaults().maxsize(32));
 * System.out.println(await(pages.get(url)));
 * System.out.println(await(pages.get(url))); // does not run fetch again
 * }</pre>
 */
@NullMarked
package dev.asyncio4j.cache;

import org.jspecify.annotations.NullMarked;
