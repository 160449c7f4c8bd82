package dev.asyncio4j.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Has a plain method of a controller run as a body on the loop, where it may await.
 *
 * <p>On a class, all its plain methods. Methods that return what Spring waits for, such as a
 * coroutine or a {@code Mono}, are as they were.
 *
 * <p><i>Python:</i> an {@code async def} endpoint.
 *
 * <p><b>Cancellation:</b> of the request, as of one whose method returns a coroutine.
 *
 * <p><b>Thread and loop:</b> arguments are read by the thread of the server, the method runs on the
 * loop: it must not block.
 *
 * <pre>{@code
 * class Clock { // a controller of the application
 *   @OnLoop
 *   String noon() {
 *     return await(sleep(Duration.ofSeconds(1), "noon"));
 *   }
 * }
 * }</pre>
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface OnLoop {}
