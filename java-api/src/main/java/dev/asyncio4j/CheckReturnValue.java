package dev.asyncio4j;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that does nothing if its result is dropped: a {@link Coroutine} runs only when it
 * is awaited or made a task.
 *
 * <p><i>Python:</i> none; there the warning "coroutine … was never awaited" comes at run time, and
 * here it does in debug mode. Tools that know an annotation of this name, from whatever package,
 * tell of {@code sleep(delay);} as a statement when it is compiled: Error Prone, SpotBugs and
 * IntelliJ IDEA do. Put it on methods of your own that return a coroutine, or on a class or package
 * of them.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.TYPE, ElementType.PACKAGE})
public @interface CheckReturnValue {}
