/**
 * An ambient loop for programs that are not asynchronous.
 *
 * <p>Functions return their future results at once, from coroutines, threads or processes.
 *
 * <p><i>Python:</i> unsync 1.4. The door is {@link dev.asyncio4j.unsync.Unsync}.
 *
 * <pre>{@code
 * Unfuture<String> a = Unsync.start(fetch("http://a"));
 * Unfuture<String> b = Unsync.start(fetch("http://b"));
 * System.out.println(a.result() + b.result()); // both at the same time
 * }</pre>
 */
@NullMarked
package dev.asyncio4j.unsync;

import org.jspecify.annotations.NullMarked;
