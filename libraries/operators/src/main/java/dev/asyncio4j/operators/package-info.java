/**
 * Stream operators over asynchronous iterables.
 *
 * <p>The door is {@link dev.asyncio4j.operators.Stream}, and {@link
 * dev.asyncio4j.operators.Streams} for what has no source or several.
 *
 * <p><i>Python:</i> the library {@code aiostream}. What is {@code xs | pipe.map(f) | pipe.take(3)}
 * there is {@code xs.map(f).take(3)} here.
 *
 * <p>A stream is cold: a description that can run any number of times. It runs in the task that
 * asks for its items, and nothing runs ahead of that, but for the operators that say so. What a run
 * has opened is closed, the last first, when it ends, fails, is cancelled or is left.
 *
 * <pre>{@code
 * try (var squares = Streams.count().map(x -> x * x).filter(x -> x % 2 == 1).stream()) {
 *   for (long square : each(squares)) {
 *     if (square > 100) break;
 *     System.out.println(square);
 *   }
 * }
 * }</pre>
 */
@NullMarked
package dev.asyncio4j.operators;

import org.jspecify.annotations.NullMarked;
