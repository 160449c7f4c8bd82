/**
 * asyncio for the JVM: coroutines in direct style, tasks, futures and the functions that combine
 * them.
 *
 * <p>{@link dev.asyncio4j.Asyncio} holds the functions; import it statically. A first program:
 *
 * <pre>{@code
 * import static dev.asyncio4j.Asyncio.*;
 *
 * import dev.asyncio4j.Coroutine;
 * import java.time.Duration;
 *
 * public class Hello {
 *   static Coroutine<String> greet(String name, int millis) {
 *     return async(() -> {
 *       await(sleep(Duration.ofMillis(millis)));
 *       return "hello, " + name;
 *     });
 *   }
 *
 *   public static void main(String[] args) {
 *     run(async(() -> System.out.println(await(gather(greet("a", 20), greet("b", 10))))));
 *   }
 * }
 * }</pre>
 *
 * <p>From Python to Java:
 *
 * <ul>
 *   <li>Names are in camelCase, joined words split: {@code create_task} is {@code createTask}. An
 *       attribute or a getter {@code get_x()} is {@code x()}.
 *   <li>What Python awaits returns an {@link dev.asyncio4j.Awaitable}, which starts when it is
 *       awaited or made a task.
 *   <li>{@code async with} is a method that takes the body and runs it in the same task: {@code
 *       timeout(d, body)}.
 *   <li>{@code async for} is {@code for (T x : each(source))}.
 *   <li>{@code wait()} of an object is {@code await()}, {@code notify()} is {@code signal()}:
 *       {@code Object} owns the others.
 *   <li>Seconds are {@link java.time.Duration}s; {@code null} means no limit. Keyword options are
 *       one immutable object with {@code defaults()} and a method for each option.
 *   <li>{@code …Error} is an unchecked {@code …Exception} in {@link dev.asyncio4j.exceptions}, but
 *       {@link dev.asyncio4j.exceptions.CancelledError} is an {@code Error}, so that {@code catch
 *       (Exception e)} lets it pass.
 *   <li>{@code await} rethrows the very object that the awaited thing failed with, checked or not.
 *   <li>Where a {@link dev.asyncio4j.Body} is taken, there is a twin for a block without a value.
 * </ul>
 *
 * <p>At most one coroutine or callback of a loop runs at any time, and another gets its turn only
 * where one awaits. So state that the tasks of one loop share needs no lock. Objects of a loop are
 * used on its turn only, unless their doc says otherwise.
 */
@NullMarked
package dev.asyncio4j;

import org.jspecify.annotations.NullMarked;
